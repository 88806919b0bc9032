/** What every storage backend can do: few methods, none optional. A write that is not durable throws. */

/** Plain data that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Entry {
  readonly key: string
  readonly value: Json
  /** Counts up with each change of this key, from 1. */
  readonly revision: number
}

/** One change of a commit; `value: undefined` deletes. */
export interface Change {
  readonly key: string
  readonly value: Json | undefined
  /** The revision that the writer saw, 0 for "there is none"; undefined writes in any case. */
  readonly expected?: number | undefined
}

/** Another writer was first; nothing of the commit was written. */
export class ConflictError extends Error {
  constructor(
    readonly key: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`"${key}" is at revision ${actual}, not ${expected}`)
    this.name = 'ConflictError'
  }
}

/** The store was used after close(). */
export class ClosedError extends Error {
  constructor() {
    super('the store is closed')
    this.name = 'ClosedError'
  }
}

export type Listener = (changed: { readonly key: string; readonly entry: Entry | undefined }) => void

/** All methods reject with {@link ClosedError} after {@link Store.close}. */
export interface Store {
  get(key: string): Promise<Entry | undefined>
  /** Every entry whose key begins with `prefix`, by key. */
  list(prefix: string): Promise<Entry[]>
  /**
   * All changes or none; resolves when they are durable.
   * @returns the new entries, in the order of the changes (undefined for a deleted key)
   * @throws ConflictError when a key is not at its expected revision
   */
  commit(changes: readonly Change[]): Promise<(Entry | undefined)[]>
  /**
   * Takes the name for `ttl` milliseconds unless somebody holds it. Claims end with the store: the next one begins without.
   * @returns whether it was taken
   */
  claim(key: string, ttl: number): Promise<boolean>
  /**
   * Forgets every entry that matches, for good: also what a backend keeps of the past (log, older generations). Resolves
   * when that is durable; commits under way meanwhile may come before it or after it. A remembered deletion, whose value
   * is gone, is asked about with `null`.
   * @param matches pure and quick; must not change the value
   * @returns how many entries were there and are gone
   */
  purge(matches: (key: string, value: Json) => boolean): Promise<number>
  /**
   * Called after each commit, once a changed key below `prefix`. A listener that throws disturbs nobody; its error is a
   * warning of the process. Returns how to stop it.
   */
  watch(prefix: string, listener: Listener): () => void
  close(): Promise<void>
}
