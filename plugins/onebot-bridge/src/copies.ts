/** Remembers for some minutes which messages were seen, so that a copy of one is dropped. */

/** How long a copy is still recognised, in milliseconds. */
export const MEMORY_MS = 5 * 60_000
/** At most this many messages are remembered; the oldest go first. */
export const MEMORY_SIZE = 10_000

export class SeenMessages {
  private readonly seenAt = new Map<string, number>()

  /** @param now the time, in milliseconds */
  isCopy(message: string, now: number): boolean {
    this.forget(now)
    if (this.seenAt.has(message)) return true
    this.seenAt.set(message, now)
    return false
  }

  /** Entries stand in the order of their time: the first that is young enough ends the search. */
  private forget(now: number): void {
    for (const [message, at] of this.seenAt) {
      if (now - at < MEMORY_MS && this.seenAt.size < MEMORY_SIZE) return
      this.seenAt.delete(message)
    }
  }
}
