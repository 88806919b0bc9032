/** Messages of one account that wait to be sent: who asked goes first, and what waited too long is never sent late. */

/** The first goes first: to operators and staff, in a dialogue that the bot leads, to who asked, and last unasked. */
export const PRIORITIES = ['operator', 'dialogue', 'asked', 'unasked'] as const
export type Priority = (typeof PRIORITIES)[number]

export interface Queued {
  readonly priority: Priority
  /** ms since the epoch. */
  readonly queuedAt: number
}

export class SendQueue<T extends Queued> {
  private items: T[] = []

  add(item: T): void {
    this.items.push(item)
  }

  get length(): number {
    return this.items.length
  }

  find(matches: (item: T) => boolean): T | undefined {
    return this.items.find(matches)
  }

  /** Takes out what matches. */
  take(matches: (item: T) => boolean): T[] {
    const taken = this.items.filter(matches)
    this.items = this.items.filter((item) => !taken.includes(item))
    return taken
  }

  /** Takes the first item that may go: by priority, then by its turn. */
  next(may: (item: T) => boolean): T | undefined {
    for (const priority of PRIORITIES) {
      const found = this.items.find((item) => item.priority === priority && may(item))
      if (found) {
        this.items = this.items.filter((item) => item !== found)
        return found
      }
    }
    return undefined
  }

  /** The earliest of the items' times; undefined for an empty queue. */
  earliest(timeOf: (item: T) => number): number | undefined {
    return this.items.length ? Math.min(...this.items.map(timeOf)) : undefined
  }
}
