/** Reads a log: its entries, which of them report errors, and how often each error repeats. */
import { PASTED_ANSWER } from './answers'
import { entriesOf, type LogEntry } from './entries'
import { countLevels, errorsAmong, standingOf } from './failure'
import { foldMessage, groupRepeats, type Repeated } from './repeats'
import { isException, isFrame, opensTraceback } from './trace'

export interface LogReading {
  /** In the order of their first lines. */
  readonly entries: readonly LogEntry[]
  /** The entries that report an error, all of them. */
  readonly errors: readonly LogEntry[]
  /** The different ones among them, in order, with their repetitions. */
  readonly groups: readonly Repeated<LogEntry>[]
}

/** Longest text that is read, UTF-16 units; of a longer one the head and the tail. */
export const MAX_LOG = 40_000
const TAIL = 15_000
const MOST_GROUPS = 200

/** Of a text over {@link MAX_LOG} units the head and the tail are read, and lines are counted as if they were all. Linear. */
export function readLog(text: string): LogReading {
  const entries = [...entriesOf(capped(text).split('\n'))].sort((a, b) => a.number - b.number)
  const found = entries.flatMap((entry) => {
    const standing = standingOf(entry)
    return standing ? [{ entry, standing }] : []
  })
  const errors = errorsAmong(found, countLevels(entries)).map(({ entry }) => entry)
  return { entries, errors, groups: groupRepeats(errors, foldMessage, MOST_GROUPS).groups }
}

function capped(text: string): string {
  return text.length <= MAX_LOG ? text : `${text.slice(0, MAX_LOG - TAIL - 1)}\n${text.slice(-TAIL)}`
}

/** A cheap necessary sign of any log line or error paste. */
const SIGN = /\d:\d\d|[[\](){}<>|"'`]|error|exception|caused by|panic/i
/** Enough of a text to tell what it is. */
const LOOKED_AT = 8_000

/** Whether a text is pasted from a log or an error's output, with or without words of the user around it. */
export function isLog(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT)
  if (!SIGN.test(looked)) return false
  if (PASTED_ANSWER.test(looked)) return true
  return [...entriesOf(looked.split('\n'))].some(isLogEntry)
}

function isLogEntry({ headed, level, message, trace, more, line }: LogEntry): boolean {
  if (trace || (headed && level !== undefined && message !== '')) return true
  const lines = [line, ...more]
  return (
    lines.some((one) => isFrame(one) || opensTraceback(one)) ||
    (isException(line) && /^[\w$]{1,60}\.[\w$.]{1,200}/.test(line))
  )
}
