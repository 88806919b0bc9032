/** Which topics stand too close: the nearest pair of utterances of each pair of topics. */
import type { Knowledge, TopicId } from '@support-agent/diagnosis'

export interface ClosePair {
  readonly topics: readonly [TopicId, TopicId]
  readonly utterances: readonly [string, string]
  /** Jaccard similarity of their character 3-grams, 0–1. */
  readonly similarity: number
}

/** The set of character 3-grams of a text without spaces; a shorter text is its own only gram. */
export function trigrams(text: string): Set<string> {
  const plain = text.replace(/\s/gu, '')
  if (plain.length < 3) return new Set([plain])
  return new Set(Array.from({ length: plain.length - 2 }, (_, i) => plain.slice(i, i + 3)))
}

/** |A ∩ B| / |A ∪ B| (Jaccard 1901). */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const gram of a) if (b.has(gram)) common++
  return common / (a.size + b.size - common)
}

/** The closest pairs of topics, most alike first, one pair of utterances each. */
export function closePairs({ topics }: Knowledge, most: number): ClosePair[] {
  const lines = topics.flatMap(({ id, utterances }) => utterances.map((text) => ({ id, text, grams: trigrams(text) })))
  const best = new Map<string, ClosePair>()
  lines.forEach((a, i) => {
    for (const b of lines.slice(i + 1)) {
      if (a.id === b.id) continue
      const similarity = jaccard(a.grams, b.grams)
      const key = `${a.id}|${b.id}`
      if (similarity > (best.get(key)?.similarity ?? 0)) {
        best.set(key, { topics: [a.id, b.id], utterances: [a.text, b.text], similarity })
      }
    }
  })
  return [...best.values()].sort((a, b) => b.similarity - a.similarity).slice(0, most)
}
