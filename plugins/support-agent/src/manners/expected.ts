/** Whoever called the bot without a word is expected to say more: for a while their next message is for it. */

const MOST = 5_000

export class Expected {
  private readonly since = new Map<string, number>()

  /** @param wait ms */
  constructor(private readonly wait: number) {}

  /** @param speaker platform, channel and user */
  expect(speaker: string, now: number): void {
    this.since.delete(speaker)
    this.since.set(speaker, now)
    for (const oldest of this.since.keys()) {
      if (this.since.size <= MOST) break
      this.since.delete(oldest)
    }
  }

  /** Whether they were expected; they are no longer. */
  came(speaker: string, now: number): boolean {
    const since = this.since.get(speaker)
    this.since.delete(speaker)
    return since !== undefined && now - since <= this.wait
  }
}
