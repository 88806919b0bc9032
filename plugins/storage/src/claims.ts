/**
 * Leases of names, in memory only: the store has one writer, so whoever held a claim before a restart is gone, and
 * every claim is free again.
 */
export class Claims {
  private readonly until = new Map<string, number>()

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {}

  /** @returns whether the name was taken, for `ttl` milliseconds */
  take(key: string, ttl: number): boolean {
    const now = this.now()
    if ((this.until.get(key) ?? 0) > now) return false
    for (const [name, until] of this.until) if (until <= now) this.until.delete(name)
    this.until.set(key, now + ttl)
    return true
  }
}
