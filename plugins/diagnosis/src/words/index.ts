/** The engine of words: from a text to calibrated log-probabilities of labels. */
export { AmendedScorer, type Trained, type UtteranceChanges } from './amended-scorer'
export { BayesScorer, trainBayes } from './bayes-scorer'
export { Counts } from './counts'
export { LearnedScorer, learnedScorer } from './learned-scorer'
export { type LearnedWeights, trainWeights, type WeightTraining } from './learned-weights'
export { type Random, seededRandom, shuffle } from './random'
export type {
  IncrementalScorer,
  LabelledText,
  Scorer,
  TrainScorer,
  WordContribution,
  WordScores,
} from './scorer'
