/** The contract of scorers kept with natural's BayesClassifier: the well-known measure for our own engine. */
import { BayesClassifier } from 'natural/lib/natural/classifiers'
import { fitFactor, type HeldOutScores, logSoftmax } from './calibration'
import type { LabelledText, Scorer, WordContribution, WordScores } from './scorer'
import { newUnits, readUnits } from './units'

/** natural multiplies plain probabilities, which vanish for long texts. */
const MOST_TOKENS = 60
/** Every fourth utterance is held back for calibration. */
const HELD_BACK = 4

class NaturalScorer implements Scorer {
  readonly #classifier = new BayesClassifier()
  readonly #vocabulary = new Set<string>()

  constructor(
    readonly labels: readonly string[],
    utterances: readonly LabelledText[],
    readonly factor = 1,
  ) {
    const index = new Map(labels.map((label, i) => [label, i]))
    for (const { text, label } of utterances) {
      const tokens = tokensOf(text)
      if (!index.has(label)) throw new RangeError(`Unknown label: ${label}`)
      for (const token of tokens) this.#vocabulary.add(token)
      this.#classifier.addDocument(tokens, String(index.get(label)))
    }
    this.#classifier.train()
  }

  score(text: string): WordScores {
    const tokens = tokensOf(text)
    const scores = this.rawScores(tokens)
    const known = tokens.filter((token) => this.#vocabulary.has(token)).length
    return {
      logProbabilities: logSoftmax(scores, this.factor),
      // natural has no corpus to compare with: how far the best label stands above the mean.
      scope:
        scores.length === 0 ? 0 : Math.max(...scores) - scores.reduce((sum, score) => sum + score, 0) / scores.length,
      known: tokens.length === 0 ? 0 : known / tokens.length,
    }
  }

  /** ln P(label) + √tokens⁻¹ · Σ ln P(token | label), before calibration. */
  rawScores(tokens: string[]): Float64Array {
    const prior = this.#logValues([])
    const scale = 1 / Math.sqrt(Math.max(1, tokens.length))
    return this.#logValues(tokens).map((value, label) => prior[label]! + scale * (value - prior[label]!))
  }

  explain(text: string, label: string): WordContribution[] {
    const column = this.labels.indexOf(label)
    if (column < 0) throw new RangeError(`Unknown label: ${label}`)
    const tokens = tokensOf(text)
    const prior = this.#logValues([])
    const scale = this.factor / Math.sqrt(Math.max(1, tokens.length))
    const contributions = tokens.map((token) => {
      const values = this.#logValues([token]).map((value, i) => value - prior[i]!)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return { feature: token, weight: scale * (values[column]! - mean) }
    })
    return contributions.filter(({ weight }) => weight !== 0).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  }

  /** ln of natural's product for each label; a label without utterances gets the lowest there is. */
  #logValues(tokens: string[]): Float64Array {
    const values = new Float64Array(this.labels.length).fill(Number.POSITIVE_INFINITY)
    let lowest = 0
    for (const { label, value } of this.#classifier.getClassifications(tokens)) {
      const logarithm = Math.log(Math.max(value, Number.MIN_VALUE))
      values[Number(label)] = logarithm
      lowest = Math.min(lowest, logarithm)
    }
    return values.map((value) => (value === Number.POSITIVE_INFINITY ? lowest : value))
  }
}

/** The different units of a text and pairs of neighbours, as strings. */
function tokensOf(text: string): string[] {
  const units = newUnits()
  readUnits(text, units)
  const tokens = new Set<string>()
  for (let unit = 0; unit < units.count && tokens.size < MOST_TOKENS; unit++) {
    tokens.add(String.fromCharCode(...units.codes.subarray(units.starts[unit], units.ends[unit])))
    if (unit === 0) continue
    tokens.add(String.fromCharCode(...units.codes.subarray(units.starts[unit - 1], units.ends[unit])))
  }
  return [...tokens]
}

/** It takes tens of milliseconds a text at eighty labels: this many are enough to fit one number. */
const MOST_HELD = 200

/** Trains natural's classifier and calibrates it on utterances held back. */
export function trainNatural(labels: readonly string[], utterances: readonly LabelledText[]): Scorer {
  const kept = utterances.filter((_, i) => i % HELD_BACK !== 0)
  const stride = Math.max(HELD_BACK, Math.ceil(utterances.length / MOST_HELD) * HELD_BACK)
  const held = utterances.filter((_, i) => i % HELD_BACK === 0 && i % stride === 0)
  const probe = new NaturalScorer(labels, kept)
  const heldOut: HeldOutScores[] = held.map(({ text, label }) => ({
    scores: probe.rawScores(tokensOf(text)),
    truth: labels.indexOf(label),
  }))
  return new NaturalScorer(labels, utterances, fitFactor(heldOut))
}
