/** The one door for words: renders, cleans, waits its turn within the budget, and learns from what became of each message. */
import { type Line, plainReply, render } from '@support-agent/conversation'
import type { LocaleId } from '@support-agent/diagnosis'
import type { Mute, Platform, RefusedReason, Target, Verdict } from '@support-agent/platform'
import { Budget, type BudgetSettings, type Spending } from './manners/budget'
import { OwnTexts } from './manners/own-texts'
import { partsOf } from './manners/parts'
import { accountOf, groupOf } from './manners/places'
import { Recalled } from './manners/recalled'
import { Refusals } from './manners/refusals'
import { Rests } from './manners/rest'
import { type Priority, type Queued, SendQueue } from './manners/send-queue'
import { type SentMessage, SentMessages } from './manners/sent-messages'
import type { MannersSettings } from './manners/settings'
import type { Scheduler } from './scheduler'

export interface Sending {
  readonly locale: LocaleId
  /** The id of the message to quote. */
  readonly quote?: string | undefined
  /** The ids of all messages that it answers; default the quoted one. */
  readonly answers?: readonly string[] | undefined
  /** The case that the words belong to; a quote of them finds it again. */
  readonly case?: string | undefined
  /** Why the bot speaks, for the log. */
  readonly reason: string
  /** Default `asked`. */
  readonly priority?: Priority | undefined
  /** Who is answered, `platform:userId`; their budget pays for what they asked. */
  readonly user?: string | undefined
  /** While another message of the same key waits here, this one joins it instead of following it. */
  readonly joins?: Joining | undefined
}

/** Lines of one key that wait together become one line that quotes what all of them are about. */
export interface Joining {
  readonly key: string
  readonly together: (count: number) => readonly Line[]
  readonly quote?: string | undefined
}

/** Why words were not handed to the platform at all. */
export type DropReason = 'budget' | 'late' | 'muted' | 'resting' | 'silenced' | 'refused-before' | 'recalled' | 'closed'

export type Outcome = Verdict | { readonly kind: 'dropped'; readonly why: DropReason }

export interface OutboxSettings {
  readonly budget: BudgetSettings
  readonly rest: MannersSettings['rest']
  readonly pace: MannersSettings['pace']
  /** Words that never leave, masked in every reply. */
  readonly clean: (text: string) => string
}

export interface OutboxEvents {
  /** Every outcome, for the log. */
  outcome(target: Target, sending: Sending, outcome: Outcome): void
  /** The account has nearly spent one of its limits. */
  nearlySpent(account: string): void
  /** A group, or with `all` every group of the account, is not sent to for a while. */
  rests(target: Target, all: boolean): void
  /** The platform certainly refused words that are not muted. */
  refused(target: Target, verdict: Extract<Verdict, { kind: 'refused' }>): void
  /** Whether administrators silenced the bot here; only they and staff hear from it then. */
  isSilent(target: Target): boolean
  /** Whether the bot is new in this group. */
  isNewcomer(target: Target): boolean
}

/** An answer in parts: each follows the one before it, unless that did not arrive. */
interface Parts {
  sentAt: number
  failed: boolean
}

interface Item extends Queued {
  readonly platform: Platform
  readonly target: Target
  sending: Sending
  readonly spending: Spending
  lines: readonly Line[]
  /** Of a part: its own words. */
  readonly text?: string
  readonly parts?: Parts
  readonly isFirst: boolean
  count: number
  readonly resolve: ((outcome: Outcome) => void)[]
}

/** More than these wait for nobody. */
const MOST_WAITING = 500

export class Outbox {
  private readonly said = new SentMessages()
  private readonly queues = new Map<string, SendQueue<Item>>()
  /** By account: whether a message is under way, and when the last one went. */
  private readonly busy = new Set<string>()
  private readonly lastSent = new Map<string, number>()
  readonly budget: Budget
  readonly rests: Rests
  readonly own = new OwnTexts()
  private readonly refusals: Refusals
  private readonly recalled = new Recalled()
  private closed = false

  constructor(
    private readonly settings: OutboxSettings,
    private readonly scheduler: Scheduler,
    private readonly events: OutboxEvents,
  ) {
    this.budget = new Budget(settings.budget)
    this.rests = new Rests(settings.rest)
    this.refusals = new Refusals(settings.rest)
  }

