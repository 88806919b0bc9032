/** What is learnt of a log file, as plain data: nothing in it is masked. */
import type { LogLevel } from '@support-agent/diagnosis/src/logs'
import type { Encoding } from '../formats/encoding'

/** One error with all its repetitions. */
export interface LogFileError {
  /** Its line as it stands in the file, at most 400 characters; where another line says what happened, that one below it. */
  readonly text: string
  /** Its line, counted from 1; absent where the lines before it were not all read. */
  readonly line?: number | undefined
  /** Where the line begins, in bytes. */
  readonly offset: number
  readonly level?: LogLevel | undefined
  /** How often it was seen in what was read, the first time included. */
  readonly repeats: number
  /** The first lines of its stack trace. */
  readonly stack: readonly string[]
}

export interface LogSummary {
  /** At most 50, in the order of the file; the gravest and the most frequent where there are more. */
  readonly errors: readonly LogFileError[]
  /** Entries of each level in what was read; those without a level are not counted. */
  readonly counts: Readonly<Partial<Record<LogLevel, number>>>
  readonly encoding: Encoding
  /** Whether a token, a password or a key was seen in what was read. */
  readonly credential: boolean
  /** False where only parts were read, or where errors were left out. */
  readonly complete: boolean
}
