/** The cases of this bot: written once each, counted a group, forgotten after their time. */
import { createHash } from 'node:crypto'
import type { CaseRecord, Experience } from '@support-agent/conversation'
import type { Change, Json, Store } from '@support-agent/storage'
import type { Tally, TopicTally } from '@support-agent/teaching'
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

/** How often what is too old is dropped, ms. */
const SWEEP = DAY

interface RemedyCount {
  solved: number
  failed: number
}

/** Of one topic in one group: user and day → the remedy that solved it, undefined where it was in vain. */
type Outcomes = Map<string, string | undefined>

export class CaseBook {
  /** Group → topic → how it ended, as far as the users said; one a user, cause and day. */
  private readonly groups = new Map<string, Map<string, Outcomes>>()
  /** Over all groups: topic → remedy → how it went; a remedy counts once a user and day for each. */
  private readonly remedies = new Map<string, Map<string, RemedyCount>>()
  private readonly counted = new Set<string>()
  /** Keeps records of the same moment apart, also those of before a restart. */
  private written = 0

  constructor(
    private readonly store: Store,
    private readonly scheduler: Scheduler,
    private readonly settings: CaseBookSettings,
  ) {
    this.sweepLater()
  }

  /** Reads what was kept before a restart and drops what is too old. */
  async restore(): Promise<void> {
    this.written = (await this.store.list(CASE_PREFIX)).length
    await this.sweep()
  }

  /** Drops what is too old and counts the rest. */
  async sweep(): Promise<void> {
    const now = this.scheduler.now()
    const kept = await this.store.list(CASE_PREFIX)
    const old = kept.filter(({ value }) => now - recordIn(value).at > this.settings.retention)
    if (old.length) await this.store.commit(old.map(({ key }) => ({ key, value: undefined })))
    await this.recount()
  }

  /** The record as a change, to be committed together with its conversation. */
  changeFor(record: CaseRecord): Change {
    const number = String(this.written++).padStart(6, '0')
    const key = `${CASE_PREFIX}${String(record.at).padStart(15, '0')}-${number}-${process.pid}`
    return { key, value: this.asKept(record) as unknown as Json }
  }

  /** Counts a record that was committed. */
  learn(record: CaseRecord): void {
    this.count(this.asKept(record))
  }

  experienceOf(platform: string, channel: string): Experience {
    const group = this.groups.get(groupOf({ platform, channel }))
    if (!group) return {}
    return Object.fromEntries(
      [...group].map(([topic, outcomes]) => [topic, { met: outcomes.size, solvedBy: tally(outcomes) }]),
    )
  }

  /** What the cases of all groups tell of topics and remedies. */
  tally(): Tally {
    const tally = new Map<string, TopicTally>()
    for (const topics of this.groups.values()) {
      for (const [topic, outcomes] of topics) {
        const solved = [...outcomes.values()].filter((remedy) => remedy !== undefined).length
        const before = tally.get(topic)?.solved ?? 0
        tally.set(topic, { solved: before + solved, remedies: this.remedies.get(topic) ?? new Map() })
      }
    }
    return tally
  }

  /** What a record names this user by. */
  nameOf(user: string): string {
    return this.settings.hashUsers ? hashOf(user, this.settings.hashKey) : user
  }

  /** Counts anew after somebody was forgotten. */
  async recount(): Promise<void> {
    const kept = await this.store.list(CASE_PREFIX)
    this.groups.clear()
    this.remedies.clear()
    this.counted.clear()
    for (const { value } of kept) this.count(recordIn(value))
  }

  /** Only what the user said counts: solved, or in vain; a solution outweighs what failed before it that day. */
  private count({ event, topic, steps, speaker, at }: CaseRecord): void {
    if (!topic || (event !== 'failed' && event !== 'solved')) return
    const topics = this.groups.get(groupOf(speaker)) ?? new Map<string, Outcomes>()
    this.groups.set(groupOf(speaker), topics)
    const outcomes: Outcomes = topics.get(topic) ?? new Map()
    topics.set(topic, outcomes)
    const once = `${speaker.user}/${Math.floor(at / DAY)}`
    const solvedBy = outcomes.get(once) ?? (event === 'solved' ? steps.at(-1) : undefined)
    outcomes.set(once, solvedBy)
    this.countRemedies(topic, event, event === 'solved' ? steps.slice(-1) : steps, `${groupOf(speaker)}/${once}`)
  }

  private countRemedies(topic: string, event: 'failed' | 'solved', steps: readonly string[], once: string): void {
    const remedies = this.remedies.get(topic) ?? new Map<string, RemedyCount>()
    this.remedies.set(topic, remedies)
    for (const step of steps) {
      const key = JSON.stringify([topic, step, event, once])
      if (this.counted.has(key)) continue
      this.counted.add(key)
      const count = remedies.get(step) ?? { solved: 0, failed: 0 }
      remedies.set(step, { ...count, [event]: count[event] + 1 })
    }
  }

  private asKept(record: CaseRecord): CaseRecord {
    return { ...record, speaker: { ...record.speaker, user: this.nameOf(record.speaker.user) } }
  }

  private sweepLater(): void {
    this.scheduler.at('cases/sweep', this.scheduler.now() + SWEEP, () => {
      void this.sweep()
        .catch(() => undefined)
        .finally(() => this.sweepLater())
    })
  }
}

function recordIn(value: Json): CaseRecord {
  return value as unknown as CaseRecord
}

/** How many were helped by which remedy. */
function tally(outcomes: Outcomes): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const remedy of outcomes.values()) if (remedy !== undefined) counts[remedy] = (counts[remedy] ?? 0) + 1
  return counts
}

function groupOf({ platform, channel }: { platform: string; channel: string }): string {
  return `${platform}/${channel}`
}

function hashOf(user: string, key: string): string {
  return createHash('sha256').update(`${key}\n${user}`).digest('hex').slice(0, 24)
}
