/** Folds a text for reading numbers and cues in it, remembering where each character stood. */
import { hasChinese, INVISIBLE, simplified } from './characters'

/** Most characters that are read, in UTF-16 units; of a longer text the head and the tail. */
export const MAX_READ = 8_000
const TAIL = 2_000

const UNSEEN = new RegExp(`[${INVISIBLE}]`, 'u')
const ASCII = /^[\t\n\r\x20-\x7e]*$/

export interface Folded {
  /** Half width, simplified, without invisible characters; letters keep their case, lines their breaks. */
  readonly text: string
  /** Half-open span in the folded text → half-open span in the original. */
  origin(start: number, end: number): readonly [number, number]
}

/** Folds `text`. Positions map back exactly, also across removed characters and the cut of a long text. */
export function fold(text: string): Folded {
  if (text.length <= MAX_READ && ASCII.test(text)) return { text, origin: (start, end) => [start, end] }
  const parts: string[] = []
  // One entry a folded UTF-16 unit: where the original character starts, and where it ends.
  const starts: number[] = []
  const ends: number[] = []
  const chinese = kept(text).some(([from, to]) => hasChinese(text.slice(from, to)))
  for (const [from, to] of kept(text)) {
    if (from > 0) push('\n', from, from)
    for (let index = from; index < to; ) {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
      const next = index + character.length
      if (!UNSEEN.test(character)) push(halfWidth(chinese ? simplified(character) : character), index, next)
      index = next
    }
  }
  return { text: parts.join(''), origin: (start, end) => [starts[start] ?? 0, ends[end - 1] ?? 0] }

  function push(character: string, start: number, end: number): void {
    parts.push(character)
    for (let unit = 0; unit < character.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
}

/** What is read of a text: all of it, or the head and the tail of a long one, on lines of their own. */
export function clip(text: string): string {
  return kept(text)
    .map(([from, to]) => text.slice(from, to))
    .join('\n')
}

function kept(text: string): ReadonlyArray<readonly [number, number]> {
  if (text.length <= MAX_READ) return [[0, text.length]]
  return [
    [0, MAX_READ - TAIL - 1],
    [text.length - TAIL, text.length],
  ]
}

function halfWidth(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  return code === 0x3000 || code === 0xa0 ? ' ' : character
}
