/** What administrators say to the bot about itself: switches, the status, and taking an answer back. */
import { type Line, line } from '@support-agent/conversation'
import { type Inbox, shownIn, wordsIn } from '@support-agent/teaching'
import type { Context, Session } from 'koishi'
import type { Answerer } from './answerer'
import type { Config } from './config'
import { channelKey, groupOf, speakerOf, targetOf, userOf } from './ids'
import type { Incoming } from './incoming'
import type { KnowledgeHost } from './knowledge-host'
import type { Hearing } from './listener'
import type { GroupBook, GroupSwitches } from './manners/group-book'
import { type Role, roleOf } from './manners/roles'
import type { SendLog } from './manners/send-log'
import { type GroupStatus, overviewLines, statusLines } from './manners/status'
import { readSwitch, type Switch } from './manners/switch-words'
import type { Switchboard } from './manners/switchboard'
import { groupOf as groupOfTarget, type Outbox } from './outbox'
import type { Route } from './route'
import type { Scheduler } from './scheduler'
import type { TakeBack } from './take-back'

export interface SwitchDeskParts {
  readonly answerer: Answerer
  readonly groups: GroupBook
  readonly inbox: Inbox
  readonly knowledge: KnowledgeHost
  readonly outbox: Outbox
  readonly sendLog: SendLog
  readonly switchboard: Switchboard
  readonly takeBack: TakeBack
  readonly scheduler: Scheduler
}

export class SwitchDesk {
  constructor(
    private readonly ctx: Context,
    private readonly config: Config,
    private readonly parts: SwitchDeskParts,
  ) {}

  /** @returns whether the message was one of these */
  async take(session: Session, incoming: Incoming, route: Route, hearing: Hearing): Promise<boolean> {
    const wish = wishIn(route, incoming)
    if (!wish) return false
    const role = await roleOf(this.ctx, session, this.config.administrators)
    if (hearing === 'silent' && !(wish.kind === 'on' && role !== 'member')) return false
    if (wish.kind === 'retract') return this.retract(session, incoming, role)
    if (wish.kind === 'status') return this.status(session, incoming, role)
    const said = await this.parts.switchboard.take({
      ...{ wish, role, group: groupOf(incoming), user: incoming.userId, channel: channelKey(incoming) },
      now: this.parts.scheduler.now(),
      bases: this.parts.knowledge.bases(),
    })
    if (!said) return false
    this.say(session, incoming, [said], 'switch')
    return true
  }

  /** Whether the words are a switch as a whole. */
  reads(said: string): boolean {
    return readSwitch(said) !== undefined
  }

  private async retract(session: Session, incoming: Incoming, role: Role): Promise<boolean> {
    const { answerer, takeBack, outbox, scheduler } = this.parts
    const message = incoming.quote?.messageId
    if (!message) return false
    const target = targetOf(incoming)
    const sent = outbox.sentMessage(target, message)
    const taken = await takeBack.take({
      ...{ platform: answerer.platformFor(session), target, message, user: userOf(incoming), userId: incoming.userId },
      ...{ isAdministrator: role !== 'member', now: scheduler.now() },
    })
    if (!taken) return false
    const conversation = answerer.conversationOf(incoming)
    const { evidence, answer, locale } = conversation
    await takeBack.record({
      ...{ at: scheduler.now(), speaker: speakerOf(incoming), reason: sent?.reason ?? '' },
      ...(sent?.case === userOf(incoming) ? { topic: answer?.topic, evidence } : { evidence: [] }),
    })
    // An administrator who takes somebody else's answer back does not tell what was asked.
    const text = sent?.case === userOf(incoming) ? wordsIn(conversation) : ''
    const shown = shownIn(conversation)
    await this.parts.inbox.add({
      ...{ at: scheduler.now(), reason: 'wrong', text, shown, locale },
      ...{ scope: groupOf(incoming) ?? 'global', speaker: speakerOf(incoming) },
    })
    if (taken === 'correct') this.say(session, incoming, [line('retract.correct')], 'retract')
    return true
  }

  private async status(session: Session, incoming: Incoming, role: Role): Promise<boolean> {
    const { locale } = this.parts.answerer.conversationOf(incoming)
    const group = groupOf(incoming)
    if (!group) {
      if (role !== 'operator') return false
      const all = this.parts.groups.all().filter((one) => one.group.platform === incoming.platform)
      const lines = overviewLines(
        all.map((switches) => this.statusOf(session, incoming, switches)),
        locale,
      )
      this.say(session, incoming, lines, 'status')
      return true
    }
    const lines =
      role === 'member'
        ? [line('switch.not-allowed')]
        : statusLines(this.statusOf(session, incoming, this.parts.groups.of(group)), locale)
    this.say(session, incoming, lines, 'status')
    return true
  }

  private statusOf(session: Session, { platform, selfId }: Incoming, switches: GroupSwitches): GroupStatus {
    const { outbox, sendLog, scheduler, answerer } = this.parts
    const now = scheduler.now()
    const { guild } = switches.group
    const target = { platform, selfId, channelId: guild, guildId: guild }
    const key = groupOfTarget(target) ?? ''
    return {
      ...{ switches, now, mode: this.parts.groups.modeOf(switches.group, now) ?? answerer.settingsFor(session).mode },
      rest: outbox.rests.all(now).find(({ group }) => group === key),
      failures: sendLog.of(channelKey(target)),
      used: outbox.budget.usedInGroup(`${platform}:${selfId}`, key, now),
      account: outbox.budget.used(`${platform}:${selfId}`, now),
    }
  }

  private say(session: Session, incoming: Incoming, lines: readonly Line[], reason: string): void {
    this.parts.answerer.say(session, incoming, lines, reason)
  }
}

/** Addressed or with a prefix; an answer may also be taken back by quoting it alone. */
function wishIn(route: Route, { text, quote }: Incoming): Switch | undefined {
  if (route.kind === 'command') return readSwitch(route.said)
  if (route.kind !== 'message') return undefined
  const wish = readSwitch(text)
  if (wish?.kind === 'retract') return quote?.byBot ? wish : undefined
  return route.addressed ? wish : undefined
}
