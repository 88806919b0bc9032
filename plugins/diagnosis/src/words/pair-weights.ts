/**
 * One weight a pair of feature and label: a linear SVM over naive Bayes log-ratios (NBSVM, Wang and Manning 2012).
 * score(c) = β_c + n^-½ · Σ_f u_fc · r_fc, each label against the rest.
 */
import { addRows } from './dense-rows'
import { MAX_FEATURES } from './features'
import { type Random, shuffle } from './random'
import type { TrainingSet } from './training-set'

const EPOCHS = 6
/** C of the squared hinge loss. */
const COST = 1
/** A dual whose gradient is no larger stays as it is: most have settled after a few epochs. */
const TOLERANCE = 0.1

export interface PairWeights {
  /** u_fc · r_fc, what a pair adds to the sum: [feature · labels + label]. */
  readonly values: Float32Array
  readonly bias: Float64Array
}

/** Minimises ½|u|² + ½|β|² + C · Σ max(0, 1 - t · score)² by dual coordinate descent (Hsieh et al. 2008). */
export function learnPairWeights(set: TrainingSet, ratios: Float32Array, random: Random): PairWeights {
  const descent = new DualDescent(set, ratios)
  const order = Int32Array.from(set.truths.keys())
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const utterance of order) descent.visit(utterance)
  }
  return { values: descent.values, bias: descent.bias }
}

class DualDescent {
  readonly values: Float32Array
  readonly bias: Float64Array
  /** r²_fc: adding δ to the dual of an utterance adds δ · r² / n to each of its pairs' values. */
  readonly #squares: Float32Array
  /** Duals, and the diagonal of the dual's matrix (0 = not yet computed): [utterance · labels + label]. */
  readonly #duals: Float32Array
  readonly #diagonal: Float32Array
  readonly #sums: Float64Array
  readonly #ones = new Float64Array(MAX_FEATURES).fill(1)
  readonly #moved: Int32Array
  readonly #steps: Float64Array

  constructor(
    readonly set: TrainingSet,
    ratios: Float32Array,
  ) {
    const { repeated, labelCount, truths } = set
    this.values = new Float32Array(repeated.length * labelCount)
    this.bias = new Float64Array(labelCount)
    this.#squares = ratios.map((ratio) => ratio * ratio)
    this.#duals = new Float32Array(truths.length * labelCount)
    this.#diagonal = new Float32Array(truths.length * labelCount)
    this.#sums = new Float64Array(labelCount)
    this.#moved = new Int32Array(labelCount)
    this.#steps = new Float64Array(labelCount)
  }

  /** One step of the dual of every label of one utterance. */
  visit(utterance: number): void {
    const { offsets, features, sizes, truths } = this.set
    const from = offsets[utterance]!
    const to = offsets[utterance + 1]!
    if (from === to) return
    const own = features.subarray(from, to)
    const offset = utterance * this.bias.length
    const size = sizes[utterance]!
    if (this.#diagonal[offset] === 0) this.#computeDiagonal(own, offset, size)
    this.#sum(this.values, own)
    const moved = this.#step(truths[utterance]!, offset, size)
    this.#update(own, moved)
  }

  #sum(matrix: Float32Array, rows: Int32Array): void {
    this.#sums.fill(0)
    addRows(matrix, rows, this.#ones, rows.length, this.#sums)
  }

  #computeDiagonal(own: Int32Array, offset: number, size: number): void {
    this.#sum(this.#squares, own)
    for (let label = 0; label < this.#sums.length; label++) {
      this.#diagonal[offset + label] = this.#sums[label]! / size + 1 + 1 / (2 * COST)
    }
  }

  /** Moves the duals; returns how many labels moved (listed in #moved, by #steps). */
  #step(truth: number, offset: number, size: number): number {
    const { bias } = this
    const scale = 1 / Math.sqrt(size)
    let moved = 0
    for (let label = 0; label < bias.length; label++) {
      const sign = label === truth ? 1 : -1
      const dual = this.#duals[offset + label]!
      const margin = sign * (bias[label]! + scale * this.#sums[label]!)
      const gradient = margin - 1 + dual / (2 * COST)
      if (dual === 0 ? gradient >= -TOLERANCE : Math.abs(gradient) <= TOLERANCE) continue
      const next = Math.max(0, dual - gradient / this.#diagonal[offset + label]!)
      this.#duals[offset + label] = next
      const change = sign * (next - dual)
      bias[label] = bias[label]! + change
      this.#steps[moved] = scale * change
      this.#moved[moved++] = label
    }
    return moved
  }

  #update(own: Int32Array, moved: number): void {
    const { values } = this
    const squares = this.#squares
    const labels = this.#moved
    const steps = this.#steps
    const width = this.bias.length
    for (let i = 0; i < own.length; i++) {
      const row = own[i]! * width
      for (let k = 0; k < moved; k++) {
        const cell = row + labels[k]!
        values[cell] = values[cell]! + steps[k]! * squares[cell]!
      }
    }
  }
}
