/**
 * The one who writes the log. Commits that arrive while a sync runs wait, and share the next one (group commit). Memory
 * changes only after the log has it.
 */
import type { Change, Entry, Json } from '../../store'
import { type Collections, copyJson, entryOf, planWrites, type Table, type Write } from '../../table'
import type { Log } from './log'
import { encodeRecord } from './record'
import { Serial } from './serial'

interface Waiting {
  readonly changes: readonly Change[]
  readonly resolve: (written: (Entry | undefined)[]) => void
  readonly reject: (error: unknown) => void
}

interface Outcome {
  readonly waiting: Waiting
  readonly writes?: readonly Write[]
  readonly conflict?: unknown
}

interface WriterOptions {
  readonly table: Table
  readonly log: Log
  readonly sequence: number
  /** Begins the next log. */
  readonly next: (number: number, after: number) => Promise<Log>
  /** After each record, with its length in bytes. */
  readonly written: (writes: readonly Write[], bytes: number) => void
}

/** The state at the end of a log that is complete. */
export interface Rotated {
  readonly number: number
  readonly sequence: number
  readonly collections: Collections
}

/** So many changes share a sync at most: a record is one line, and readers of the log hold a line in memory. */
const GROUP = 1_000

export class Writer {
  private readonly turns = new Serial()
  private readonly queue: Waiting[] = []
  private log: Log
  private sequence: number

  constructor(private readonly options: WriterOptions) {
    this.log = options.log
    this.sequence = options.sequence
  }

  async commit(changes: readonly Change[]): Promise<(Entry | undefined)[]> {
    const copies = changes.map(copyChange)
    return new Promise((resolve, reject) => {
      this.queue.push({ changes: copies, resolve, reject })
      if (this.queue.length === 1) this.flushNext()
    })
  }

  /** Begins a new log; commits go on in it. */
  rotate(): Promise<Rotated> {
    return this.turns.run(() => this.rotateNow())
  }

  /** Deletes what matches, in one record, and begins a new log, with no commit in between. */
  deleteAndRotate(matches: (key: string, value: Json) => boolean): Promise<Rotated & { readonly deleted: string[] }> {
    return this.turns.run(async () => {
      const found = this.options.table.list('').filter(({ key, value }) => matches(key, value))
      const writes = found.map(({ key }): Write => ({ key, value: undefined, revision: 0 }))
      if (writes.length > 0) await this.append([writes])
      return { ...(await this.rotateNow()), deleted: writes.map(({ key }) => key) }
    })
  }

  /** Resolves when all commits so far are through. */
  async close(): Promise<void> {
    await this.turns.idle()
    await this.log.close()
  }

  private flushNext(): void {
    void this.turns.run(() => this.flush())
  }

  private async flush(): Promise<void> {
    const group = this.takeGroup()
    const revisions = new Map<string, number>()
    const outcomes = group.map((waiting) => this.plan(waiting, revisions))
    const commits = outcomes.flatMap(({ writes }) => (writes !== undefined && writes.length > 0 ? [writes] : []))
    try {
      if (commits.length > 0) await this.append(commits)
    } catch (error) {
      // Also those that saw a conflict: they may have lost to a commit that has failed.
      for (const { reject } of group) reject(error)
      return
    }
    for (const { waiting, writes, conflict } of outcomes) {
      if (writes) waiting.resolve(writes.map(entryOf))
      else waiting.reject(conflict)
    }
  }

  private takeGroup(): Waiting[] {
    let size = 0
    let count = 0
    for (const { changes } of this.queue) {
      size += changes.length
      if (count > 0 && size > GROUP) break
      count++
    }
    const group = this.queue.splice(0, count)
    if (this.queue.length > 0) this.flushNext()
    return group
  }

  /** @param revisions as the commits before it in the group leave them */
  private plan(waiting: Waiting, revisions: Map<string, number>): Outcome {
    try {
      const writes = planWrites(waiting.changes, (key) => revisions.get(key) ?? this.options.table.revision(key))
      for (const { key, revision } of writes) revisions.set(key, revision)
      return { waiting, writes }
    } catch (conflict) {
      return { waiting, conflict }
    }
  }

  private async append(commits: readonly (readonly Write[])[]): Promise<void> {
    const line = encodeRecord(this.sequence + 1, commits)
    await this.log.append(line)
    this.sequence++
    const writes = commits.flat()
    for (const write of writes) this.options.table.apply(write)
    this.options.written(writes, line.length)
  }

  private async rotateNow(): Promise<Rotated> {
    await this.log.settle()
    const old = this.log
    this.log = await this.options.next(old.number + 1, this.sequence)
    await old.close().catch(() => undefined)
    return { number: old.number, sequence: this.sequence, collections: this.options.table.snapshot() }
  }
}

function copyChange(change: Change): Change {
  return { ...change, value: change.value === undefined ? undefined : copyJson(change.value) }
}
