/** Words that never leave the bot: platforms refuse a message for one of them, whoever said it first. They are cut, not disguised. */
import { fold } from '@support-agent/diagnosis'

/** What stands in the place of a word. */
const CUT = '…'
/** Before a phrase: a word within it may be said. */
const SPARED = '!'
/** What people put between the letters of a word. */
const BETWEEN = '[^\\p{L}\\p{N}\\n]{0,2}'
const LATIN = /^[\p{Script=Latin}\p{N}]$/u

/** @param words as the operator wrote them @returns what cuts them out of a text */
export function cutting(words: readonly string[]): (text: string) => string {
  // The longest first; what is spared counts before what is cut.
  const spared = patternOf(words.filter((word) => word.startsWith(SPARED)).map((word) => word.slice(SPARED.length)))
  const forbidden = patternOf(words.filter((word) => !word.startsWith(SPARED)))
  if (!forbidden) return (text) => text
  const pattern = new RegExp(`(${spared || '(?!)'})|(?:${forbidden})`, 'giu')
  return (text) => {
    const { text: folded, origin } = fold(text)
    let cut = ''
    let from = 0
    for (const match of folded.matchAll(pattern)) {
      if (match[1] !== undefined) continue
      const [start, end] = origin(match.index, match.index + match[0].length)
      cut += text.slice(from, start) + CUT
      from = end
    }
    return cut + text.slice(from)
  }
}

function patternOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => wordPattern([...fold(word).text].filter((letter) => /[\p{L}\p{N}]/u.test(letter))))
    .filter(Boolean)
    .join('|')
}

/** A word in Latin letters counts only as a whole, and as it is written. */
function wordPattern(letters: readonly string[]): string {
  const [first = '', last = first] = [letters[0], letters.at(-1)]
  if (!first) return ''
  const before = LATIN.test(first) ? '(?<![\\p{Script=Latin}\\p{N}])' : ''
  const after = LATIN.test(last) ? '(?![\\p{Script=Latin}\\p{N}])' : ''
  const within = letters.every((letter) => LATIN.test(letter)) ? letters.join('') : letters.join(BETWEEN)
  return `${before}${within}${after}`
}

/** The words of a list that may be edited while the bot runs: they hold from the next message on. */
export class OutgoingWords {
  private known = ''
  private cut: (text: string) => string = (text) => text

  /** @param read the list as it is now; when it cannot be read, the words of before go on holding */
  constructor(
    private readonly read: () => readonly string[],
    private readonly unreadable: (error: unknown) => void,
  ) {}

  readonly clean = (text: string): string => {
    this.refresh()
    return this.cut(text)
  }

  private refresh(): void {
    try {
      const words = this.read()
      const now = words.join('\n')
      if (now === this.known) return
      this.known = now
      this.cut = cutting(words)
    } catch (error) {
      this.unreadable(error)
    }
  }
}
