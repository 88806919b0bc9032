/** Reads one PDF value out of a text, one letter a byte. */
import { OTHER, type PdfValue } from './values'

export interface Parsed {
  readonly value: PdfValue
  /** Where it ends; at the end of the text it may have been cut. */
  readonly end: number
  /** False where it is nested deeper, or has more values, than is read. */
  readonly whole: boolean
}

const DEEPEST = 64
const LONGEST_TEXT = 4096
const MOST_VALUES = 500_000

/** Tokens, each sticky: matched where the parser stands and nowhere else. */
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]{0,4096})/y
const REF = /(\d{1,10})[\0\t\n\f\r ]{1,32}\d{1,5}[\0\t\n\f\r ]{1,32}R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const NUMBER = /[+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})/y
const HEX = /<([0-9a-f\0\t\n\f\r ]{0,8192})[^>]{0,1048576}>/iy
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]{1,4096}/y

/** Source: ISO 32000-1, 7.3. What contradicts the syntax is passed over; nothing is read twice. */
export function parseValue(text: string, start: number): Parsed {
  let at = start
  let values = 0
  let whole = true
  const value = read(0) ?? OTHER
  return { value, end: at, whole }

  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text) ?? undefined
    if (found) at = pattern.lastIndex
    return found
  }

  /** Spaces and comments. */
  function skipBlank(): void {
    for (; at < text.length; at++) {
      const letter = text[at] as string
      if (letter === '%') while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
      else if (!'\0\t\n\f\r '.includes(letter)) return
    }
  }

  /** @returns undefined where a bracket closes or the text ends */
  function read(depth: number): PdfValue | undefined {
    skipBlank()
    if (at >= text.length) return undefined
    if (++values > MOST_VALUES) whole = false
    if (!whole) return undefined
    if (text.startsWith('<<', at)) return readDict(depth)
    switch (text[at]) {
      case '[':
        at++
        return readItems(']', depth)
      case '(':
        return { kind: 'text', bytes: readText() }
      case '<': {
        const hex = match(HEX)
        if (hex)
          return { kind: 'text', bytes: Buffer.from((hex[1] ?? '').replace(/[\0\s]/g, ''), 'hex').toString('latin1') }
        at++
        return OTHER
      }
      case '/':
        return { kind: 'name', name: unescapeName(match(NAME)?.[1] ?? '') }
      case ']':
      case '>':
        return undefined
    }
    const ref = match(REF)
    if (ref) return { kind: 'ref', object: Number(ref[1]) }
    const number = match(NUMBER)
    if (number) return Number(number[0])
    if (!match(WORD)) at++
    return OTHER
  }

  function readItems(close: string, depth: number): PdfValue[] {
    const items: PdfValue[] = []
    if (depth >= DEEPEST) whole = false
    while (whole) {
      const item = read(depth + 1)
      if (item === undefined) break
      items.push(item)
    }
    if (text[at] === close) at++
    return items
  }

  function readDict(depth: number): PdfValue {
    at += 2
    const items = readItems('>', depth)
    if (text[at] === '>') at++
    const entries = new Map<string, PdfValue>()
    for (let index = 0; index < items.length; index++) {
      const key = items[index]
      if (typeof key !== 'object' || !('kind' in key) || key.kind !== 'name') continue
      const value = items[index + 1]
      if (value !== undefined) entries.set(key.name, value)
      index++
    }
    return { kind: 'dict', entries }
  }

  function readText(): string {
    let depth = 0
    let bytes = ''
    while (at < text.length) {
      const letter = text[at++] as string
      if (letter === ')' && --depth === 0) break
      const plain = letter === '\\' ? readEscape() : letter === '(' && depth++ === 0 ? '' : letter
      if (bytes.length < LONGEST_TEXT) bytes += plain
    }
    return bytes
  }

  function readEscape(): string {
    const octal = match(/[0-7]{1,3}/y)
    if (octal) return String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff)
    const letter = text[at++] ?? ''
    if (letter === '\r' && text[at] === '\n') at++
    return (
      ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' } as Readonly<Record<string, string>>)[
        letter
      ] ?? letter
    )
  }
}

function unescapeName(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
