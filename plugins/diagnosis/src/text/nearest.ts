/** Finds the word that a typing error was meant to be. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'

/** Longer words are no typing errors of a command or an id, and the distance costs time in the product of both lengths. */
const MAX_WORD = 64

/**
 * The candidate with the least Damerau–Levenshtein distance (insert, delete, replace, swap: 1 each) to `word`, the first of
 * equals; undefined when none is within `maxDistance` or `word` is over 64 characters.
 */
export function nearest(word: string, candidates: Iterable<string>, maxDistance: number): string | undefined {
  if (word.length > MAX_WORD) return undefined
  let best: string | undefined
  let least = maxDistance + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least || candidate.length > MAX_WORD) continue
    const distance = candidate === word ? 0 : DamerauLevenshteinDistance(word, candidate)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}
