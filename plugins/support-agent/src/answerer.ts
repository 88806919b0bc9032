/** From an event to words: the conversation's step on what is in force here, kept durably, then handed to the outbox. */
import {
  type CaseRecord,
  type CommandEvent,
  type Conversation,
  DEFAULT_SETTINGS,
  type Effect,
  type Event,
  hasOpenCase,
  isKnownCode,
  type Line,
  line,
  type Mode,
  openOffer,
  openQuestion,
  type Settings,
  type StepResult,
  spokeAt,
  step,
} from '@support-agent/conversation'
import { infer, type LocaleId, type Model, observe } from '@support-agent/diagnosis'
import type { Platform } from '@support-agent/platform'
import type { Change } from '@support-agent/storage'
import { type Inbox, inboxCase } from '@support-agent/teaching'
import type { Context, Session } from 'koishi'
import type { CaseBook } from './case-book'
import type { Config } from './config'
import type { Conversations } from './conversations'
import type { Faults } from './faults'
import { isSaidToSomebody } from './heard'
import { groupOf, speakerOf, targetOf } from './ids'
import type { Incoming } from './incoming'
import type { KnowledgeHost } from './knowledge-host'
import type { GroupBook } from './manners/group-book'
import type { Priority } from './manners/send-queue'
import type { Outcome } from './outbox'
import { prefixInForce } from './register-commands'
import { relieve } from './relieve'
import type { Scheduler } from './scheduler'
import { sessionPlatform } from './session-platform'
import type { Permission, Speech } from './speech'
import type { StaffDesk } from './staff-desk'
import { withoutTurn } from './without-turn'

export interface AnswererParts {
  readonly knowledge: KnowledgeHost
  readonly cases: CaseBook
  readonly desk: StaffDesk
  readonly conversations: Conversations
  readonly groups: GroupBook
  readonly inbox: Inbox
  readonly speech: Speech
  readonly faults: Faults
  readonly scheduler: Scheduler
}

/** How an answer is to be said. */
export interface Manner {
  readonly unasked: boolean
  /** One line that takes the place of the full answer. */
  readonly instead?: Extract<Permission, { kind: 'instead' }> | undefined
}

/** What became of one message, as far as it may have to be undone. */
interface Turn {
  readonly before: Conversation
  readonly after: Conversation
  readonly records: readonly Change[]
  /** The key of what lies in the inbox for it, when that is written. */
  readonly noted: Promise<string | undefined>
}

export class Answerer {
  constructor(
    private readonly ctx: Context,
    private readonly config: Config,
    private readonly parts: AnswererParts,
  ) {}

  /** What would be decided, from memory alone and without changing anything. */
  preview(session: Session, incoming: Incoming, event: Event): StepResult {
    const conversation = this.conversationOf(incoming)
    return this.step(session, conversation, this.inPlace(incoming, conversation, event))
  }

  conversationOf(incoming: Incoming): Conversation {
    return this.parts.conversations.peek(speakerOf(incoming))
  }

  isInCase(session: Session, incoming: Incoming): boolean {
    return hasOpenCase(this.conversationOf(incoming), this.settingsFor(session), this.parts.scheduler.now())
  }

  /** Whether the words of what may be a command are about what we know; nobody called us, so we have to be sure. */
  concernsUs(session: Session, { command, text }: Pick<CommandEvent, 'command' | 'text'>): boolean {
    const model = this.modelFor(session)
    if (command === 'code' && isKnownCode(model.knowledge, text)) return true
    return infer(model, observe({ text })).inScope >= this.settingsFor(session).thresholds.unaskedScope
  }

  titleOf(session: Session, topic: string, locale: LocaleId): string {
    const { knowledge, position } = this.modelFor(session)
    return knowledge.topics[position.get(topic) ?? -1]?.text[locale].title ?? topic
  }

