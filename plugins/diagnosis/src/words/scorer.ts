/** The contract of everything that turns words into a score a label. */

/** One labelled utterance; `label` is a topic's id. */
export interface LabelledText {
  readonly text: string
  readonly label: string
}

export interface WordScores {
  /** Calibrated ln P(label | text), in the order of {@link Scorer.labels}; exp() sums to 1. */
  readonly logProbabilities: Float64Array
  /** How much the text is like the training utterances at all: higher is more in scope. Comparable within one scorer only. */
  readonly scope: number
  /** Share of the text's features that training has seen, 0–1. */
  readonly known: number
}

/** One feature's share of a label's score, in the calibrated logarithmic scale (nats). */
export interface WordContribution {
  readonly feature: string
  readonly weight: number
}

/** A frozen model of words. Classifying never changes it; adding or removing an utterance gives a new one or says so. */
export interface Scorer {
  readonly labels: readonly string[]
  score(text: string): WordScores
  /** The features that moved `label` against the mean of the labels, the strongest (by size) first. */
  explain(text: string, label: string): WordContribution[]
}

/** Makes a scorer from utterances. `labels` fixes the order; a label without utterances is allowed. */
export type TrainScorer = (labels: readonly string[], utterances: readonly LabelledText[]) => Scorer

/** A scorer that can be changed in place; what was added and is removed leaves exactly the model of before. */
export interface IncrementalScorer extends Scorer {
  /** @throws RangeError for an unknown label */
  add(utterance: LabelledText): void
  /** @throws RangeError, changing nothing, for an utterance that cannot have been added */
  remove(utterance: LabelledText): void
}
