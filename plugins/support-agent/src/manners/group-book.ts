/** What the administrators of a group set in the chat: durable before it is acknowledged, in memory for every message. */
import type { Mode } from '@support-agent/conversation'
import type { Json, Store } from '@support-agent/storage'
import { DEFAULT_MANNERS, type MannersSettings } from './settings'
import { isQuiet, type QuietHours } from './switch-words'

export interface GroupId {
  readonly platform: string
  readonly guild: string
}

/** A change with who made it: an id of the platform. */
export interface Moment {
  readonly at: number
  readonly by: string
}

/** Absent fields follow the operator's settings. Times in milliseconds since the epoch. */
export interface GroupSwitches {
  readonly group: GroupId
  readonly off?: boolean | undefined
  readonly silentUntil?: number | undefined
  readonly mode?: Mode | undefined
  readonly bases?: readonly string[] | undefined
  readonly quietHours?: QuietHours | undefined
  /** When the group muted the bot in the last week. */
  readonly mutedAt?: readonly number[] | undefined
  /** When the bot joined while it was running. */
  readonly joinedAt?: number | undefined
  /** Whether an administrator has chosen since how it speaks. */
  readonly chosen?: boolean | undefined
  readonly lastSilence?: Moment | undefined
  readonly lastWake?: Moment | undefined
}

export type GroupChange = Partial<Omit<GroupSwitches, 'group'>>

interface MemberSilence {
  readonly group: GroupId
  readonly user: string
  readonly until: number
}

const GROUP_PREFIX = 'group/'
const SILENCE_PREFIX = 'silence/'
/** Asia/Shanghai, in hours; it has no summer time. */
const ZONE = 8

export class GroupBook {
  private readonly groups = new Map<string, GroupSwitches>()
  private readonly silences = new Map<string, MemberSilence>()
  /** The change that is being written: each begins from what the one before it left. */
  private writing: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly store: Store,
    private readonly settings: Pick<MannersSettings, 'newcomer' | 'switches'> = DEFAULT_MANNERS,
  ) {}

  /** Brings back what was set before a restart. */
  async restore(): Promise<void> {
    for (const { key, value } of await this.store.list(GROUP_PREFIX)) {
      this.groups.set(key, value as unknown as GroupSwitches)
    }
    for (const { key, value } of await this.store.list(SILENCE_PREFIX)) {
      this.silences.set(key, value as unknown as MemberSilence)
    }
  }

  of(group: GroupId): GroupSwitches {
    return this.groups.get(groupKey(group)) ?? { group }
  }

  /** Every group that somebody has set anything for. */
  all(): readonly GroupSwitches[] {
    return [...this.groups.values()]
  }

  /**
   * Resolves when it is durable.
   * @param change as a function of what is set when its turn comes
   */
  change(group: GroupId, change: GroupChange | ((now: GroupSwitches) => GroupChange)): Promise<void> {
    const written = this.writing.then(() =>
      this.write(group, typeof change === 'function' ? change(this.of(group)) : change),
    )
    this.writing = written.catch(() => {})
    return written
  }

  private async write(group: GroupId, change: GroupChange): Promise<void> {
    const key = groupKey(group)
    const next = withoutGaps({ ...this.of(group), ...change })
    await this.store.commit([{ key, value: next as unknown as Json }])
    this.groups.set(key, next)
  }

  /** Neither asked nor unasked is anything said. */
  isSilent(group: GroupId, now: number): boolean {
    const { off, mode, silentUntil = 0 } = this.of(group)
    return off === true || mode === 'off' || now < silentUntil
  }

  /** Nothing is said unasked at this hour. */
  isQuiet(group: GroupId, now: number): boolean {
    const { quietHours } = this.of(group)
    return quietHours !== undefined && isQuiet(quietHours, new Date(now + ZONE * 3_600_000).getUTCHours())
  }

  /** A group is new to the bot until its administrators choose, or for some days. */
  isNew(group: GroupId, now: number): boolean {
    const { joinedAt, chosen } = this.of(group)
    return joinedAt !== undefined && !chosen && now - joinedAt < this.settings.newcomer.mentionFor
  }

  /** The mode that holds: the group's own, `mention` for a new group, else undefined for the operator's. */
  modeOf(group: GroupId, now: number): Mode | undefined {
    return this.of(group).mode ?? (this.isNew(group, now) ? 'mention' : undefined)
  }

  /** A member wants peace: until they call the bot, or for as long as the settings let it. */
  async silenceMember(group: GroupId, user: string, now: number): Promise<void> {
    const key = silenceKey(group, user)
    const silence = { group, user, until: now + this.settings.switches.memberSilence }
    const ended = [...this.silences].filter(([, { until: end }]) => end <= now).map(([old]) => old)
    await this.store.commit([
      { key, value: silence as unknown as Json },
      ...ended.filter((old) => old !== key).map((old) => ({ key: old, value: undefined })),
    ])
    for (const old of ended) this.silences.delete(old)
    this.silences.set(key, silence)
  }

  isMemberSilenced(group: GroupId, user: string, now: number): boolean {
    return (this.silences.get(silenceKey(group, user))?.until ?? 0) > now
  }

  /** The member addresses the bot again. */
  async liftSilence(group: GroupId, user: string): Promise<void> {
    const key = silenceKey(group, user)
    if (!this.silences.has(key)) return
    await this.store.commit([{ key, value: undefined }])
    this.silences.delete(key)
  }

  /** Drops from memory and from the moments what names a user; the switches stay. */
  async forget(platform: string, user: string): Promise<void> {
    const silences = [...this.silences].filter(([, one]) => one.group.platform === platform && one.user === user)
    const changed = [...this.groups].flatMap(([key, group]) => {
      if (group.group.platform !== platform) return []
      const without = {
        ...group,
        lastSilence: unlessBy(group.lastSilence, user),
        lastWake: unlessBy(group.lastWake, user),
      }
      const isSame = without.lastSilence === group.lastSilence && without.lastWake === group.lastWake
      return isSame ? [] : [[key, withoutGaps(without)] as const]
    })
    await this.store.commit([
      ...silences.map(([key]) => ({ key, value: undefined })),
      ...changed.map(([key, value]) => ({ key, value: value as unknown as Json })),
    ])
    for (const [key] of silences) this.silences.delete(key)
    for (const [key, value] of changed) this.groups.set(key, value)
  }
}

function unlessBy(moment: Moment | undefined, user: string): Moment | undefined {
  return moment?.by === user ? undefined : moment
}

/** Absent rather than undefined: what is kept is JSON. */
function withoutGaps(switches: GroupSwitches): GroupSwitches {
  return Object.fromEntries(
    Object.entries(switches).filter(([, value]) => value !== undefined),
  ) as unknown as GroupSwitches
}

function groupKey({ platform, guild }: GroupId): string {
  return GROUP_PREFIX + [platform, guild].map(encodeURIComponent).join('/')
}

function silenceKey({ platform, guild }: GroupId, user: string): string {
  return SILENCE_PREFIX + [platform, guild, user].map(encodeURIComponent).join('/')
}
