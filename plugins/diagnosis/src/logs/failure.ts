/** Which entries of a log report an error: by their level, by a stack trace, and by words only where no level is written. */
import { FAILED_ANSWER } from './answers'
import type { LogEntry } from './entries'
import { saysNothing, shoutsFailure, tellsFailure } from './failure-words'
import { isGrave } from './level'
import { statusOf } from './shapes/access'
import { printsFailure } from './trace'

/**
 * How an entry reports a failure. `error`: its level or its stack trace says so · `worded`: its words, in a line without a level ·
 * `warned`: its words, in a line that claims less than an error, or the failed answer of a bot's interface.
 */
export type Standing = 'error' | 'worded' | 'warned'

const LONGEST = 2_000

export function standingOf(entry: LogEntry): Standing | undefined {
  const { level, message, more, trace, headed } = entry
  if (isGrave(level)) return saysNothing(message) && more.every(saysNothing) ? undefined : 'error'
  if (trace && (level === undefined || level === 'warn')) return 'error'
  const text = message.length > LONGEST ? message.slice(0, LONGEST) : message
  if (!headed && (printsFailure(message) || shoutsFailure(text))) return 'error'
  if (FAILED_ANSWER.test(text)) return level ? 'warned' : 'error'
  const status = statusOf(text)
  // Browsers ask for icons that are not there; nobody is helped by that.
  if (status !== undefined) return status >= 400 && status !== 404 ? (level ? 'warned' : 'worded') : undefined
  if (level === 'warn') return tellsFailure(text) ? 'warned' : undefined
  if (level === undefined) return tellsFailure(text) ? 'worded' : undefined
  return trace && tellsFailure(text) ? 'error' : undefined
}

export interface LevelCount {
  add(entry: LogEntry): void
  /** Whether lines of this shape carry a level in this log; of one without a head, whether any lines do. */
  usual(entry: LogEntry): boolean
}

/** From this share of the lines on a level is usual. */
const USUAL = 0.3

/** Counts the lines with and without a level, for each shape. */
export function countLevels(entries: Iterable<LogEntry> = []): LevelCount {
  const counts = new Map<string, { all: number; levelled: number }>()
  const countOf = (shape: string) => {
    const count = counts.get(shape) ?? { all: 0, levelled: 0 }
    counts.set(shape, count)
    return count
  }
  const count: LevelCount = {
    add(entry) {
      for (const one of [countOf(entry.shape ?? ''), countOf(ANY)]) {
        one.all++
        if (entry.level) one.levelled++
      }
    },
    usual(entry) {
      const { all, levelled } = countOf(entry.headed ? (entry.shape ?? '') : ANY)
      return levelled > 0 && levelled >= all * USUAL
    },
  }
  for (const entry of entries) count.add(entry)
  return count
}

const ANY = '*'

/**
 * Of the entries that report a failure somehow, those that count.
 * @param levels where levels are usual, a line without one is a print in between
 */
export function errorsAmong<T extends { readonly entry: LogEntry; readonly standing: Standing }>(
  found: readonly T[],
  levels: LevelCount,
): T[] {
  const told = found.filter(
    ({ entry, standing }) => standing === 'error' || (standing === 'worded' && !levels.usual(entry)),
  )
  if (told.some(({ entry }) => entry.level !== undefined)) return told
  // Nothing here claims to be worse than a warning.
  return found.filter((one) => one.standing === 'warned' || told.includes(one))
}
