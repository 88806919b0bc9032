/** The shell around `step`: sessions become events, effects become messages. One for each loaded plugin. */
import {
  type CaseRecord,
  type CommandEvent,
  type Conversation,
  DEFAULT_SETTINGS,
  type Effect,
  type Event,
  isKnownCode,
  type Line,
  line,
  type Settings,
  type Speaker,
  type StepResult,
  step,
} from '@support-agent/conversation'
import { infer, observe } from '@support-agent/diagnosis'
import type { Platform } from '@support-agent/platform'
import type { Argv, Command, Context, Next, Session } from 'koishi'
import { Admit } from './admit'
import type { CaseBook } from './case-book'
import { commandWords } from './command-words'
import type { Config } from './config'
import type { Conversations } from './conversations'
import type { DeskWork } from './desk-work'
import { type Incoming, readSession } from './incoming'
import type { KnowledgeHost } from './knowledge-host'
import type { Outbox, Sending } from './outbox'
import { prefixesOf, prefixInForce, untouchedArgv } from './register-commands'
import { type CommandId, type Route, routeOf } from './route'
import type { Scheduler } from './scheduler'
import { sessionPlatform } from './session-platform'
import type { StaffDesk } from './staff-desk'

export interface AgentParts {
  /** Resolves when what was kept before a restart is back; until then messages wait. */
  readonly ready: Promise<void>
  readonly knowledge: KnowledgeHost
  readonly cases: CaseBook
  readonly desk: StaffDesk
  readonly work: DeskWork
  readonly conversations: Conversations
  readonly outbox: Outbox
  readonly scheduler: Scheduler
}

/** A sending time further from now than this, in milliseconds, is not believed. */
const MOST_DELAYED = 24 * 3_600_000

export class SupportAgent {
  private readonly admit: Admit
  /**
   * Events that were let pass, with the way on: Koishi must not run our commands on them either. By event, because Koishi
   * wraps sessions anew.
   */
  private readonly passed = new WeakMap<Session['event'], Next>()
  commands: ReadonlyMap<Command, CommandId> = new Map()

  constructor(
    private readonly ctx: Context,
    private readonly config: Config,
    private readonly parts: AgentParts,
  ) {
    const { messages, window, pause } = config.flood
    this.admit = new Admit({ bots: config.bots, floodMessages: messages, floodWindow: window, floodPause: pause })
  }

  /** The middleware, prepended: it decides before anything is loaded and lets all else pass. */
  async take(session: Session, next: Next): ReturnType<Next> {
    const incoming = readSession(session, nicknamesOf(session))
    if (!incoming) return next()
    if (!(await this.isReady())) return this.letPass(session, next)
    if (!this.admitted(session, incoming)) return this.letPass(session, next)
    const route = this.routeOf(session, incoming)
    if (route.kind === 'pass') return next()
    // Forgetting rewrites the store: whoever asks for it again and again is a flood.
    if (isWishToBeForgotten(route) && !(await this.mayBeAnswered(session, incoming))) return undefined
    if (await this.takeByDesk(session, incoming, route)) return undefined
    const event = this.eventOf(route, incoming)
    if (!event || !this.wouldSpeak(session, incoming, event)) return this.letPass(session, next)
    if (await this.mayBeAnswered(session, incoming)) await this.answer(session, incoming, event)
    return undefined
  }

  /** Counts towards a flood; its beginning is said once. */
  private async mayBeAnswered(session: Session, incoming: Incoming): Promise<boolean> {
    const admission = this.admit.answerable(userOf(incoming), this.parts.scheduler.now())
    if (admission === 'flood-begins') await this.announcePause(session, incoming)
    return admission === 'admitted'
  }

  /** Whether what was kept is back; where it cannot be read, nothing is answered and nobody else is kept waiting. */
  private isReady(): Promise<boolean> {
    return this.parts.ready.then(
      () => true,
      () => false,
    )
  }

