/** What every check is: one question about one file, within a budget, answered with findings. */
import type { ReadLimit } from './attachment'
import type { Finding, FindingId } from './finding'
import type { LogSummary } from './logs'

/** The bytes of a file, read through a cache: head and tail are there at once. */
export interface Content {
  /** Bytes; known here, unlike in an attachment. */
  readonly size: number
  /** The first bytes, at most {@link HEAD_BYTES}. */
  readonly head: Uint8Array
  /** Whether it is read over the network, so that every byte counts. */
  readonly isFar?: boolean
  /** Like an attachment's read, cached. */
  read(offset: number, length: number, limit: ReadLimit): Promise<Uint8Array>
}

/** 64 KB of head is enough to tell a type; of the tail enough to find a zip's end. */
export const HEAD_BYTES = 65_536

/** A file as the checks see it. */
export interface CheckedFile {
  /** As it was sent: hostile. */
  readonly name: string
  /** Bytes; undefined where only a name is known. */
  readonly size: number | undefined
  /** Absent where only the name, and perhaps the size, are known. */
  readonly content: Content | undefined
}

export interface CheckPolicy {
  /** Extensions that the platform refuses, lower case, without a dot. */
  readonly blockedExtensions: readonly string[]
  /** From this size on there is a notice, bytes: the document's figure, disputed. */
  readonly noticeSize: number
  /** Over this size the platform refuses, bytes. */
  readonly mostSize: number
  /** Words that a name or text should not hold, as the operator lists them. */
  readonly sensitiveWords: readonly string[]
}

export interface CheckBudget {
  /** Archive entries looked at, over all levels. */
  readonly entries: number
  /** Bytes that any inflate of this check may put out together. */
  readonly inflated: number
  /** Archives within archives. */
  readonly depth: number
  /** Whether the time is up: to be asked in every loop. */
  readonly isOver: () => boolean
}

export interface CheckContext {
  readonly policy: CheckPolicy
  readonly budget: CheckBudget
}

export interface CheckResult {
  readonly findings: readonly Finding[]
  /** False when a budget ended it: then the file is never called clean. */
  readonly complete: boolean
  /** The error lines, where the file is a log. */
  readonly log?: LogSummary | undefined
}

export interface Check {
  /** The name of its file under `checks/`. */
  readonly id: string
  /** Everything that it may find. */
  readonly finds: readonly FindingId[]
  /** Whether it looks at bytes; one that does not runs on a name alone. */
  readonly needsContent: boolean
  run(file: CheckedFile, context: CheckContext): Promise<CheckResult>
}

export const NOTHING_FOUND: CheckResult = { findings: [], complete: true }
