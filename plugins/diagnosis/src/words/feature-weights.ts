/**
 * One weight a feature: attribute-weighted naive Bayes trained for conditional likelihood (WANBIA-CLL, Zaidi et al.
 * 2013), each utterance scored by ratios that leave it out. score(c) = b_c + n^-½ · Σ_f w_f · r_fc.
 */
import { addRows, multiplyRows } from './dense-rows'
import { type Random, shuffle } from './random'
import { FEATURE_SMOOTHING, leaveOneOutChanges, type TrainingSet } from './training-set'

const EPOCHS = 5
const STEP = 0.4
const LAST_STEP = 0.1
const BIAS_STEP = 0.05
const DAMPING = 1e-4
/** Half of the features of an utterance are dropped at each visit; the others count twice. */
const KEPT = 0.5

export interface FeatureWeights {
  readonly weights: Float64Array
  readonly bias: Float64Array
}

/** Minimises softmax cross-entropy with Adagrad (Duchi et al. 2011) and feature dropout. */
export function learnFeatureWeights(set: TrainingSet, ratios: Float32Array, random: Random): FeatureWeights {
  const { truths } = set
  const pass = new Pass(set, ratios, random)
  const order = Int32Array.from(truths.keys())
  const visits = EPOCHS * order.length
  let visit = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const utterance of order) pass.visit(utterance, 1 - (1 - LAST_STEP) * (visit++ / visits))
  }
  return { weights: pass.weights, bias: pass.bias }
}

/** The state of training and one visit to one utterance. */
class Pass {
  readonly weights: Float64Array
  readonly bias: Float64Array
  readonly #squares: Float64Array
  readonly #changes: Float32Array
  readonly #scores: Float64Array
  /** The features of this visit, their places in the training set, factors and products. */
  readonly #kept: Int32Array
  readonly #places: Int32Array
  readonly #factors: Float64Array
  readonly #products: Float64Array

  constructor(
    readonly set: TrainingSet,
    readonly ratios: Float32Array,
    readonly random: Random,
  ) {
    const most = longest(set.offsets)
    this.weights = new Float64Array(set.repeated.length).fill(1)
    this.bias = new Float64Array(set.labelCount)
    this.#squares = new Float64Array(set.repeated.length)
    this.#changes = leaveOneOutChanges(set, FEATURE_SMOOTHING)
    this.#scores = new Float64Array(set.labelCount)
    this.#kept = new Int32Array(most)
    this.#places = new Int32Array(most)
    this.#factors = new Float64Array(most)
    this.#products = new Float64Array(most)
  }

  visit(utterance: number, rate: number): void {
    const { offsets, sizes, truths } = this.set
    const from = offsets[utterance]!
    const to = offsets[utterance + 1]!
    const truth = truths[utterance]!
    const scale = 1 / KEPT / Math.sqrt(Math.max(1, sizes[utterance]!))
    const kept = this.#drop(from, to)
    this.#score(kept, truth, scale)
    softmaxInPlace(this.#scores)
    this.#scores[truth]! -= 1
    this.#descend(kept, truth, scale, rate)
  }

  #drop(from: number, to: number): number {
    let length = 0
    for (let at = from; at < to; at++) {
      if (this.random() >= KEPT) continue
      this.#places[length] = at
      this.#kept[length++] = this.set.features[at]!
    }
    return length
  }

  #score(kept: number, truth: number, scale: number): void {
    const scores = this.#scores
    scores.set(this.bias)
    let change = 0
    for (let k = 0; k < kept; k++) {
      const factor = scale * this.weights[this.#kept[k]!]!
      this.#factors[k] = factor
      change += factor * this.#changes[this.#places[k]!]!
    }
    addRows(this.ratios, this.#kept, this.#factors, kept, scores)
    scores[truth] = scores[truth]! + change
  }

  /** Here scores hold the gradient by score: probability less truth. */
  #descend(kept: number, truth: number, scale: number, rate: number): void {
    const { weights, bias } = this
    const squares = this.#squares
    const errors = this.#scores
    multiplyRows(this.ratios, this.#kept, errors, kept, this.#products)
    for (let k = 0; k < kept; k++) {
      const f = this.#kept[k]!
      const gradient = scale * (this.#products[k]! + errors[truth]! * this.#changes[this.#places[k]!]!)
      const square = squares[f]! + gradient * gradient
      squares[f] = square
      weights[f] = weights[f]! - (rate * STEP * gradient) / Math.sqrt(square + DAMPING)
    }
    for (let label = 0; label < bias.length; label++) bias[label] = bias[label]! - rate * BIAS_STEP * errors[label]!
  }
}

function softmaxInPlace(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < scores.length; i++) if (scores[i]! > highest) highest = scores[i]!
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const share = Math.exp(scores[i]! - highest)
    scores[i] = share
    sum += share
  }
  for (let i = 0; i < scores.length; i++) scores[i] = scores[i]! / sum
}

function longest(offsets: Int32Array): number {
  let most = 0
  for (let i = 1; i < offsets.length; i++) most = Math.max(most, offsets[i]! - offsets[i - 1]!)
  return most
}
