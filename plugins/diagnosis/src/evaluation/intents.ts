/** Trains and measures a scorer on lines of text and label; the test lines tune nothing. */
import { type LabelledText, type Scorer, seededRandom, shuffle, type TrainScorer } from '../words'
import { expectedCalibrationError, type ReliabilityBin, reliability } from './calibration-error'
import { accuracy, type Confusion, confusions, macroF1, type Prediction, topAccuracy } from './metrics'
import { acceptingThreshold, type Rejection, rejectionAt, scopeAuroc } from './rejection'

/** One line of an intent set; label null = out of scope. */
export interface IntentLine {
  readonly text: string
  readonly label: string | null
}

export interface IntentReport extends Rejection {
  readonly inScopeLines: number
  readonly outOfScopeLines: number
  readonly accuracy: number
  readonly macroF1: number
  /** Share of in-scope lines whose label is among the first three. */
  readonly top3: number
  readonly auroc: number
  /** Of scope; texts below it are rejected. */
  readonly threshold: number
  /** Expected calibration error, 0–1. */
  readonly ece: number
  readonly reliability: readonly ReliabilityBin[]
  readonly confusions: readonly Confusion[]
}

export interface IntentEvaluation {
  readonly train: readonly IntentLine[]
  readonly test: readonly IntentLine[]
  readonly trainScorer: TrainScorer
  /** Decides which training lines are held back for the threshold. */
  readonly seed: number
}

/** Share of held-back training lines that the threshold accepts, and one in how many lines is held back. */
const ACCEPTED = 0.95
const HELD_BACK = 5

/** Out-of-scope lines of `train` are left out: nothing is ever trained on them. */
export function evaluateIntents({ train, test, trainScorer, seed }: IntentEvaluation): IntentReport {
  const lines = labelledLines(train)
  const threshold = heldBackThreshold(lines, trainScorer, seed)
  return reportIntents(predict(trainScorer(labelsOf(lines), lines), test), threshold)
}

/** The training lines that have a label. */
export function labelledLines(lines: readonly IntentLine[]): LabelledText[] {
  return lines.flatMap(({ text, label }) => (label === null ? [] : [{ text, label }]))
}

/** The labels of the lines, in the order in which they first occur. */
export function labelsOf(lines: readonly LabelledText[]): string[] {
  return [...new Set(lines.map(({ label }) => label))]
}

/** The threshold of scope that accepts 95 % of a fifth of the lines, by a scorer trained on the other four. */
export function heldBackThreshold(lines: readonly LabelledText[], trainScorer: TrainScorer, seed: number): number {
  const order = [...lines]
  shuffle(order, seededRandom(seed))
  const held = order.filter((_, i) => i % HELD_BACK === 0)
  const kept = order.filter((_, i) => i % HELD_BACK !== 0)
  const scorer = trainScorer(labelsOf(lines), kept)
  return acceptingThreshold(
    held.map(({ text }) => scorer.score(text).scope),
    ACCEPTED,
  )
}

/** What a scorer says of each line. */
export function predict(scorer: Scorer, lines: readonly IntentLine[]): Prediction[] {
  return lines.map(({ text, label }) => {
    const { logProbabilities, scope } = scorer.score(text)
    const order = [...logProbabilities.keys()].sort((a, b) => logProbabilities[b]! - logProbabilities[a]!)
    return {
      truth: label,
      ranking: order.map((index) => scorer.labels[index]!),
      confidence: Math.exp(logProbabilities[order[0]!]!),
      scope,
    }
  })
}

/** All measures at once. */
export function reportIntents(predictions: readonly Prediction[], threshold: number): IntentReport {
  const outOfScopeLines = predictions.filter(({ truth }) => truth === null).length
  return {
    ...rejectionAt(predictions, threshold),
    inScopeLines: predictions.length - outOfScopeLines,
    outOfScopeLines,
    accuracy: accuracy(predictions),
    macroF1: macroF1(predictions),
    top3: topAccuracy(predictions, 3),
    auroc: scopeAuroc(predictions),
    threshold,
    ece: expectedCalibrationError(predictions),
    reliability: reliability(predictions),
    confusions: confusions(predictions),
  }
}
