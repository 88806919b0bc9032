/** The training utterances and the counts of naive Bayes as flat arrays, ready for learning weights. */
import { Counts } from './counts'
import { FAMILY_COUNT } from './features'
import type { LabelledText } from './scorer'

/** Smoothing of the ratios that carry one weight a feature, and of those that carry one a pair. */
export const FEATURE_SMOOTHING = 0.3
export const PAIR_SMOOTHING = 0.1

/**
 * Features that occur in one utterance only are left out: without that utterance they say nothing, so there is nothing
 * to learn. They are half of all, and stay in the model with their plain ratio.
 */
export interface TrainingSet {
  readonly counts: Counts
  readonly labelCount: number
  /** Number in the counts of each feature that occurs at least twice, and of the others. */
  readonly repeated: Int32Array
  readonly single: Int32Array
  /** The repeated features of utterance i, as indexes into `repeated`: features[offsets[i] … offsets[i + 1]). */
  readonly offsets: Int32Array
  readonly features: Int32Array
  /** Different features of each utterance, single ones too. */
  readonly sizes: Int32Array
  /** The same by family: [utterance · families + family]. */
  readonly familySizes: Uint16Array
  /** Label index of each utterance. */
  readonly truths: Int32Array
}

export function trainingSet(labels: readonly string[], utterances: readonly LabelledText[]): TrainingSet {
  const counts = new Counts(labels)
  counts.addAll(utterances)
  const all = Int32Array.from({ length: counts.vocabulary.size }, (_, id) => id)
  const repeated = all.filter((id) => counts.featureTotals[id]! > 1)
  const single = all.filter((id) => counts.featureTotals[id] === 1)
  const place = new Int32Array(all.length).fill(-1)
  for (let index = 0; index < repeated.length; index++) place[repeated[index]!] = index

  const rows = utterances.map(({ text }) => counts.features(text))
  const familySizes = new Uint16Array(FAMILY_COUNT * rows.length)
  rows.forEach((row, i) => {
    for (const id of row) familySizes[i * FAMILY_COUNT + counts.families[id]!]!++
  })
  const kept = rows.map((row) => row.map((id) => place[id]!).filter((index) => index >= 0))
  return {
    counts,
    labelCount: labels.length,
    repeated,
    single,
    ...flatten(kept),
    sizes: Int32Array.from(rows, ({ length }) => length),
    familySizes,
    truths: Int32Array.from(utterances, ({ label }) => counts.labelIndex(label)),
  }
}

function flatten(rows: readonly Int32Array[]): { offsets: Int32Array; features: Int32Array } {
  const offsets = new Int32Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) offsets[i + 1] = offsets[i]! + rows[i]!.length
  const features = new Int32Array(offsets[rows.length]!)
  for (let i = 0; i < rows.length; i++) features.set(rows[i]!, offsets[i])
  return { offsets, features }
}

/** ln(λ + (1-λ) · p(f|c) / p(f)) of the repeated features: [feature · labels + label]. A pair never seen has ln λ. */
export function logRatios({ counts, repeated, labelCount }: TrainingSet, smoothing: number): Float32Array {
  const { rows } = counts
  const absent = Math.log(smoothing)
  const ratios = new Float32Array(repeated.length * labelCount).fill(absent)
  for (let f = 0; f < repeated.length; f++) {
    const id = repeated[f]!
    for (let at = rows.starts[id]!; at < rows.starts[id]! + rows.lengths[id]!; at++) {
      const entry = rows.arena[at]!
      const label = entry >>> 16
      ratios[f * labelCount + label] = absent + excess(counts, id, label, entry & 65_535, smoothing)
    }
  }
  return ratios
}

/** The labels of the single features, and by how much their log-ratio there exceeds ln λ. */
export function singleRatios({ counts, single }: TrainingSet, smoothing: number) {
  const labels = Int32Array.from(single, (id) => counts.rows.arena[counts.rows.starts[id]!]! >>> 16)
  const excesses = Float32Array.from(single, (id, i) => excess(counts, id, labels[i]!, 1, smoothing))
  return { labels, excesses }
}

/**
 * For each repeated feature of each utterance: by how much the log-ratio of the utterance's own label changes (≤ 0) when the
 * utterance itself is left out. Without this, whatever occurs once looks like perfect evidence.
 */
export function leaveOneOutChanges(set: TrainingSet, smoothing: number): Float32Array {
  const { counts, repeated, offsets, features, familySizes, truths } = set
  const changes = new Float32Array(features.length)
  for (let i = 0; i < truths.length; i++) {
    const truth = truths[i]!
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      const id = repeated[features[at]!]!
      const count = counts.rows.get(id, truth)
      const own = familySizes[i * FAMILY_COUNT + counts.families[id]!]!
      const without = count === 1 ? 0 : excess(counts, id, truth, count - 1, smoothing, own)
      changes[at] = without - excess(counts, id, truth, count, smoothing)
    }
  }
  return changes
}

/** ln(λ + (1-λ) · p(f|c) / p(f)) - ln λ for `count` of the label's occurrences of the family, `less` of which are left out. */
function excess(counts: Counts, id: number, label: number, count: number, smoothing: number, less = 0): number {
  const family = counts.families[id]!
  const background = counts.featureTotals[id]! / counts.familyTotals[family]!
  const share = count / (counts.labelTotals[family * counts.labels.length + label]! - less)
  return Math.log1p(((1 - smoothing) / smoothing) * (share / background))
}
