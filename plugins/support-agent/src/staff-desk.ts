/** Those who take over: they get the case in one message, and what they answer goes back to the user. */
import { type Line, line, type Speaker, type Staff } from '@support-agent/conversation'
import type { Platform, Target } from '@support-agent/platform'
import type { Json, Store } from '@support-agent/storage'
import type { Context } from 'koishi'
import { type Account, readAccount } from './accounts'
import { deskHours } from './desk-hours'
import type { Incoming } from './incoming'
import type { Outbox } from './outbox'
import type { Scheduler } from './scheduler'
import { botPlatform } from './session-platform'

const PREFIX = 'hand-over/'
/** The last number given out, so that none is used again after a restart. */
const LAST = 'desk/last-number'

/** Notices that can still be quoted. */
const MOST_NOTICES = 500

/** One open hand-over. */
export interface HandOver {
  readonly number: number
  readonly speaker: Speaker
  /** Where the user waits, and what they said last. */
  readonly target: Target
  readonly quote?: string | undefined
  /** `platform/messageId` of our messages to staff; a quote of one of them answers the user. */
  readonly messages: readonly string[]
  /** When it was last asked for, ms. */
  readonly at: number
}

export interface DeskSettings {
  readonly staff: readonly string[]
  /** `9-18`: the hours in Asia/Shanghai at which somebody is there; empty for always. */
  readonly hours: string
  /** How long a hand-over that nobody ends is kept, ms. */
  readonly retention: number
}

/** How often what nobody ended is dropped, ms. */
const SWEEP = 24 * 3_600_000

export class StaffDesk {
  private readonly open = new Map<number, HandOver>()
  private readonly accounts: readonly Account[]
  /** `platform/messageId` of a notice → the channel that it is about. */
  private readonly notices = new Map<string, string>()
  private last = 0

  constructor(
    private readonly ctx: Context,
    private readonly store: Store,
    private readonly outbox: Outbox,
    private readonly scheduler: Scheduler,
    private readonly settings: DeskSettings,
  ) {
    this.accounts = settings.staff.flatMap((text) => readAccount(text) ?? [])
    this.sweepLater()
  }

  async restore(): Promise<void> {
    const now = this.scheduler.now()
    // First of all: what is kept below writes the last number, too.
    const last = await this.store.get(LAST)
    if (typeof last?.value === 'number') this.last = last.value
    for (const { value } of await this.store.list(PREFIX)) {
      const kept = value as unknown as Omit<HandOver, 'at'> & Partial<HandOver>
      // Before its moment was kept, a hand-over had none: from now on it has.
      const handOver = { ...kept, at: kept.at ?? now }
      this.open.set(handOver.number, handOver)
      this.last = Math.max(this.last, handOver.number)
      if (kept.at === undefined) await this.keep(handOver)
    }
    await this.sweep()
  }

  /** Drops what nobody has ended in all its time. */
  async sweep(): Promise<void> {
    for (const handOver of [...this.open.values()]) if (this.isOver(handOver)) await this.end(handOver)
  }

  private isOver({ at }: HandOver): boolean {
    return this.scheduler.now() - at > this.settings.retention
  }

  /** Who can take over now; undefined where nobody is configured. */
  present(): Staff | undefined {
    if (!this.accounts.length) return undefined
    return { backAt: deskHours(this.settings.hours, this.scheduler.now()) }
  }

  /**
   * Tells staff of a case; durable before they are told, so that their answer finds the way back after a restart. Who
   * asks again while theirs is open keeps its number.
   * @returns whether somebody may have been told; else nothing is left open
   */
  async take(speaker: Speaker, target: Target, quote: string | undefined, lines: readonly Line[]): Promise<boolean> {
    const before = [...this.open.values()].find((handOver) => isSame(handOver.speaker, speaker))
    const number = before?.number ?? ++this.last
    const messages = before?.messages ?? []
    const at = this.scheduler.now()
    await this.keep({ number, speaker, target, quote, messages, at })
    const all = [...lines, line('staff.number', { number })]
    const sent = await Promise.all(this.accounts.map((account) => this.tryToTell(account, all)))
    const told = sent.filter((ids) => ids !== undefined)
    // It may have been ended, or its user forgotten, meanwhile.
    const handOver = this.open.get(number)
    if (handOver && told.length) await this.keep({ ...handOver, messages: [...messages, ...told.flat()] })
    // Who was told before still knows of it.
    if (handOver && !told.length && !before) await this.end(handOver)
    return told.length > 0
  }

