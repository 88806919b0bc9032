/** Scores texts with learned weights: integer additions over packed pairs. */
import { logSoftmax } from './calibration'
import { FeatureReader } from './feature-reader'
import type { LearnedWeights } from './learned-weights'
import { likeness } from './likeness'
import type { Scorer, WordContribution, WordScores } from './scorer'
import { Vocabulary } from './vocabulary'

export class LearnedScorer implements Scorer {
  readonly labels: readonly string[]
  readonly #reader: FeatureReader
  readonly #sums: Int32Array

  constructor(readonly weights: LearnedWeights) {
    this.labels = weights.labels
    this.#reader = new FeatureReader(new Vocabulary(weights.hashes))
    this.#sums = new Int32Array(weights.labels.length)
  }

  score(text: string): WordScores {
    const scores = this.rawScores(text)
    const scope = likeness(scores, this.weights.utterances)
    return { logProbabilities: logSoftmax(scores, this.weights.factor, scores), scope, known: this.#reader.share }
  }

  /** Scores before calibration. */
  rawScores(text: string): Float64Array {
    this.#reader.read(text)
    const base = this.#sum()
    const { bias, unit } = this.weights
    const { scale } = this.#reader
    const scores = new Float64Array(bias.length)
    for (let label = 0; label < scores.length; label++) {
      scores[label] = bias[label]! + scale * (base + unit * this.#sums[label]!)
    }
    return scores
  }

  explain(text: string, label: string): WordContribution[] {
    const column = this.labels.indexOf(label)
    if (column < 0) throw new RangeError(`Unknown label: ${label}`)
    this.#reader.read(text)
    const scale = this.weights.factor * this.#reader.scale * this.weights.unit
    const contributions: WordContribution[] = []
    for (let index = 0; index < this.#reader.known; index++) {
      const weight = scale * this.#againstMean(this.#reader.ids[index]!, column)
      if (weight !== 0) contributions.push({ feature: this.#reader.words(index), weight })
    }
    return contributions.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  }

  /** Leaves each label's deviations in #sums; returns what all labels share. */
  #sum(): number {
    const { starts, postings, labelBits, base } = this.weights
    const { ids, known } = this.#reader
    const sums = this.#sums
    const mask = (1 << labelBits) - 1
    let shared = 0
    sums.fill(0)
    for (let index = 0; index < known; index++) {
      const id = ids[index]!
      shared += base[id]!
      const end = starts[id + 1]!
      let at = starts[id]!
      // Two a turn: the loop itself costs as much as the addition.
      for (; at + 1 < end; at += 2) {
        const first = postings[at]!
        const second = postings[at + 1]!
        sums[first & mask]! += first >> labelBits
        sums[second & mask]! += second >> labelBits
      }
      if (at < end) sums[postings[at]! & mask]! += postings[at]! >> labelBits
    }
    return shared
  }

  #againstMean(id: number, column: number): number {
    const { starts, postings, labelBits } = this.weights
    let own = 0
    let sum = 0
    for (let at = starts[id]!; at < starts[id + 1]!; at++) {
      const weight = postings[at]! >> labelBits
      if ((postings[at]! & ((1 << labelBits) - 1)) === column) own = weight
      sum += weight
    }
    return own - sum / this.labels.length
  }
}

/** A scorer from weights that were trained here, in a worker, or came from a cache. */
export function learnedScorer(weights: LearnedWeights): Scorer {
  return new LearnedScorer(weights)
}
