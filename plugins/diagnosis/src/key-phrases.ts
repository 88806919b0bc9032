/** Overlapping n-gram shares become the few phrases of the user that carry them. */

export interface KeyPhrase {
  readonly phrase: string
  /** The sum of the shares that fall on it. */
  readonly nats: number
}

const MOST_PHRASES = 3
const LONGEST_PHRASE = 14
/** A character belongs to a phrase when it carries at least this part of the strongest one. */
const LEAST_PART = 0.25

/**
 * Spreads each share over the places where its feature stands in `text`, then cuts out the runs that carry most.
 * @param text normalised words
 * @returns the strongest first, at least two characters each; only what speaks for the topic
 */
export function keyPhrases(text: string, shares: readonly { said: string; nats: number }[]): KeyPhrase[] {
  const weight = weightsOf(text, shares)
  const strongest = Math.max(0, ...weight)
  if (strongest <= 0) return []
  return runs(text, weight, strongest * LEAST_PART)
    .map(({ start, end }) => ({ phrase: text.slice(start, end).trim(), nats: sum(weight, start, end) }))
    .filter(({ phrase }) => phrase.length >= 2)
    .sort((a, b) => b.nats - a.nats)
    .slice(0, MOST_PHRASES)
}

function weightsOf(text: string, shares: readonly { said: string; nats: number }[]): Float64Array {
  const weight = new Float64Array(text.length)
  for (const { said, nats } of shares) {
    const places = placesOf(said.trim(), text)
    for (const place of places) {
      const length = said.trim().length
      for (let i = place; i < place + length; i++) weight[i] = weight[i]! + nats / (length * places.length)
    }
  }
  return weight
}

const MOST_PLACES = 20

function placesOf(feature: string, text: string): number[] {
  const places: number[] = []
  if (!feature) return places
  for (let at = text.indexOf(feature); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(feature, at + 1)) {
    places.push(at)
  }
  return places
}

function runs(text: string, weight: Float64Array, least: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = -1
  for (let i = 0; i <= text.length; i++) {
    const inside = i < text.length && weight[i]! >= least && /[\p{L}\p{N}.%-]/u.test(text[i]!)
    if (inside && start < 0) start = i
    if (start >= 0 && (!inside || i - start >= LONGEST_PHRASE)) {
      found.push(wholeWords(text, start, i))
      start = inside ? i : -1
    }
  }
  return found
}

/** Latin words are quoted whole. */
function wholeWords(text: string, start: number, end: number): { start: number; end: number } {
  const latin = /[a-z0-9]/
  while (start > 0 && latin.test(text[start]!) && latin.test(text[start - 1]!)) start--
  while (end < text.length && latin.test(text[end - 1]!) && latin.test(text[end]!)) end++
  return { start, end }
}

function sum(weight: Float64Array, start: number, end: number): number {
  let total = 0
  for (let i = start; i < end; i++) total += weight[i]!
  return total
}