  /**
   * Something that staff should know, without anybody waiting for them.
   * @param channel that it is about; a quote of the notice leads back to it
   */
  async announce(lines: readonly Line[], channel: string): Promise<void> {
    const sent = await Promise.all(this.accounts.map((account) => this.tryToTell(account, lines)))
    for (const id of sent.flatMap((ids) => ids ?? [])) this.notices.set(id, channel)
    for (const oldest of this.notices.keys()) {
      if (this.notices.size <= MOST_NOTICES) break
      this.notices.delete(oldest)
    }
  }

  /** The channel of the notice that a message of staff quotes. */
  noticeQuotedIn(incoming: Incoming): string | undefined {
    return this.isStaff(incoming) ? this.notices.get(quotedIn(incoming) ?? '') : undefined
  }

  /** The hand-over that a message of staff is about: by quote of our message, or by its number. */
  find(incoming: Incoming, number?: number): HandOver | undefined {
    if (!this.isStaff(incoming)) return undefined
    const open = [...this.open.values()].filter((handOver) => !this.isOver(handOver))
    if (number !== undefined) return open.find((handOver) => handOver.number === number)
    const quoted = quotedIn(incoming)
    return open.find(({ messages }) => quoted !== undefined && messages.includes(quoted))
  }

  isStaff({ platform, userId, channelId }: Incoming): boolean {
    return this.accounts.some(
      (account) => account.platform === platform && account.id === (account.kind === 'user' ? userId : channelId),
    )
  }

  /**
   * Passes the words of staff on to the user.
   * @returns whether they may have arrived
   */
  async passOn({ target, quote }: HandOver, text: string): Promise<boolean> {
    const platform = this.platformOf(target)
    if (!platform) return false
    const sending = { locale: 'zh-CN', quote, reason: 'staff', priority: 'dialogue' } as const
    const verdict = await this.outbox.send(platform, target, [line('staff.reply', { text })], sending)
    return verdict.kind === 'delivered' || verdict.kind === 'unsure'
  }

  async end({ number }: HandOver): Promise<void> {
    this.open.delete(number)
    await this.store.commit([{ key: `${PREFIX}${number}`, value: undefined }])
  }

  /** Hand-overs of this user, to be dropped with everything else of theirs. */
  forget(matches: (speaker: Speaker) => boolean): void {
    for (const [number, { speaker }] of this.open) if (matches(speaker)) this.open.delete(number)
  }

  private async keep(handOver: HandOver): Promise<void> {
    this.open.set(handOver.number, handOver)
    await this.store.commit([
      { key: `${PREFIX}${handOver.number}`, value: handOver as unknown as Json },
      { key: LAST, value: this.last },
    ])
  }

  /** One who cannot be reached keeps nobody else from being told. */
  private async tryToTell(account: Account, lines: readonly Line[]): Promise<readonly string[] | undefined> {
    try {
      return await this.tell(account, lines)
    } catch (error) {
      this.ctx
        .logger('support-agent')
        .warn(`${account.platform}:${account.id} could not be told of a hand-over:`, error)
      return undefined
    }
  }

  /** @returns the ids of what was delivered, none where that is unsure; undefined where it certainly was not */
  private async tell(account: Account, lines: readonly Line[]): Promise<readonly string[] | undefined> {
    const bot = this.ctx.bots.find(({ platform, isActive }) => platform === account.platform && isActive)
    if (!bot) return undefined
    const channelId = account.kind === 'channel' ? account.id : (await bot.createDirectChannel(account.id)).id
    const guildId = account.kind === 'channel' ? account.id : undefined
    const target: Target = { platform: account.platform, selfId: bot.selfId, channelId, guildId }
    const platform = this.platformOf(target)
    if (!platform) return undefined
    const verdict = await this.outbox.send(platform, target, lines, {
      ...{ locale: 'zh-CN', reason: 'hand-over', priority: 'operator' },
    })
    if (verdict.kind === 'unsure') return []
    return verdict.kind === 'delivered' ? verdict.messageIds.map((id) => `${account.platform}/${id}`) : undefined
  }

  /** What cannot be dropped now is dropped a day later; until then it is over all the same. */
  private sweepLater(): void {
    this.scheduler.at('hand-overs/sweep', this.scheduler.now() + SWEEP, () => {
      void this.sweep()
        .catch(() => undefined)
        .finally(() => this.sweepLater())
    })
  }

  private platformOf({ platform, selfId }: Target): Platform | undefined {
    const bridge = this.ctx.get('supportPlatform')
    if (bridge?.platform === platform) return bridge
    const bot = this.ctx.bots[`${platform}:${selfId}`]
    return bot && botPlatform(bot)
  }
}

function quotedIn({ platform, quote }: Incoming): string | undefined {
  return quote && `${platform}/${quote.messageId}`
}

function isSame(one: Speaker, other: Speaker): boolean {
  return one.platform === other.platform && one.channel === other.channel && one.user === other.user
}
