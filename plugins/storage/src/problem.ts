/** What goes wrong, and what is worth telling, in durable storage: codes that locale files put into words. */

export type Params = Readonly<Record<string, string | number>>

export type ErrorCode =
  | 'disk-full'
  | 'write-failed'
  | 'read-only'
  | 'unreadable'
  | 'in-use'
  | 'in-use-by-unknown'
  | 'lock-failed'
  | 'damaged-snapshot'
  | 'damaged-only-snapshot'
  | 'damaged-log'
  | 'damaged-first-log'
  | 'missing-records'
  | 'newer-format'
  | 'no-migration'
  | 'no-generation'

/** Told to `onEvent`: nothing for users, something for the operator's log. */
export interface StorageEvent {
  readonly code: 'torn-line-cut' | 'compacted' | 'compaction-failed' | 'migrated'
  readonly params: Params
}

/** The store cannot do what was asked: `describeStorageError` says what happened and what to do. */
export class StorageError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: Params,
    cause?: unknown,
  ) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? {} : { cause })
    this.name = 'StorageError'
  }
}

/** The system's own name of an error (ENOSPC, EIO …), or its words. */
export function reasonOf(error: unknown): string {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown }
  return String(code ?? message ?? error)
}

/** A failed write: full, or broken otherwise. */
export function writeError(cause: unknown, file: string): StorageError {
  if (cause instanceof StorageError) return cause
  const reason = reasonOf(cause)
  const full = reason === 'ENOSPC' || reason === 'EDQUOT'
  return new StorageError(full ? 'disk-full' : 'write-failed', { file, reason }, cause)
}
