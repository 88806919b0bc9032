/** The cases of this bot: written once each, counted a group, forgotten after their time. */
import { createHash } from 'node:crypto'
import type { CaseRecord, Experience } from '@support-agent/conversation'
import type { Change, Json, Store } from '@support-agent/storage'
import type { Scheduler } from './scheduler'

const CASE_PREFIX = 'case/'

export interface CaseBookSettings {
  /** How long a case is kept, ms. */
  readonly retention: number
  /** Whether users are kept as a keyed hash only. */
  readonly hashUsers: boolean
  /** The key of that hash. */
  readonly hashKey: string
}

const DAY = 24 * 3_600_000

interface Met {
  readonly met: Set<string>
  readonly solvedBy: Map<string, Set<string>>
}

export class CaseBook {
  /** Group → topic → who met it and what helped; one a user, cause and day. */
  private readonly groups = new Map<string, Map<string, Met>>()
  private count = 0

  constructor(
    private readonly store: Store,
    private readonly scheduler: Scheduler,
    private readonly settings: CaseBookSettings,
  ) {}

  /** Reads what was kept before a restart and drops what is too old. */
  async restore(): Promise<void> {
    const now = this.scheduler.now()
    const old: Change[] = []
    for (const { key, value } of await this.store.list(CASE_PREFIX)) {
      const record = value as unknown as CaseRecord
      if (now - record.at > this.settings.retention) old.push({ key, value: undefined })
      else this.learn(record)
    }
    if (old.length) await this.store.commit(old)
  }

  /** The record as a change, to be committed together with its conversation. */
  changeFor(record: CaseRecord): Change {
    const kept = this.settings.hashUsers ? this.withHash(record) : record
    const key = `${CASE_PREFIX}${String(record.at).padStart(15, '0')}-${String(this.count++).padStart(6, '0')}-${process.pid}`
    return { key, value: kept as unknown as Json }
  }

  /** Counts a record that was committed. */
  learn({ event, topic, steps, speaker, at }: CaseRecord): void {
    if (!topic || (event !== 'answered' && event !== 'solved')) return
    const group = this.groups.get(groupOf(speaker)) ?? new Map<string, Met>()
    this.groups.set(groupOf(speaker), group)
    const known = group.get(topic) ?? { met: new Set(), solvedBy: new Map() }
    group.set(topic, known)
    const once = `${speaker.user}/${Math.floor(at / DAY)}`
    known.met.add(once)
    const remedy = steps.at(-1)
    if (event !== 'solved' || remedy === undefined) return
    const solved = known.solvedBy.get(remedy) ?? new Set()
    known.solvedBy.set(remedy, solved.add(once))
  }

  experienceOf(platform: string, channel: string): Experience {
    const group = this.groups.get(groupOf({ platform, channel }))
    if (!group) return {}
    return Object.fromEntries(
      [...group].map(([topic, { met, solvedBy }]) => [
        topic,
        { met: met.size, solvedBy: Object.fromEntries([...solvedBy].map(([id, who]) => [id, who.size])) },
      ]),
    )
  }

  /** What a record names this user by. */
  nameOf(user: string): string {
    return this.settings.hashUsers ? hashOf(user, this.settings.hashKey) : user
  }

  /** Counts anew after somebody was forgotten. */
  async recount(): Promise<void> {
    this.groups.clear()
    for (const { value } of await this.store.list(CASE_PREFIX)) this.learn(value as unknown as CaseRecord)
  }

  private withHash(record: CaseRecord): CaseRecord {
    return { ...record, speaker: { ...record.speaker, user: this.nameOf(record.speaker.user) } }
  }
}

function groupOf({ platform, channel }: { platform: string; channel: string }): string {
  return `${platform}/${channel}`
}

function hashOf(user: string, key: string): string {
  return createHash('sha256').update(`${key}\n${user}`).digest('hex').slice(0, 24)
}
