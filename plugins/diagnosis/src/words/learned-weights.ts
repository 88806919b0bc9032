/**
 * Naive Bayes log-likelihood ratios with discriminatively learned weights: one weight a feature, and a deviation of
 * each pair of feature and label. Training is pure and its result is plain data, fit for a worker or a cache.
 */
import { fitFactor, type HeldOutScores } from './calibration'
import { learnFeatureWeights } from './feature-weights'
import { LearnedScorer } from './learned-scorer'
import { appendSingles, type PackedPairs, packPairs } from './packed-pairs'
import { learnPairWeights } from './pair-weights'
import { seededRandom, shuffle } from './random'
import type { LabelledText } from './scorer'
import {
  FEATURE_SMOOTHING,
  logRatios,
  PAIR_SMOOTHING,
  singleRatios,
  type TrainingSet,
  trainingSet,
} from './training-set'

/** Share of the score that has one weight a feature. */
const FEATURE_SHARE = 0.2
/** Deviations kept: what classifying costs grows with it. */
const MOST_PAIRS = 200_000
/**
 * Limits of training, beyond which counts alone must do: repeated features × labels (each takes some 20 bytes), and
 * features of all utterances × labels (a million take some 40 ms).
 */
const MOST_CELLS = 24_000_000
const MOST_WORK = 400_000_000
/** Below this many utterances calibration holds back each quarter in turn, above it one fifth once. */
const FEW_UTTERANCES = 600

/** Everything {@link LearnedScorer} needs; survives structured cloning. */
export interface LearnedWeights extends PackedPairs {
  readonly labels: readonly string[]
  /** Hash of each feature, in the order of their numbers. */
  readonly hashes: Int32Array
  /** What each label starts with. */
  readonly bias: Float64Array
  /** Inverse temperature. */
  readonly factor: number
  /** Utterances that it was trained on. */
  readonly utterances: number
}

export interface WeightTraining {
  readonly labels: readonly string[]
  readonly utterances: readonly LabelledText[]
  /** Decides the order of visits and the dropout. */
  readonly seed: number
}

/**
 * Learns weights and calibrates them on utterances held back in turn.
 * @throws RangeError for an unknown label, or when the base is too large (some 150 labels × 200 utterances are not)
 */
export function trainWeights(training: WeightTraining): LearnedWeights {
  return { ...learn(training), factor: fitFactor(heldOutScores(training)) }
}

function learn({ labels, utterances, seed }: WeightTraining): LearnedWeights {
  const set = trainingSet(labels, utterances)
  const { labelCount, repeated, features } = set
  if (repeated.length * labelCount > MOST_CELLS || features.length * labelCount > MOST_WORK) {
    throw new RangeError('Too many labels and utterances to learn weights')
  }
  const random = seededRandom(seed)
  const ratios = logRatios(set, FEATURE_SMOOTHING)
  const level = learnFeatureWeights(set, ratios, random)
  const pairs = learnPairWeights(set, logRatios(set, PAIR_SMOOTHING), random)
  addFeatureLevel(pairs.values, level.weights, ratios)
  const hashes = set.counts.vocabulary.hashes()
  return {
    ...pack(set, pairs.values),
    labels,
    hashes: Int32Array.from([...set.repeated, ...set.single], (id) => hashes[id]!),
    bias: pairs.bias.map((bias, label) => bias + FEATURE_SHARE * level.bias[label]!),
    factor: 1,
    utterances: utterances.length,
  }
}

/** Single features have weight 1 a feature and no weight a pair. */
function pack(set: TrainingSet, values: Float32Array): PackedPairs {
  const { labels, excesses } = singleRatios(set, FEATURE_SMOOTHING)
  const shares = excesses.map((excess) => FEATURE_SHARE * excess)
  const reach = shares.reduce((most, share) => Math.max(most, share), 0)
  const packed = packPairs(values, set.labelCount, MOST_PAIRS, reach)
  return appendSingles(packed, FEATURE_SHARE * Math.log(FEATURE_SMOOTHING), { labels, excesses: shares })
}

/** values_fc += a · w_f · r_fc, in place. */
function addFeatureLevel(values: Float32Array, weights: Float64Array, ratios: Float32Array): void {
  const width = values.length / weights.length
  for (let cell = 0; cell < values.length; cell++) {
    values[cell] = values[cell]! + FEATURE_SHARE * weights[Math.floor(cell / width)]! * ratios[cell]!
  }
}

/** Scores of training utterances by models that were trained without them. */
function heldOutScores({ labels, utterances, seed }: WeightTraining): HeldOutScores[] {
  const few = utterances.length < FEW_UTTERANCES
  const folds = assignFolds(utterances, few ? 4 : 5, seed)
  const result: HeldOutScores[] = []
  for (let fold = 0; fold < (few ? 4 : 1); fold++) {
    const kept = utterances.filter((_, i) => folds[i] !== fold)
    const scorer = new LearnedScorer(learn({ labels, utterances: kept, seed }))
    for (const { text, label } of utterances.filter((_, i) => folds[i] === fold)) {
      result.push({ scores: scorer.rawScores(text), truth: labels.indexOf(label) })
    }
  }
  return result
}

/** A fold for each utterance; the utterances of a label are spread evenly, in an order that the seed decides. */
function assignFolds(utterances: readonly LabelledText[], folds: number, seed: number): Int32Array {
  const order = Int32Array.from(utterances.keys())
  shuffle(order, seededRandom(seed))
  const seen = new Map<string, number>()
  const result = new Int32Array(utterances.length)
  for (const i of order) {
    const rank = seen.get(utterances[i]!.label) ?? 0
    seen.set(utterances[i]!.label, rank + 1)
    result[i] = rank % folds
  }
  return result
}
