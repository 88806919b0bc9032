/** Finds an operator's words in a text, as words: not within longer Latin ones, nor where the operator says that they are harmless. */
import { type WordFinder, type WordMatch, wordFinder } from './aho-corasick'

export interface SensitiveWords {
  readonly finder: WordFinder
  readonly words: readonly string[]
  /** Which of the words are contexts in which the others are harmless. */
  readonly isHarmless: readonly boolean[]
}

/** Before a phrase: what lies within it counts as nothing. `!手机密码` lets `机密` pass there. */
const HARMLESS = '!'
/** More say no more. */
const MOST_FOUND = 1_000
const MOST_HARMLESS = 100_000
/** Letters between two looks at the clock. */
const PIECE = 262_144

export function sensitiveWords(list: readonly string[]): SensitiveWords {
  const words = list.map((word) => (word.startsWith(HARMLESS) ? word.slice(1) : word))
  return { finder: wordFinder(words), words, isHarmless: list.map((word) => word.startsWith(HARMLESS)) }
}

export interface FoundWords {
  /** In how many places, all words together; at most {@link MOST_FOUND}. */
  readonly count: number
  /** Each word once, in the order of appearance, as the operator wrote it. */
  readonly words: readonly string[]
  /** False where time was over. */
  readonly complete: boolean
}

/** @param isOver asked between pieces */
export function findSensitive(
  text: string,
  { finder, words, isHarmless }: SensitiveWords,
  isOver: () => boolean,
): FoundWords {
  const found: WordMatch[] = []
  const harmless: WordMatch[] = []
  const scan = finder.scan((match) => {
    if (isHarmless[match.word]) harmless.push(match)
    else if (standsAlone(text, match)) found.push(match)
    return found.length < MOST_FOUND && harmless.length < MOST_HARMLESS
  })
  let at = 0
  let goesOn = true
  for (; goesOn && at < text.length && !isOver(); at += PIECE) goesOn = scan(text.slice(at, at + PIECE))
  const left = apart(withoutCovered(found, harmless))
  return {
    count: left.length,
    words: [...new Set(left.map(({ word }) => words[word] ?? ''))],
    complete: (goesOn && at >= text.length) || left.length > 0,
  }
}

/** A word in Latin letters counts only where no further letter adjoins: `secret` is not in `secretary`. */
function standsAlone(text: string, { start, end }: WordMatch): boolean {
  const adjoins = (inner: number, outer: number) => isLatin(text.charCodeAt(inner)) && isLatin(text.charCodeAt(outer))
  return !adjoins(start, start - 1) && !adjoins(end - 1, end)
}

function isLatin(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
}

function withoutCovered(found: readonly WordMatch[], harmless: readonly WordMatch[]): WordMatch[] {
  const byStart = (a: WordMatch, b: WordMatch) => a.start - b.start
  const covers = [...harmless].sort(byStart)
  let next = 0
  let reach = 0
  return [...found].sort(byStart).filter(({ start, end }) => {
    for (let cover = covers[next]; cover && cover.start <= start; cover = covers[++next])
      reach = Math.max(reach, cover.end)
    return reach < end
  })
}

/** Of words that overlap the first, and of those the longest: `商业机密` is no `机密` besides. */
function apart(found: readonly WordMatch[]): WordMatch[] {
  const chosen: WordMatch[] = []
  for (const match of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start >= (chosen.at(-1)?.end ?? 0)) chosen.push(match)
  }
  return chosen
}
