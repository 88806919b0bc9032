/** May we listen? Drops what was seen before, what programs send, and whoever floods. Its clock is an argument. */

export interface AdmitSettings {
  /** Ids of users, `platform:userId`, that are programs. */
  readonly bots: readonly string[]
  /** This many messages for the bot within the window are a flood. */
  readonly floodMessages: number
  readonly floodWindow: number
  /** How long a flooding user is ignored, ms. */
  readonly floodPause: number
  /** A user is told of it once in this time, ms. */
  readonly floodNotice: number
}

export interface Arrival {
  /** `platform:userId`. */
  readonly user: string
  readonly isSelf: boolean
  readonly fromBot: boolean
  /** Platform, channel and message id; the same message twice has the same. */
  readonly message: string
}

export type Admission = 'admitted' | 'self' | 'bot' | 'duplicate' | 'flood-begins' | 'flooding'

const MINUTE = 60_000
/** How long a message is remembered against its duplicate. */
const REMEMBERED = 10 * MINUTE
/** The most entries kept of either kind. */
const MOST_KEPT = 20_000

/** One for a bot process; memory is bounded. */
export class Admit {
  private readonly seen = new Map<string, number>()
  private readonly floods = new Map<string, { times: number[]; ignoredUntil: number; toldAt: number }>()

  constructor(private readonly settings: AdmitSettings) {}

  /** Cheap, for each message: own words, other programs and duplicates. Remembers the message. */
  arrive({ user, isSelf, fromBot, message }: Arrival, now: number): Admission {
    if (isSelf) return 'self'
    if (fromBot || this.settings.bots.includes(user)) return 'bot'
    const before = this.seen.get(message)
    if (before !== undefined && now - before < REMEMBERED) return 'duplicate'
    this.seen.delete(message)
    this.seen.set(message, now)
    forgetOldest(this.seen)
    return 'admitted'
  }

  /** For a message that the bot would answer: counts it towards a flood. `flood-begins` is said, at most once in a while. */
  answerable(user: string, now: number): Admission {
    const { floodMessages, floodWindow, floodPause, floodNotice } = this.settings
    const flood = this.floods.get(user) ?? { times: [], ignoredUntil: 0, toldAt: Number.NEGATIVE_INFINITY }
    if (now < flood.ignoredUntil) return 'flooding'
    flood.times = [...flood.times.filter((time) => now - time < floodWindow), now]
    const begins = flood.times.length >= floodMessages
    if (begins) Object.assign(flood, { times: [], ignoredUntil: now + floodPause })
    this.floods.delete(user)
    this.floods.set(user, flood)
    forgetOldest(this.floods)
    if (!begins) return 'admitted'
    if (now - flood.toldAt < floodNotice) return 'flooding'
    flood.toldAt = now
    return 'flood-begins'
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size <= MOST_KEPT) return
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}
