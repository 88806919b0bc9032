/** A scorer that remembers: an evaluation asks for the same sentences hundreds of times. */
import type { Model, WordScores } from '@support-agent/diagnosis'

/** The model with every text scored once. Callers never change what a scorer returns, so it may be shared. */
export function withMemory(model: Model): Model {
  const known = new Map<string, WordScores>()
  const { scorer } = model
  const score = (text: string): WordScores => {
    const scores = known.get(text) ?? scorer.score(text)
    known.set(text, scores)
    return scores
  }
  return { ...model, scorer: { labels: scorer.labels, score, explain: (text, label) => scorer.explain(text, label) } }
}
