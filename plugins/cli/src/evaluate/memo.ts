/** A scorer for evaluations: they ask for the same sentences hundreds of times, and never for reasons. */
import type { Model, WordScores } from '@support-agent/diagnosis'

/**
 * The model with every text scored once; callers never change what a scorer returns, so it may be shared. Explanations are
 * left out: no decision rests on one, and some scorers take half a second for each.
 */
export function withMemory(model: Model): Model {
  const known = new Map<string, WordScores>()
  const { scorer } = model
  const score = (text: string): WordScores => {
    const scores = known.get(text) ?? scorer.score(text)
    known.set(text, scores)
    return scores
  }
  return { ...model, scorer: { labels: scorer.labels, score, explain: () => [] } }
}