  /** Koishi's own way to a command, from other plugins or its console. */
  async runCommand(session: Session, command: CommandId, text: string): Promise<void> {
    const incoming = readSession(session, [])
    if (!incoming || !(await this.isReady())) return
    if (await this.takeByDesk(session, incoming, { kind: 'command', command, text, addressed: true })) return
    const event = this.eventOf({ kind: 'command', command, text, addressed: true }, incoming)
    if (event) await this.answer(session, incoming, event)
  }

  /** What no conversation decides: the words of staff for a user, and the wish to be forgotten. */
  private async takeByDesk(session: Session, incoming: Incoming, route: Route): Promise<boolean> {
    const answer = await this.parts.work.take(incoming, route)
    if (answer === undefined) return false
    if (answer) await this.say(session, incoming, [line(answer)], { locale: 'zh-CN', reason: 'desk' })
    return true
  }

  /** For Koishi's parser: what it gets to see of a session that was let pass and begins with a command of ours. */
  hideCommands(content: string, session: Session): Argv | undefined {
    const passOn = this.passed.get(session.event)
    if (!passOn) return undefined
    const found = commandWords(this.ctx, session, this.commands).find(content.trim())
    if (!found || found === 'foreign') return undefined
    const ours = [...this.commands].find(([, id]) => id === found.command)
    return ours && untouchedArgv(ours[0], () => passOn())
  }

  private letPass(session: Session, next: Next): ReturnType<Next> {
    this.passed.set(session.event, next)
    return next()
  }

  private admitted(session: Session, incoming: Incoming): boolean {
    const admission = this.admit.arrive(
      {
        user: userOf(incoming),
        isSelf: incoming.userId === incoming.selfId,
        fromBot: incoming.fromBot,
        message: `${incoming.platform}/${incoming.channelId}/${incoming.messageId || session.id}`,
      },
      this.parts.scheduler.now(),
    )
    return admission === 'admitted' && !this.isSilenced(session, incoming)
  }

  /** A temporary session is read and never answered, a group that is switched off neither. */
  private isSilenced(session: Session, { isDirect }: Incoming): boolean {
    if (!isDirect) return this.settingsFor(session).mode === 'off'
    return !this.config.temporarySessions && this.platformFor(session).isTemporary(session)
  }

  private routeOf(session: Session, incoming: Incoming): Route {
    return routeOf(incoming, prefixesOf(session), commandWords(this.ctx, session, this.commands))
  }

  private eventOf(route: Route, incoming: Incoming): Event | undefined {
    const at = this.sentAt(incoming)
    switch (route.kind) {
      case 'pass':
        return undefined
      case 'command':
      case 'perhaps-command':
        return isOfConversation(route.command)
          ? { kind: 'command', command: route.command, text: route.text, at, timed: true }
          : undefined
      case 'message':
        return {
          kind: 'message',
          text: route.text,
          at,
          timed: true,
          addressed: route.addressed,
          called: incoming.mentioned,
          quotesBot: incoming.quote?.byBot ?? false,
          pictures: incoming.pictures,
        }
    }
  }

  /** Whether there is anything to say, from memory alone and without changing anything. */
  private wouldSpeak(session: Session, incoming: Incoming, event: Event): boolean {
    const speaker = speakerOf(incoming)
    const conversation = this.parts.conversations.peek(speaker)
    if (event.kind === 'command' && this.routeOf(session, incoming).kind === 'perhaps-command') {
      return event.text ? this.concernsUs(session, event) : conversation.revision > 0
    }
    return this.step(session, conversation, event).decision.kind !== 'silent'
  }

  private concernsUs(session: Session, { command, text }: CommandEvent): boolean {
    const model = this.parts.knowledge.modelFor(this.basesFor(session))
    if (command === 'code' && isKnownCode(model.knowledge, text)) return true
    return infer(model, observe({ text })).inScope >= this.settingsFor(session).thresholds.scope
  }

  private async answer(session: Session, incoming: Incoming, event: Event): Promise<void> {
    try {
      const { conversations, cases } = this.parts
      const result = await conversations.update(
        speakerOf(incoming),
        (conversation) => this.step(session, conversation, event),
        ({ effects }) => recordsOf(effects).map((record) => cases.changeFor(record)),
      )
      for (const record of recordsOf(result.effects)) cases.learn(record)
      await this.carryOut(session, incoming, result)
    } catch (error) {
      await this.apologise(session, incoming, error)
    }
  }

