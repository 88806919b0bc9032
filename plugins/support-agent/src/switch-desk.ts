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
import { type Role, roleOf } from './manners/roles'
import { readSwitch, type Switch } from './manners/switch-words'
import type { Switchboard } from './manners/switchboard'
import type { Outbox } from './outbox'
import type { Route } from './route'
import type { Scheduler } from './scheduler'
import type { Speech } from './speech'
import type { StatusDesk } from './status-desk'
import type { TakeBack } from './take-back'

export interface SwitchDeskParts {
  readonly answerer: Answerer
  readonly inbox: Inbox
  readonly knowledge: KnowledgeHost
  readonly outbox: Outbox
  readonly speech: Speech
  readonly status: StatusDesk
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
      configured: this.parts.answerer.configuredMode(session),
      bases: this.parts.knowledge.bases(),
    })
    if (!said) return false
    this.say(session, incoming, [said], 'switch', role)
    return true
  }

  /** Whether the words are a switch as a whole. */
  reads(said: string): boolean {
    return readSwitch(said) !== undefined
  }

  private async retract(session: Session, incoming: Incoming, role: Role): Promise<boolean> {
    const { answerer, speech, takeBack, outbox, scheduler } = this.parts
    const message = incoming.quote?.messageId
    if (!message) return false
    const target = targetOf(incoming)
    const sent = outbox.sentMessage(target, message)
    const taken = await takeBack.take({
      ...{ platform: answerer.platformFor(session), target, message, user: userOf(incoming), userId: incoming.userId },
      ...{ isAdministrator: role !== 'member', now: scheduler.now() },
    })
    if (!taken) return false
    speech.takenBack(channelKey(incoming), message)
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
    if (taken === 'correct') this.say(session, incoming, [line('retract.correct')], 'retract', role)
    return true
  }

  private async status(session: Session, incoming: Incoming, role: Role): Promise<boolean> {
    const lines = await this.parts.status.linesFor(session, incoming, role)
    if (lines) this.say(session, incoming, lines, 'status', role)
    return lines !== undefined
  }

  /** Whoever may silence the bot hears from it even then. */
  private say(session: Session, incoming: Incoming, lines: readonly Line[], reason: string, role: Role): void {
    this.parts.answerer.say(session, incoming, lines, reason, role === 'member' ? 'asked' : 'operator')
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
