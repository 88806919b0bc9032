/** When the bot speaks without being asked: not twice about the same cause, and not again and again to one person. */
import type { MannersSettings } from './settings'

export type UnaskedSettings = Pick<MannersSettings['unasked'], 'sameCause' | 'inARow' | 'pause'>

interface Row {
  readonly user: string
  readonly count: number
  readonly at: number
}

const MOST_GROUPS = 5_000
const MOST_CAUSES = 200

/** In memory: after a restart the bot may repeat itself once. */
export class Unasked {
  private readonly told = new Map<string, Map<string, number>>()
  private readonly rows = new Map<string, Row>()

  constructor(private readonly settings: UnaskedSettings) {}

  /** Whether this cause may be told to this user, unasked. */
  may(group: string, user: string, topic: string, now: number): boolean {
    const last = this.told.get(group)?.get(topic)
    if (last !== undefined && now - last < this.settings.sameCause) return false
    const row = this.rows.get(group)
    return !(row && row.user === user && row.count >= this.settings.inARow && now - row.at < this.settings.pause)
  }

  /** It was told, asked or unasked: the group has read it. */
  note(group: string, topic: string, now: number): void {
    const causes = this.told.get(group) ?? new Map<string, number>()
    causes.delete(topic)
    causes.set(topic, now)
    dropOldest(causes, MOST_CAUSES)
    this.told.delete(group)
    this.told.set(group, causes)
    dropOldest(this.told, MOST_GROUPS)
  }

  /** What was noted at that moment never arrived. */
  untold(group: string, topic: string, at: number): void {
    const causes = this.told.get(group)
    if (causes?.get(topic) === at) causes.delete(topic)
  }

  /** An unasked answer went to the user. */
  answered(group: string, user: string, now: number): void {
    const row = this.rows.get(group)
    const goesOn = row?.user === user && now - row.at < this.settings.pause
    this.rows.delete(group)
    this.rows.set(group, { user, count: goesOn ? row.count + 1 : 1, at: now })
    dropOldest(this.rows, MOST_GROUPS)
  }

  /** Somebody spoke: whoever else was answered in a row is no longer alone. */
  heard(group: string, user: string): void {
    if (this.rows.get(group)?.user !== user) this.rows.delete(group)
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
