/** Many meet the same at once: it is said once, staff are told, and those who come later are pointed to it. */
import type { MannersSettings } from './settings'

export type SurgeSettings = Pick<MannersSettings['surge'], 'users' | 'window' | 'factor' | 'ends'>

/** `begins`: this user makes it a surge; `lasts`: there is one already; `none`: an ordinary case. */
export type SurgeState = 'none' | 'begins' | 'lasts'

interface Sighting {
  readonly user: string
  readonly at: number
}

interface Watched {
  readonly sightings: Sighting[]
  /** When the surge was last seen, while it lasts. */
  surgeAt?: number | undefined
}

const DAY = 24 * 3_600_000
/** Kept of one cause in one group. */
const MOST_SIGHTINGS = 500
const MOST_WATCHED = 10_000

export class Surges {
  private readonly watched = new Map<string, Watched>()

  constructor(private readonly settings: SurgeSettings) {}

  /** Somebody in the group has met the cause. */
  note(group: string, topic: string, user: string, now: number): SurgeState {
    const key = keyOf(group, topic)
    const watched = this.watched.get(key) ?? { sightings: [] }
    this.watched.delete(key)
    this.watched.set(key, watched)
    for (const oldest of this.watched.keys()) {
      if (this.watched.size <= MOST_WATCHED) break
      this.watched.delete(oldest)
    }
    const { sightings } = watched
    sightings.push({ user, at: now })
    while (sightings.length > MOST_SIGHTINGS || now - (sightings[0]?.at ?? now) > DAY) sightings.shift()
    if (this.lasts(group, topic, now)) {
      watched.surgeAt = now
      return 'lasts'
    }
    if (!this.isSurge(sightings, now)) return 'none'
    watched.surgeAt = now
    return 'begins'
  }

  lasts(group: string, topic: string, now: number): boolean {
    const at = this.watched.get(keyOf(group, topic))?.surgeAt
    return at !== undefined && now - at < this.settings.ends
  }

  /** Closed by staff: every surge of the group. @returns how many there were */
  close(group: string, now: number): number {
    let closed = 0
    for (const [key, watched] of this.watched) {
      if (!key.startsWith(keyOf(group, ''))) continue
      if (watched.surgeAt !== undefined && now - watched.surgeAt < this.settings.ends) closed++
      watched.surgeAt = undefined
      // What was seen before does not make another one.
      watched.sightings.length = 0
    }
    return closed
  }

  /** Distinct users in the window against what is usual in a window of the last day. */
  private isSurge(sightings: readonly Sighting[], now: number): boolean {
    const { users, window, factor } = this.settings
    const recent = new Set(sightings.filter(({ at }) => now - at < window).map(({ user }) => user))
    const earlier = sightings.filter(({ at }) => now - at >= window).length
    const usual = earlier / (DAY / window - 1)
    return recent.size >= Math.max(users, factor * usual)
  }
}

function keyOf(group: string, topic: string): string {
  return `${group}\n${topic}`
}