  /** Durable before a word leaves. */
  async answer(session: Session, incoming: Incoming, event: Event, manner: Manner): Promise<void> {
    const priority = this.priorityOf(session, incoming, event, manner)
    try {
      const { conversations, cases } = this.parts
      let before: Conversation | undefined
      let records: readonly Change[] = []
      const result = await conversations.update(
        speakerOf(incoming),
        (conversation) => {
          before = conversation
          return this.step(session, conversation, this.inPlace(incoming, conversation, event))
        },
        ({ effects }) => {
          records = recordsOf(effects).map((record) => cases.changeFor(record))
          return records
        },
      )
      for (const record of recordsOf(result.effects)) this.learn(record)
      const noted = before && this.noteForTeachers(session, incoming, before, event, result)
      const said = await this.carryOut(session, incoming, result, { ...manner, priority })
      // Its turn may come later; what was decided is kept already.
      if (before && noted) void this.whenSaid(said, incoming, { before, after: result.conversation, records, noted })
    } catch (error) {
      this.apologise(session, incoming, error)
    }
  }

  /** A question that was taken back before its answer leaves nothing behind. */
  private async whenSaid(
    said: readonly Promise<Outcome>[],
    incoming: Incoming,
    { before, after, records, noted }: Turn,
  ): Promise<void> {
    const outcomes = await Promise.all(said)
    if (!outcomes.some(isRecalled)) return
    const { conversations, cases, faults, inbox } = this.parts
    try {
      const entry = await noted
      if (entry !== undefined) await inbox.drop(entry)
      await conversations.update(
        speakerOf(incoming),
        (now) => ({ conversation: withoutTurn(now, before, after) }),
        () => records.map(({ key }) => ({ key, value: undefined })),
      )
      if (records.length) await cases.recount()
    } catch (error) {
      faults.note(`message ${incoming.messageId} was taken back and its words were kept`, error)
    }
  }

  private learn(record: CaseRecord): void {
    this.parts.cases.learn(record)
    if (record.event === 'solved' || record.event === 'failed') this.parts.knowledge.models.experienced()
  }

  /** What could not be answered well is for administrators to see; nobody waits for it. @returns its key in the inbox */
  private async noteForTeachers(
    session: Session,
    incoming: Incoming,
    before: Conversation,
    event: Event,
    { decision, conversation }: StepResult,
  ): Promise<string | undefined> {
    const { inbox, scheduler } = this.parts
    try {
      const noted = inboxCase(before, event, decision, this.settingsFor(session), conversation)
      if (!noted) return undefined
      return await inbox.add({
        ...{ ...noted, at: scheduler.now(), scope: groupOf(incoming) ?? 'global' },
        ...{ speaker: speakerOf(incoming), locale: before.locale },
      })
    } catch (error) {
      this.ctx.logger('support-agent').warn('the inbox could not be written:', error)
      return undefined
    }
  }

  /** One line of the shell's own. Resolves after its turn, which may come later: nobody has to wait for it. */
  say(
    session: Session,
    incoming: Incoming,
    lines: readonly Line[],
    reason: string,
    priority: Priority = 'asked',
  ): Promise<Outcome> {
    const { locale } = this.conversationOf(incoming)
    return this.parts.speech.say(this.platformFor(session), incoming, { lines, locale, reason, priority })
  }

  /** Answers in a dialogue that the bot leads are nobody's to pay for. */
  private priorityOf(session: Session, incoming: Incoming, event: Event, { unasked }: Manner): Priority {
    if (unasked) return 'unasked'
    const conversation = this.conversationOf(incoming)
    const isAnswer = event.kind !== 'command' && isWaitedFor(conversation, this.settingsFor(session), event.at)
    return isAnswer ? 'dialogue' : 'asked'
  }

  private async carryOut(
    session: Session,
    incoming: Incoming,
    { effects, decision }: StepResult,
    { priority, instead }: Manner & { readonly priority: Priority },
  ): Promise<readonly Promise<Outcome>[]> {
    const said: Promise<Outcome>[] = []
    const topic = decision.kind === 'answer' || decision.kind === 'guide' ? decision.topic : undefined
    const otherwise = await this.handOver(incoming, effects)
    for (const effect of effects) {
      switch (effect.kind) {
        case 'say': {
          const { locale } = effect
          const lines = otherwise ?? effect.lines
          const title = topic && this.titleOf(session, topic, locale)
          const words = { lines, locale, reason: decision.kind, priority, topic, title, instead }
          said.push(this.parts.speech.say(this.platformFor(session), incoming, words))
          break
        }
        case 'hand-over':
          // Done before a word of it is said.
          break
        case 'record':
          // Written together with the conversation.
          break
      }
    }
    return said
  }

