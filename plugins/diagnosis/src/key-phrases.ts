/** Overlapping n-gram shares become the few phrases of the user that carry them. */

export interface KeyPhrase {
  readonly phrase: string
  /** The sum of the shares that fall on it. */
  readonly nats: number
}

const MOST_PHRASES = 3
const LONGEST_PHRASE = 14
/** A word belongs to a phrase when it carries at least this part of the strongest character. */
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

/** Words of any script; a text is cut once a reply, so the cost does not matter. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

interface Span {
  readonly start: number
  readonly end: number
}

/** Runs of whole words that carry at least `least` a character on average. */
function runs(text: string, weight: Float64Array, least: number): Span[] {
  const found: Span[] = []
  let open: Span | undefined
  for (const { index: start, segment, isWordLike } of WORDS.segment(text)) {
    const end = start + segment.length
    const carries = isWordLike && sum(weight, start, end) / segment.length >= least
    const joined: Span | undefined = open && open.end === start ? { start: open.start, end } : { start, end }
    if (carries && joined.end - joined.start <= LONGEST_PHRASE) {
      open = joined
      continue
    }
    if (open) found.push(open)
    open = carries ? { start, end } : undefined
  }
  return open ? [...found, open] : found
}

function sum(weight: Float64Array, start: number, end: number): number {
  let total = 0
  for (let i = start; i < end; i++) total += weight[i]!
  return total
}
