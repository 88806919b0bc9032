/** Who spoke last in a channel, and when anybody else did: whether a member and the bot are still among themselves. */

interface Last {
  readonly user: string
  /** When anybody else spoke last, ms; undefined: not since the bot has listened. */
  readonly otherAt: number | undefined
  readonly at: number
}

const MOST_CHANNELS = 5_000

/** In memory: what was said before a restart is not known, and then counts as spoken. */
export class LastSpeakers {
  private readonly channels = new Map<string, Last>()

  /** @param since from when on the bot has listened, ms */
  constructor(private readonly since: number) {}

  heard(channel: string, user: string, now: number): void {
    const last = this.channels.get(channel)
    const otherAt = last?.user === user ? last.otherAt : last?.at
    this.channels.delete(channel)
    this.channels.set(channel, { user, otherAt, at: now })
    for (const oldest of this.channels.keys()) {
      if (this.channels.size <= MOST_CHANNELS) return
      this.channels.delete(oldest)
    }
  }

  /** Whether certainly nobody but the user has spoken in the channel since that moment. */
  nobodyElseSince(channel: string, user: string, moment: number): boolean {
    const last = this.channels.get(channel)
    if (moment < this.since || !last) return false
    const otherAt = last.user === user ? last.otherAt : last.at
    return otherAt === undefined || otherAt < moment
  }
}
