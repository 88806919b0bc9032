/** Whether a file is a log at all: text whose lines carry levels or times, or stack traces. */
import { countLevels, entriesOf, isLog, standingOf } from '@support-agent/diagnosis/src/logs'
import { decodeText, type Encoding } from '../formats/encoding'

/** Bytes of the head that are looked at. */
const LOOKED_AT = 65_536
const FEWEST_LEVELS = 2
const FEWEST_TIMES = 5
/** Share of the entries that begin with a time, in a log without levels. */
const MOSTLY = 0.6
/** Share of the entries of a file of stack traces that are some. */
const TRACES = 0.3
/** A file of so few lines may be one paste. */
const SHORT = 10

/** @returns the encoding of a log; undefined where the file is none */
export function encodingOfLog(head: Uint8Array): Encoding | undefined {
  const decoded = decodeText(head.subarray(0, LOOKED_AT)) ?? damaged(head.subarray(0, LOOKED_AT))
  if (!decoded) return undefined
  const lines = decoded.text.split('\n')
  return looksLikeLog(decoded.text, lines) ? decoded.encoding : undefined
}

function looksLikeLog(text: string, lines: readonly string[]): boolean {
  const entries = [...entriesOf(lines)]
  const levelled = entries.filter(({ level }) => level !== undefined)
  if (levelled.length >= FEWEST_LEVELS && levelled.some((entry) => countLevels(entries).usual(entry))) return true
  const traces = entries.filter(({ trace }) => trace).length
  if (traces > 0 && traces >= entries.length * TRACES) return true
  const timed = entries.filter(({ headed }) => headed)
  if (timed.length >= FEWEST_TIMES && timed.length >= entries.length * MOSTLY) return timed.some(standingOf)
  return lines.length <= SHORT && isLog(text)
}

/** Share of letters that may be broken in what is still text. */
const BROKEN = 0.01
const BAD = /\ufffd|(?!\s)\p{Cc}/gu

/** A log with a few broken letters, as crashes and rotations leave them. */
function damaged(bytes: Uint8Array): { encoding: Encoding; text: string } | undefined {
  if (bytes.includes(0)) return undefined
  const text = new TextDecoder().decode(bytes)
  const broken = text.match(BAD)?.length ?? 0
  return broken <= text.length * BROKEN ? { encoding: 'utf-8', text } : undefined
}
