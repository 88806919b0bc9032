/** One file to check, as plain data that travels to a worker, and what comes back of it. */
import type { AttachmentProblem, AttachmentSource, OpenerPolicy } from '../attachment'
import type { CheckPolicy } from '../check'
import type { Finding } from '../finding'
import type { LogSummary } from '../logs'
import type { Unfinished } from '../report'

export interface CheckTask {
  /** As it was sent: hostile. */
  readonly name: string
  /** Bytes; undefined where the sender does not say. */
  readonly size: number | undefined
  readonly source: AttachmentSource
  readonly opener: OpenerPolicy
  readonly policy: CheckPolicy
  readonly limits: CheckLimits
}

export interface CheckLimits {
  /** Milliseconds of one check; over it, it is ended from outside. */
  readonly checkTime: number
  /** Archive entries looked at. */
  readonly entries: number
  /** Bytes that any inflate may put out. */
  readonly inflated: number
  /** Archives within archives. */
  readonly depth: number
}

export const DEFAULT_LIMITS: CheckLimits = { checkTime: 2_000, entries: 10_000, inflated: 32 * 1024 * 1024, depth: 3 }

/** What one check left behind. */
export interface Outcome {
  readonly check: string
  readonly findings: readonly Finding[]
  readonly unfinished?: Unfinished['why'] | undefined
  readonly log?: LogSummary | undefined
}

/** How far a file is: told after each stage, so that nothing is lost when the next one does not return. */
export type Progress =
  | { readonly kind: 'opened'; readonly size: number | undefined; readonly problem?: AttachmentProblem | undefined }
  | { readonly kind: 'begins'; readonly check: string }
  | { readonly kind: 'ended'; readonly outcome: Outcome }