  private async carryOut(session: Session, incoming: Incoming, { effects, decision }: StepResult): Promise<void> {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'say':
          await this.say(session, incoming, effect.lines, { locale: effect.locale, reason: decision.kind })
          break
        case 'hand-over':
          await this.parts.desk.take(
            speakerOf(incoming),
            targetOf(incoming),
            incoming.messageId || undefined,
            effect.lines,
          )
          break
        case 'record':
          // Written together with the conversation.
          break
      }
    }
  }

  private async say(
    session: Session,
    incoming: Incoming,
    lines: readonly Line[],
    { locale, reason }: Pick<Sending, 'locale' | 'reason'>,
  ): Promise<void> {
    const quote = incoming.messageId || undefined
    const sending = { locale, reason, quote, case: userOf(incoming) }
    await this.parts.outbox.send(this.platformFor(session), targetOf(incoming), lines, sending)
  }

  private async announcePause(session: Session, incoming: Incoming): Promise<void> {
    const minutes = Math.max(1, Math.round(this.config.flood.pause / 60_000))
    const { locale } = this.parts.conversations.peek(speakerOf(incoming))
    await this.say(session, incoming, [line('flood', { minutes })], { locale, reason: 'flood' })
  }

  /** A fault of ours: to the log with the message's id; silence in a group, one apology in private. */
  private async apologise(session: Session, incoming: Incoming, error: unknown): Promise<void> {
    this.ctx.logger('support-agent').error(`message ${incoming.messageId} was not answered:`, error)
    if (incoming.isDirect) {
      await this.say(session, incoming, [line('errors.internal')], { locale: 'zh-CN', reason: 'error' })
    }
  }

  private step(session: Session, conversation: Conversation, event: Event): StepResult {
    return step(conversation, event, {
      model: this.parts.knowledge.modelFor(this.basesFor(session)),
      settings: this.settingsFor(session),
      now: this.parts.scheduler.now(),
      prefix: prefixInForce(session),
      experience: session.isDirect
        ? undefined
        : this.parts.cases.experienceOf(session.platform, session.channelId ?? ''),
      staff: this.parts.desk.present(),
    })
  }

  private settingsFor(session: Session): Settings {
    const { thresholds, steps, questions } = this.config
    return {
      ...DEFAULT_SETTINGS,
      thresholds,
      mode: session.resolve(this.config.mode),
      firstSteps: steps.first,
      mostSteps: steps.most,
      mostQuestions: questions,
    }
  }

  private basesFor(session: Session): readonly string[] {
    return session.resolve(this.config.bases)
  }

  /** A bridge that knows the platform better, else what every adapter can do. */
  private platformFor(session: Session): Platform {
    const bridge = this.ctx.get('supportPlatform')
    return bridge?.platform === session.platform ? bridge : sessionPlatform(session)
  }

  private sentAt({ at }: Incoming): number {
    const now = this.parts.scheduler.now()
    return Math.abs(now - at) <= MOST_DELAYED ? at : now
  }
}

function nicknamesOf(session: Session): string[] {
  const value: unknown = session.resolve(session.app.koishi.config.nickname)
  const list = Array.isArray(value) ? value : [value]
  return list.filter((name): name is string => typeof name === 'string' && name !== '')
}

function isWishToBeForgotten(route: Route): boolean {
  return route.kind === 'command' && route.command === 'forget'
}

function isOfConversation(command: CommandId): command is CommandEvent['command'] {
  return command !== 'reply' && command !== 'end' && command !== 'forget'
}

function recordsOf(effects: readonly Effect[]): CaseRecord[] {
  return effects.flatMap((effect) => (effect.kind === 'record' ? [effect.record] : []))
}

function userOf({ platform, userId }: Incoming): string {
  return `${platform}:${userId}`
}

function speakerOf({ platform, channelId, userId }: Incoming): Speaker {
  return { platform, channel: channelId, user: userId }
}

function targetOf({ platform, selfId, channelId, guildId }: Incoming) {
  return { platform, selfId, channelId, guildId }
}
