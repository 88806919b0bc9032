/** Counts what the guard turned away, and says so without flooding the log. */

/** At most one line a reason in this time, in milliseconds. */
export const QUIET_MS = 60_000

export class Drops<Reason extends string> {
  private readonly counts = new Map<Reason, number>()
  private readonly saidAt = new Map<Reason, number>()

  /** @param say is told the reason and how often it has happened so far */
  constructor(
    private readonly say: (reason: Reason, count: number) => void,
    private readonly now: () => number,
  ) {}

  add(reason: Reason): void {
    const count = this.of(reason) + 1
    this.counts.set(reason, count)
    const saidAt = this.saidAt.get(reason)
    const now = this.now()
    if (saidAt !== undefined && now - saidAt < QUIET_MS) return
    this.saidAt.set(reason, now)
    this.say(reason, count)
  }

  /** How often it has happened since the start. */
  of(reason: Reason): number {
    return this.counts.get(reason) ?? 0
  }
}
