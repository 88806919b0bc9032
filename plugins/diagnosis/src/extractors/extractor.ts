/** The contract of an extractor, and the two helpers that all of them use. */

/** Every quantity that some extractor reads; a variable's `reads` names one of them. */
export type Quantity =
  | 'size'
  | 'code'
  | 'retcode'
  | 'version'
  | 'napcat-version'
  | 'llbot-version'
  | 'lagrange-version'
  | 'qq-version'
  | 'progress'
  | 'loss'
  | 'percent'
  | 'retries'
  | 'rate'
  | 'speed'
  | 'moment'
  | 'extension'
  | 'file-name'
  | 'rtt'
  | 'rtt-swing'
  | 'network-error'
  | 'log-level'

export interface ExtractContext {
  /** When the message was sent; without it no moment is read. */
  readonly at?: Date | undefined
}

/** A reading in the folded text; `extract` puts the original's positions and words into it. */
export interface Found {
  readonly quantity: Quantity
  readonly value: number | string
  readonly at: readonly [number, number]
}

export interface Extractor {
  /** What it reads. */
  readonly quantities: readonly Quantity[]
  /** A reading is dropped where it overlaps a reading of one of these: `200KB/s` is a speed, no size. */
  readonly yieldsTo?: readonly Quantity[]
  /** A cheap necessary sign: a text without it is not read, as most chat is not. */
  readonly needs: RegExp
  /** Reads the folded text (half width, simplified, without invisible characters). Never throws; linear time. */
  read(text: string, context: ExtractContext): Found[]
}

/** More readings of one pattern are a soup, not a message. */
const MAX_FOUND = 50

/** The readings of the first 50 matches of a global regex; `toValue` answers undefined for what only looked like one. */
export function findAll(
  text: string,
  pattern: RegExp,
  quantity: Quantity,
  toValue: (match: RegExpExecArray) => number | string | undefined,
): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const value = toValue(match)
    if (value !== undefined) found.push({ quantity, value, at: [match.index, match.index + match[0].length] })
    if (found.length === MAX_FOUND) break
  }
  return found
}

/** Of readings that overlap, the first of the list. */
export function withoutOverlaps(found: readonly Found[]): Found[] {
  return found.filter((one, index) => !found.slice(0, index).some((other) => overlap(one, other)))
}

/** Whether two readings share a character. */
export function overlap(one: Found, other: Found): boolean {
  return one.at[0] < other.at[1] && other.at[0] < one.at[1]
}

/** The `length` characters before `index`, from the last line or sentence end on. */
export function before(text: string, index: number, length: number): string {
  const window = text.slice(Math.max(0, index - length), index)
  return window.slice(Math.max(window.lastIndexOf('\n'), window.lastIndexOf('。'), window.lastIndexOf('!')) + 1)
}

/** The `length` characters from `index` on, up to a line's or sentence's end. */
export function after(text: string, index: number, length: number): string {
  return /^[^\n。!]*/.exec(text.slice(index, index + length))?.[0] ?? ''
}
