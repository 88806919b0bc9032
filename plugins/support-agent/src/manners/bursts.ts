/** What one user types in one breath is one report: it waits for a moment of quiet, then goes on together. */
import type { Scheduler } from '../scheduler'
import type { MannersSettings } from './settings'

/** Where the quiet is 0, nothing waits. */
type BurstSettings = MannersSettings['burst']

/**
 * `alone`: a command or a number, it is never joined · `decisive`: clear by itself, nothing more need be waited for ·
 * `waits`: there may be more to come.
 */
export type Urgency = 'alone' | 'decisive' | 'waits'

interface Pending<T> {
  readonly items: T[]
  readonly since: number
}

/** No burst is longer. */
const MOST_ITEMS = 20

export class Bursts<T> {
  private readonly pending = new Map<string, Pending<T>>()

  constructor(
    private readonly settings: BurstSettings,
    private readonly scheduler: Scheduler,
    /** Takes a burst whose quiet has come. */
    private readonly deliver: (items: readonly T[]) => void,
  ) {}

  /**
   * @param key platform, channel and user: bursts are never joined across users
   * @returns what is to be taken now, in order: a burst each
   */
  add(key: string, item: T, urgency: Urgency): readonly (readonly T[])[] {
    const before = this.pending.get(key)?.items ?? []
    if (urgency === 'alone' || this.settings.quiet === 0) {
      this.end(key)
      return before.length ? [before, [item]] : [[item]]
    }
    if (urgency === 'decisive' || before.length + 1 >= MOST_ITEMS) {
      this.end(key)
      return [[...before, item]]
    }
    this.wait(key, item)
    return []
  }

  /** What waits, in the order in which it was said. */
  waiting(key: string): readonly T[] {
    return this.pending.get(key)?.items ?? []
  }

  /** Drops items that wait, such as a message that was taken back. */
  drop(matches: (item: T) => boolean): void {
    for (const [key, { items }] of this.pending) {
      const kept = items.filter((item) => !matches(item))
      items.splice(0, items.length, ...kept)
      if (!items.length) this.end(key)
    }
  }

  private wait(key: string, item: T): void {
    const now = this.scheduler.now()
    const known = this.pending.get(key) ?? { items: [], since: now }
    known.items.push(item)
    this.pending.set(key, known)
    const ends = Math.min(now + this.settings.quiet, known.since + this.settings.most)
    this.scheduler.at(jobOf(key), ends, () => {
      const items = this.end(key)
      if (items.length) this.deliver(items)
    })
  }

  private end(key: string): readonly T[] {
    const { items = [] } = this.pending.get(key) ?? {}
    this.pending.delete(key)
    this.scheduler.cancel(jobOf(key))
    return items
  }
}

function jobOf(key: string): string {
  return `burst/${key}`
}
