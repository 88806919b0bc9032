/** Measures of classifiers: pure, over predictions. */
export { expectedCalibrationError, type ReliabilityBin, reliability } from './calibration-error'
export { type Closer, closerTopic, duplicatesOf } from './closeness'
export { type Change, type Comparison, compare, type Verdict } from './compare'
export {
  evaluateIntents,
  heldBackThreshold,
  type IntentEvaluation,
  type IntentLine,
  type IntentReport,
  labelledLines,
  labelsOf,
  predict,
  reportIntents,
} from './intents'
export { accuracy, type Confusion, confusions, macroF1, type Prediction, topAccuracy } from './metrics'
export { acceptingThreshold, auroc, type Rejection, rejectionAt, scopeAuroc } from './rejection'