  /** Sends one message, once, when its turn comes; never throws. An empty reply is no message. */
  async send(platform: Platform, target: Target, lines: readonly Line[], sending: Sending): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((resolve) => this.enqueue(platform, target, lines, sending, resolve))
    this.events.outcome(target, sending, outcome)
    return outcome
  }

  /** The platform tells of a mute or its lift; what waits for a muted group is dropped. */
  muted({ target, scope, state, until }: Mute): void {
    const group = groupOf(target)
    if (group === undefined) return
    if (state === 'lifted') {
      this.rests.lift(group, scope)
      return
    }
    this.rests.mute(group, scope, until)
    const waiting = this.queues.get(accountOf(target))?.take((item) => groupOf(item.target) === group) ?? []
    for (const item of waiting) settle(item, { kind: 'dropped', why: 'muted' })
  }

  /** Drops what is, or will be, an answer to this message: it was taken back. */
  dropAnswersTo(place: Pick<Target, 'platform' | 'channelId'>, messageId: string): void {
    this.recalled.note(place, messageId)
    for (const queue of this.queues.values()) {
      for (const item of queue.take((one) => this.isRecalled(one))) settle(item, { kind: 'dropped', why: 'recalled' })
    }
  }

  /** What one of our messages was about. */
  sentMessage(target: Pick<Target, 'platform' | 'channelId'>, messageId: string): SentMessage | undefined {
    return this.said.of(target, messageId)
  }

  /** When an account that no group takes words from sends its next probe, ms; 0 for one that may speak. */
  accountRestsUntil(account: string): number {
    return this.refusals.restsUntil(account)
  }

  close(): void {
    this.closed = true
    for (const queue of this.queues.values()) {
      for (const item of queue.take(() => true)) settle(item, { kind: 'dropped', why: 'closed' })
    }
  }

  private enqueue(
    platform: Platform,
    target: Target,
    lines: readonly Line[],
    sending: Sending,
    resolve: (outcome: Outcome) => void,
  ): void {
    const now = this.scheduler.now()
    const account = accountOf(target)
    const group = groupOf(target)
    const priority = sending.priority ?? 'asked'
    const spending: Spending = {
      account,
      group,
      isNewcomer: group !== undefined && this.events.isNewcomer(target),
      user: priority === 'asked' ? sending.user : undefined,
      unasked: priority === 'unasked',
    }
    const item: Item = {
      ...{
        platform,
        target,
        lines,
        sending,
        spending,
        priority,
        queuedAt: now,
        count: 1,
        isFirst: true,
        resolve: [resolve],
      },
    }
    const why = this.whyNot(item, now)
    if (why) {
      settle(item, why)
      return
    }
    const queue = this.queues.get(account) ?? new SendQueue<Item>()
    this.queues.set(account, queue)
    const waiting = sending.joins && queue.find((other) => isJoinedBy(other, item))
    if (waiting && sending.joins) {
      waiting.count++
      waiting.lines = sending.joins.together(waiting.count)
      // It answers several now: who takes their question back takes nothing from the others.
      waiting.sending = { ...waiting.sending, quote: sending.joins.quote ?? waiting.sending.quote, answers: [] }
      waiting.resolve.push(resolve)
      return
    }
    if (queue.length >= MOST_WAITING) {
      settle(item, { kind: 'dropped', why: 'budget' })
      return
    }
    for (const part of this.inParts(item)) queue.add(part)
    this.pump(account)
  }

  private inParts(item: Item): readonly Item[] {
    const { characters, mostParts } = this.settings.pace
    const texts = partsOf(this.textOf(item), characters, mostParts)
    if (texts.length === 1) return [item]
    const parts: Parts = { sentAt: Number.POSITIVE_INFINITY, failed: false }
    return texts.map((text, i) => ({ ...item, text, parts, isFirst: i === 0, resolve: i === 0 ? item.resolve : [] }))
  }

  /** When its turn may come: within the budget, and after the part before it. */
  private mayAt({ spending, parts, isFirst }: Item, now: number): number {
    const budget = this.budget.mayAt(spending, now)
    return parts && !isFirst ? Math.max(budget, parts.sentAt + this.settings.pace.parts) : budget
  }

  /** What keeps the words from ever being sent, as far as it is known now. */
  private whyNot(item: Item, now: number): Outcome | undefined {
    const { target, spending, priority } = item
    if (this.closed) return { kind: 'dropped', why: 'closed' }
    const text = this.textOf(item)
    if (!text) return { kind: 'refused', reason: 'empty' }
    if (this.isRecalled(item)) return { kind: 'dropped', why: 'recalled' }
    const group = groupOf(target)
    if (group !== undefined) {
      if (priority !== 'operator' && this.events.isSilent(target)) return { kind: 'dropped', why: 'silenced' }
      const rest = this.rests.whyNot(group, now)
      if (rest) return { kind: 'dropped', why: rest }
      if (this.refusals.accountRests(accountOf(target), now)) return { kind: 'dropped', why: 'resting' }
    }
    if (this.refusals.wasRefused(group ?? target.channelId, text)) return { kind: 'dropped', why: 'refused-before' }
    // Nobody waits for what was not asked for.
    if (spending.unasked && this.budget.mayAt(spending, now) > now) return { kind: 'dropped', why: 'budget' }
    return undefined
  }

  private isRecalled({ target, sending: { quote = '', answers = [] } }: Item): boolean {
    return this.recalled.hasAny(target, [quote, ...answers])
  }

  private textOf({ text, lines, sending: { locale } }: Item): string {
    return text ?? this.settings.clean(plainReply(render(lines, locale)))
  }

  /** Sends what may go now, and comes back when the next may. */
  private pump(account: string): void {
    const queue = this.queues.get(account)
    if (!queue || this.busy.has(account) || this.closed) return
    const now = this.scheduler.now()
    const { gap, patience } = this.settings.pace
    for (const late of queue.take(({ queuedAt }) => now - queuedAt >= patience)) {
      settle(late, { kind: 'dropped', why: 'late' })
    }
    for (const unasked of queue.take(({ spending }) => spending.unasked && this.budget.mayAt(spending, now) > now)) {
      settle(unasked, { kind: 'dropped', why: 'budget' })
    }
    // A clock that was set back must not silence the bot until it has caught up.
    const last = Math.min(this.lastSent.get(account) ?? Number.NEGATIVE_INFINITY, now)
    this.lastSent.set(account, last)
    const from = last + gap
    const item = from <= now ? queue.next((one) => this.mayAt(one, now) <= now) : undefined
    if (item) {
      this.busy.add(account)
      void this.deliver(item).finally(() => {
        this.busy.delete(account)
        this.pump(account)
      })
      return
    }
    const earliest = queue.earliest((one) => Math.max(from, Math.min(this.mayAt(one, now), one.queuedAt + patience)))
    if (earliest !== undefined) this.scheduler.at(`outbox/${account}`, earliest, () => this.pump(account))
  }

  private async deliver(item: Item): Promise<void> {
    const { platform, target, sending, spending, parts } = item
    // It may have been muted or refused while it waited.
    const why = parts?.failed
      ? LOST
      : this.whyNot({ ...item, spending: { ...spending, unasked: false } }, this.scheduler.now())
    if (why) {
      if (parts) parts.failed = true
      settle(item, why)
      return
    }
    const account = accountOf(target)
    const group = groupOf(target)
    const text = this.textOf(item)
    const began = this.scheduler.now()
    this.budget.spend(spending, began)
    this.lastSent.set(account, began)
    if (group !== undefined) this.rests.begins(group, began)
    this.own.note(`${target.platform}/${target.channelId}`, text)
    const verdict = await platform.deliver(target, [{ type: 'text', text }], { quote: sending.quote })
    if (parts) Object.assign(parts, { sentAt: this.scheduler.now(), failed: !hasArrived(verdict) })
    this.learn(item, text, verdict)
    settle(item, verdict)
    if (this.budget.isNearlySpent(account, this.scheduler.now())) this.events.nearlySpent(account)
  }

  /** What a verdict says about the group, the account and the words. */
  private learn(item: Item, text: string, verdict: Verdict): void {
    const { target, sending } = item
    const now = this.scheduler.now()
    const account = accountOf(target)
    const group = groupOf(target)
    switch (verdict.kind) {
      case 'delivered':
        this.said.add(target, verdict.messageIds, { ...sentOf(sending), at: now })
        this.succeeded(account, group)
        return
      case 'unsure':
        // It may be on everybody's screen: as good as sent, and no sign of trouble.
        this.succeeded(account, group)
        return
      case 'muted':
        if (group === undefined) return
        this.rests.undecided(group)
        this.rests.mute(group, 'self', verdict.until ?? now + this.settings.rest.openMute)
        return
      case 'refused':
        if (IS_REJECTION[verdict.reason]) this.learnRejection(item, text, verdict)
        else if (group !== undefined) this.rests.undecided(group)
    }
  }

  private succeeded(account: string, group: string | undefined): void {
    if (group === undefined) return
    this.rests.succeeded(group)
    this.refusals.succeeded(account)
  }

  private learnRejection(item: Item, text: string, verdict: Extract<Verdict, { kind: 'refused' }>): void {
    const { platform, target, sending } = item
    const now = this.scheduler.now()
    const group = groupOf(target)
    const place = group ?? target.channelId
    this.refusals.refused(place, text)
    this.events.refused(target, verdict)
    if (group !== undefined) {
      if (this.rests.failed(group, now)) this.events.rests(target, false)
      if (this.refusals.failed(accountOf(target), group, now)) this.events.rests(target, true)
    }
    if (sending.reason === NOTICE || !this.refusals.mayNotice(place, now)) return
    const notice: Sending = { locale: sending.locale, reason: NOTICE, priority: 'asked' }
    void this.send(platform, target, [{ key: 'refused.notice' }], notice)
  }
}

const NOTICE = 'refused-notice'
/** What becomes of a part whose beginning never arrived. */
const LOST: Outcome = { kind: 'dropped', why: 'refused-before' }

/** Whether the platform looked at the words and said no. */
const IS_REJECTION: Readonly<Record<RefusedReason, boolean>> = {
  rejected: true,
  offline: false,
  empty: false,
  vetoed: false,
}

function sentOf({ case: caseKey, reason, quote }: Sending): Omit<SentMessage, 'at'> {
  return { case: caseKey, reason, quote }
}

/** It is there, or may be. */
function hasArrived({ kind }: Verdict): boolean {
  return kind === 'delivered' || kind === 'unsure'
}

/** The end of a message's way, for everybody who asked for it. */
function settle({ resolve }: Item, outcome: Outcome): void {
  for (const one of resolve) one(outcome)
}

function isJoinedBy(waiting: Item, { target, sending }: Item): boolean {
  return (
    waiting.sending.joins?.key === sending.joins?.key &&
    waiting.target.channelId === target.channelId &&
    waiting.target.platform === target.platform
  )
}
