/** What a scorer of words is trained on: each utterance of the knowledge under its topic. */
import type { Knowledge } from './knowledge'
import { normalise } from './text'
import { type LabelledText, learnedScorer, type Scorer, trainWeights } from './words'

export interface Training {
  /** The ids of the topics, in the order of the knowledge. */
  readonly labels: readonly string[]
  readonly utterances: readonly LabelledText[]
}

export function trainingOf({ topics }: Knowledge): Training {
  return {
    labels: topics.map(({ id }) => id),
    utterances: topics.flatMap((topic) => topic.utterances.map((text) => ({ text: normalise(text), label: topic.id }))),
  }
}

/** Training decides its order by chance; with a fixed seed the same knowledge gives the same answers. */
export const TRAINING_SEED = 1

/** The scorer that the running bot ends up with; takes about a second at seventy topics. */
export function trainScorer({ labels, utterances }: Training): Scorer {
  return learnedScorer(trainWeights({ labels, utterances, seed: TRAINING_SEED }))
}
