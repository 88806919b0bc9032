/** The errors of a log while it is read: each kept once, with where it was first and how often it was seen. */
import {
  countLevels,
  errorsAmong,
  foldMessage,
  type LogEntry,
  type LogLevel,
  type Standing,
  standingOf,
} from '@support-agent/diagnosis/src/logs'

export interface Counted {
  readonly entry: LogEntry
  readonly standing: Standing
  /** Counted from 1; undefined where the lines before were not all read. */
  readonly line: number | undefined
  /** Bytes from the start of the file. */
  readonly offset: number
  readonly repeats: number
}

export interface Tally {
  add(entry: LogEntry, line: number | undefined, offset: number): void
  /** Entries of each level. */
  readonly counts: Readonly<Partial<Record<LogLevel, number>>>
  /** The errors, once everything was added; in the order in which they came. */
  errors(): Counted[]
  /** Whether more different errors came than are kept. */
  isFull(): boolean
}

/** Different errors that are kept. */
const MOST_GROUPS = 2_000

export function newTally(): Tally {
  const groups = new Map<string, Counted & { repeats: number }>()
  const levels = countLevels()
  const counts: Partial<Record<LogLevel, number>> = {}
  let full = false
  return {
    counts,
    add(entry, line, offset) {
      levels.add(entry)
      if (entry.level) counts[entry.level] = (counts[entry.level] ?? 0) + 1
      const standing = standingOf(entry)
      if (!standing) return
      const key = `${standing} ${foldMessage(entry)}`
      const group = groups.get(key)
      if (group) group.repeats++
      else if (groups.size < MOST_GROUPS) groups.set(key, { entry, standing, line, offset, repeats: 1 })
      else full = true
    },
    errors: () => errorsAmong([...groups.values()], levels),
    isFull: () => full,
  }
}