  /** @returns what the user is told instead where those who take over cannot be reached; then the bot stays at hand */
  private async handOver(incoming: Incoming, effects: readonly Effect[]): Promise<readonly Line[] | undefined> {
    const { desk } = this.parts
    const effect = effects.find(({ kind }) => kind === 'hand-over')
    if (effect?.kind !== 'hand-over' || !desk.present()) return undefined
    const speaker = speakerOf(incoming)
    if (await desk.take(speaker, targetOf(incoming), incoming.messageId || undefined, effect.lines)) return undefined
    await relieve(speaker, this.parts)
    return effect.otherwise
  }

  /** A fault of ours: to the log and the operator; silence in a group, one apology in private. */
  apologise(session: Session, incoming: Incoming, error: unknown): void {
    this.parts.faults.note(`message ${incoming.messageId} was not answered`, error)
    if (incoming.isDirect) this.say(session, incoming, [line('errors.internal')], 'error')
  }

  /** With what happened around it. */
  private inPlace(incoming: Incoming, conversation: Conversation, event: Event): Event {
    if (event.kind !== 'message' || incoming.isDirect || isSaidToSomebody(incoming)) return event
    return { ...event, undisturbed: this.parts.speech.nobodyElseSince(incoming, spokeAt(conversation)) }
  }

  private step(session: Session, conversation: Conversation, event: Event): StepResult {
    return step(conversation, event, {
      model: this.modelFor(session),
      settings: this.settingsFor(session),
      now: this.parts.scheduler.now(),
      prefix: prefixInForce(session),
      experience: session.isDirect
        ? undefined
        : this.parts.cases.experienceOf(session.platform, session.channelId ?? ''),
      staff: this.parts.desk.present(),
    })
  }

  /** As the operator set it for this place. */
  configuredMode(session: Session): Mode {
    return session.resolve(this.config.mode)
  }

  /** What the group's administrators chose, else the operator. */
  settingsFor(session: Session): Settings {
    const { thresholds, steps, questions } = this.config
    const group = groupIn(session)
    return {
      ...DEFAULT_SETTINGS,
      thresholds,
      mode: (group && this.parts.groups.modeOf(group, this.parts.scheduler.now())) ?? this.configuredMode(session),
      firstSteps: steps.first,
      mostSteps: steps.most,
      mostQuestions: questions,
    }
  }

  private modelFor(session: Session): Model {
    return this.parts.knowledge.modelFor(this.basesFor(session), groupIn(session))
  }

  basesFor(session: Session): readonly string[] {
    const group = groupIn(session)
    return (group && this.parts.groups.of(group).bases) ?? session.resolve(this.config.bases)
  }

  /** A bridge that knows the platform better, else what every adapter can do. */
  platformFor(session: Session): Platform {
    const bridge = this.ctx.get('supportPlatform')
    return bridge?.platform === session.platform ? bridge : sessionPlatform(session)
  }
}

function isRecalled(outcome: Outcome): boolean {
  return outcome.kind === 'dropped' && outcome.why === 'recalled'
}

/** Whether the bot has asked, and the next words may answer it. */
function isWaitedFor(conversation: Conversation, settings: Settings, now: number): boolean {
  return Boolean(openOffer(conversation, settings, now) ?? openQuestion(conversation, settings, now))
}

function groupIn({ platform, guildId, channelId = '', isDirect }: Session) {
  return isDirect ? undefined : { platform, guild: guildId ?? channelId }
}

function recordsOf(effects: readonly Effect[]): CaseRecord[] {
  return effects.flatMap((effect) => (effect.kind === 'record' ? [effect.record] : []))
}
