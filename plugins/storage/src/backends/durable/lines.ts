/** Lines with a checksum: `<first 16 hex digits of the JSON's SHA-256> <JSON>`, as every file of the store has them. */
import { createHash } from 'node:crypto'

export interface Line {
  /** From 1. */
  readonly number: number
  /** Where it begins and where the next one would, in bytes. */
  readonly start: number
  readonly end: number
  /** What was written; undefined when the line is not as it was written. */
  readonly content: unknown
}

const DIGITS = 16
const NEWLINE = 0x0a
/** What a disk writes at once: the unwritten part of a file begins and ends on a multiple of it. */
const SECTOR = 512

export function encodeLine(json: string): Buffer {
  return Buffer.from(`${digest(json)} ${json}\n`)
}

export function* readLines(bytes: Buffer): Generator<Line> {
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline < 0 ? bytes.length : newline + 1
    yield { number, start, end, content: newline < 0 ? undefined : contentOf(bytes.subarray(start, newline)) }
    start = end
  }
}

/**
 * Whether the last line of a log looks like a write that did not finish, and so was never acknowledged: it is short, or
 * whole sectors of it are zero. Anything else is damage to something that may have been acknowledged.
 */
export function isTorn(bytes: Buffer, { start, end }: Line): boolean {
  if (end < bytes.length) return false
  const hole = bytes.indexOf(0, start)
  if (hole >= 0) return isHole(bytes, start, hole)
  if (bytes[end - 1] === NEWLINE) return false
  // All there but for its last byte, which is not a newline: that byte was changed.
  return contentOf(bytes.subarray(start, end - 1)) === undefined
}

function isHole(bytes: Buffer, start: number, from: number): boolean {
  let to = from
  while (bytes[to] === 0) to++
  return (from === start || from % SECTOR === 0) && (to === bytes.length || to % SECTOR === 0)
}

function contentOf(line: Buffer): unknown {
  const json = line.subarray(DIGITS + 1)
  if (line[DIGITS] !== 0x20 || digest(json) !== line.toString('latin1', 0, DIGITS)) return undefined
  return JSON.parse(json.toString()) as unknown
}

function digest(json: string | Buffer): string {
  return createHash('sha256').update(json).digest('hex').slice(0, DIGITS)
}
