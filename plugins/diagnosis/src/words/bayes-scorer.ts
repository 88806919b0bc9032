/**
 * Naive Bayes on counts alone: multinomial over binary features, one distribution a family, each smoothed against the
 * corpus (Jelinek and Mercer 1980). score(c) = n^-½ · Σ_f ln(λ + (1-λ) · p(f|c) / p(f)); n counts unknown features too.
 */
import { fitFactor, type HeldOutScores, logSoftmax } from './calibration'
import { Counts } from './counts'
import { FeatureReader } from './feature-reader'
import { likeness } from './likeness'
import type { IncrementalScorer, LabelledText, WordContribution, WordScores } from './scorer'
import { COLUMN_SHIFT, COUNT_MASK } from './sparse-rows'

/** λ: the share of the corpus in each label's distribution. */
export const SMOOTHING = 0.3
/** A product is folded into its logarithm before it can overflow; one factor is below 1e80 by far. */
const FOLD_ABOVE = 1e200
/** With thousands of labels the commonest features say least and cost most; this bounds the cost of one text. */
const MAX_POSTINGS = 80_000
/** Texts and label scores that calibration may look at. */
const CALIBRATION_TEXTS = 400
const CALIBRATION_SCORES = 400_000

/** A live view of `counts`: whatever changes them changes it. */
export class BayesScorer implements IncrementalScorer {
  readonly labels: readonly string[]
  readonly #products: Float64Array
  readonly #logs: Float64Array
  readonly #reader: FeatureReader

  /** `factor`: the inverse temperature of {@link fitFactor}. */
  constructor(
    readonly counts: Counts,
    readonly factor = 1,
  ) {
    this.labels = counts.labels
    this.#reader = new FeatureReader(counts.vocabulary)
    this.#products = new Float64Array(this.labels.length)
    this.#logs = new Float64Array(this.labels.length)
  }

  add(utterance: LabelledText): void {
    this.counts.add(utterance)
  }

  remove(utterance: LabelledText): void {
    this.counts.remove(utterance)
  }

  score(text: string): WordScores {
    const scores = this.rawScores(text)
    const scope = likeness(scores, this.counts.size)
    return { logProbabilities: logSoftmax(scores, this.factor, scores), scope, known: this.#reader.share }
  }

  /** Scores before calibration, in nats / √features. */
  rawScores(text: string): Float64Array {
    const used = this.#read(text)
    this.#products.fill(1)
    this.#logs.fill(0)
    for (const id of used) this.#multiplyRow(id)
    const scores = new Float64Array(this.labels.length)
    const absent = used.length * Math.log(SMOOTHING)
    const scale = this.#reader.scale
    for (let label = 0; label < scores.length; label++) {
      scores[label] = scale * (absent + this.#logs[label]! + Math.log(this.#products[label]!))
    }
    return scores
  }

  explain(text: string, label: string): WordContribution[] {
    const column = this.counts.labelIndex(label)
    const used = new Set(this.#read(text))
    const scale = this.factor * this.#reader.scale
    const contributions: WordContribution[] = []
    for (let index = 0; index < this.#reader.known; index++) {
      const id = this.#reader.ids[index]!
      if (!used.has(id)) continue
      contributions.push({ feature: this.#reader.words(index), weight: scale * this.#againstMean(id, column) })
    }
    return contributions.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  }

  /** The known features of a text: all of them, or the rarest whose rows together stay within {@link MAX_POSTINGS}. */
  #read(text: string): Int32Array {
    this.#reader.read(text, this.counts.featureTotals)
    const ids = this.#reader.ids.subarray(0, this.#reader.known)
    const { lengths } = this.counts.rows
    let postings = 0
    for (const id of ids) postings += lengths[id]!
    if (postings <= MAX_POSTINGS) return ids
    const rarest = ids.slice().sort((a, b) => lengths[a]! - lengths[b]!)
    let used = rarest.length
    while (postings > MAX_POSTINGS) postings -= lengths[rarest[--used]!]!
    return rarest.subarray(0, used)
  }

  /** Multiplies what each label of the row has beyond λ; other labels are not touched. */
  #multiplyRow(id: number): void {
    const { rows, families, inverseTotals } = this.counts
    const { arena } = rows
    const products = this.#products
    const family = families[id]!
    const offset = family * products.length
    const factor = this.#rarity(id)
    const start = rows.starts[id]!
    const end = start + rows.lengths[id]!
    for (let at = start; at < end; at++) {
      const entry = arena[at]!
      // Imported names cost a getter's call each in CommonJS: the numbers are those of sparse-rows.
      const label = entry >>> 16
      const product = products[label]! * (1 + (entry & 65535) * factor * inverseTotals[offset + label]!)
      products[label] = product
      if (product > FOLD_ABOVE) this.#fold(label)
    }
  }

  /** (1-λ)/λ / p(f). */
  #rarity(id: number): number {
    const { families, featureTotals, familyTotals } = this.counts
    return ((1 - SMOOTHING) / SMOOTHING) * (familyTotals[families[id]!]! / featureTotals[id]!)
  }

  #fold(label: number): void {
    this.#logs[label] = this.#logs[label]! + Math.log(this.#products[label]!)
    this.#products[label] = 1
  }

  /** What a feature adds to a label's score, less what it adds on average over the labels. */
  #againstMean(id: number, column: number): number {
    const { rows, families, inverseTotals } = this.counts
    const family = families[id]!
    const factor = this.#rarity(id)
    let own = 0
    let sum = 0
    for (let at = rows.starts[id]!; at < rows.starts[id]! + rows.lengths[id]!; at++) {
      const entry = rows.arena[at]!
      const label = entry >>> COLUMN_SHIFT
      const term = Math.log1p((entry & COUNT_MASK) * factor * inverseTotals[family * this.labels.length + label]!)
      sum += term
      if (label === column) own = term
    }
    return own - sum / this.labels.length
  }
}

/** Counts the utterances and calibrates by leaving single ones out. Fast enough for 5,000 labels × 20 utterances. */
export function trainBayes(labels: readonly string[], utterances: readonly LabelledText[]): BayesScorer {
  const counts = new Counts(labels)
  counts.addAll(utterances)
  const probe = new BayesScorer(counts)
  return new BayesScorer(counts, fitFactor(leaveOneOut(probe, utterances)))
}

/** Scores of evenly spaced utterances, each by the model without it. */
function leaveOneOut(scorer: BayesScorer, utterances: readonly LabelledText[]): HeldOutScores[] {
  const most = Math.min(CALIBRATION_TEXTS, Math.ceil(CALIBRATION_SCORES / scorer.labels.length))
  const stride = Math.max(1, utterances.length / most)
  const heldOut: HeldOutScores[] = []
  for (let at = 0; at < utterances.length; at += stride) {
    const utterance = utterances[Math.floor(at)]!
    scorer.remove(utterance)
    heldOut.push({ scores: scorer.rawScores(utterance.text), truth: scorer.counts.labelIndex(utterance.label) })
    scorer.add(utterance)
  }
  return heldOut
}
