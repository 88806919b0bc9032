/** RTF as tokens: groups, control words and text with its escapes resolved. */

export interface RtfToken {
  readonly kind: 'open' | 'close' | 'word' | 'text'
  /** The control word without backslash and number; the letters of a text. */
  readonly text: string
}

const OPEN: RtfToken = { kind: 'open', text: '' }
const CLOSE: RtfToken = { kind: 'close', text: '' }

const WORD = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy
const HEX = /\\'([0-9a-f]{2})/iy
const SUBSTITUTE = /\\'[0-9a-f]{2}|[^\\{}\r\n]/iy
const MOST_SUBSTITUTES = 8
const PLAIN = /[^\\{}\r\n]{1,65536}/y

/** Malformed input is text; nothing is read twice. @param text one letter a byte */
export function* rtfTokens(text: string): Generator<RtfToken> {
  let at = 0
  // Letters for readers without Unicode that follow each letter in Unicode.
  let substitutes = 1

  while (at < text.length) {
    const token = next()
    if (token) yield token
  }

  function next(): RtfToken | undefined {
    switch (text[at]) {
      case '{':
        at++
        return OPEN
      case '}':
        at++
        return CLOSE
      case '\\':
        return nextEscape()
      case '\r':
      case '\n':
        at++
        return undefined
      default:
        return { kind: 'text', text: match(PLAIN)?.[0] ?? '' }
    }
  }

  function nextEscape(): RtfToken | undefined {
    const word = match(WORD)
    if (word) return tokenOfWord((word[1] ?? '').toLowerCase(), Number(word[2] ?? 0))
    const hex = match(HEX)
    if (hex) return { kind: 'text', text: String.fromCharCode(Number.parseInt(hex[1] ?? '', 16)) }
    const letter = text[at + 1] ?? ''
    at += 2
    return letter && '\\{}'.includes(letter) ? { kind: 'text', text: letter } : undefined
  }

  function tokenOfWord(word: string, number: number): RtfToken | undefined {
    switch (word) {
      case 'bin':
        at += Math.max(0, number)
        return undefined
      case 'uc':
        substitutes = Math.min(Math.max(0, number), MOST_SUBSTITUTES)
        return undefined
      case 'u':
        for (let skipped = 0; skipped < substitutes; skipped++) match(SUBSTITUTE)
        return { kind: 'text', text: String.fromCharCode((number + 65536) % 65536) }
      default:
        return { kind: 'word', text: word }
    }
  }

  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text) ?? undefined
    if (found) at = pattern.lastIndex
    return found
  }
}
