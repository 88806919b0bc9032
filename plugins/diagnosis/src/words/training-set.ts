/** The training utterances and the counts of naive Bayes as flat arrays, ready for learning weights. */
import { Counts } from './counts'
import { FAMILY_COUNT } from './features'
import type { LabelledText } from './scorer'

/** Smoothing of the ratios that carry one weight a feature, and of those that carry one a pair. */
export const FEATURE_SMOOTHING = 0.3
export const PAIR_SMOOTHING = 0.1

export interface TrainingSet {
  readonly counts: Counts
  readonly labelCount: number
  readonly featureCount: number
  /** The features of utterance i: features[offsets[i] … offsets[i + 1]). */
  readonly offsets: Int32Array
  readonly features: Int32Array
  /** Label index of each utterance. */
  readonly truths: Int32Array
}

export function trainingSet(labels: readonly string[], utterances: readonly LabelledText[]): TrainingSet {
  const counts = new Counts(labels)
  counts.addAll(utterances)
  const rows = utterances.map(({ text }) => counts.features(text))
  const offsets = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length
  })
  const features = new Int32Array(offsets[rows.length]!)
  rows.forEach((row, i) => {
    features.set(row, offsets[i])
  })
  const truths = Int32Array.from(utterances, ({ label }) => counts.labelIndex(label))
  return { counts, labelCount: labels.length, featureCount: counts.vocabulary.size, offsets, features, truths }
}

/** ln(λ + (1-λ) · p(f|c) / p(f)) of every feature and label: [feature · labels + label]. A pair never seen has ln λ. */
export function logRatios({ counts, featureCount, labelCount }: TrainingSet, smoothing: number): Float32Array {
  const { rows, families, featureTotals, familyTotals, labelTotals } = counts
  const absent = Math.log(smoothing)
  const ratios = new Float32Array(featureCount * labelCount).fill(absent)
  for (let f = 0; f < featureCount; f++) {
    const family = families[f]!
    const background = featureTotals[f]! / familyTotals[family]!
    for (let at = rows.starts[f]!; at < rows.starts[f]! + rows.lengths[f]!; at++) {
      const entry = rows.arena[at]!
      const label = entry >>> 16
      const share = (entry & 65_535) / labelTotals[family * labelCount + label]!
      ratios[f * labelCount + label] = absent + excessOf(share / background, smoothing)
    }
  }
  return ratios
}

/**
 * For each feature of each utterance: by how much the log-ratio of the utterance's own label changes (≤ 0) when the
 * utterance itself is left out. Without this, whatever occurs once looks like perfect evidence.
 */
export function leaveOneOutChanges(set: TrainingSet, smoothing: number): Float32Array {
  const { counts, offsets, features, truths, labelCount } = set
  const changes = new Float32Array(features.length)
  const own = new Int32Array(FAMILY_COUNT)
  for (let i = 0; i < truths.length; i++) {
    own.fill(0)
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) own[counts.families[features[at]!]!]!++
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      const f = features[at]!
      const family = counts.families[f]!
      const background = counts.featureTotals[f]! / counts.familyTotals[family]!
      const count = counts.rows.get(f, truths[i]!)
      const total = counts.labelTotals[family * labelCount + truths[i]!]!
      const without = count === 1 ? 0 : (count - 1) / (total - own[family]!) / background
      changes[at] = excessOf(without, smoothing) - excessOf(count / total / background, smoothing)
    }
  }
  return changes
}

/** ln(λ + (1-λ) · ratio) - ln λ. */
function excessOf(ratio: number, smoothing: number): number {
  return Math.log1p(((1 - smoothing) / smoothing) * ratio)
}
