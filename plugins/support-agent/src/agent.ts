/** The line that a session walks: may we listen, what is it to us, is it whole, would we speak, may we. One for each loaded plugin. */
import { type Event, line, readReply, type StepResult } from '@support-agent/conversation'
import type { Argv, Command, Context, Next, Session } from 'koishi'
import type { Answerer } from './answerer'
import { isSwitch, writes } from './command-kinds'
import { commandWords } from './command-words'
import type { Complaints } from './complaints'
import type { Config } from './config'
import type { DeskWork } from './desk-work'
import type { Faults } from './faults'
import type { FileCalls } from './file-calls'
import type { FileIntake } from './file-intake'
import { asOne, type Heard, isAddressed, isSaidToSomebody } from './heard'
import { HeardEvents, mayMeanFile } from './heard-events'
import { channelKey, groupOf, messagesOf, speakerKey, speakerOf } from './ids'
import { type Incoming, readSession } from './incoming'
import type { Listener } from './listener'
import aliases from './locales/aliases.json'
import { Bursts, type Urgency } from './manners/bursts'
import type { Expected } from './manners/expected'
import type { GroupBook } from './manners/group-book'
import type { HumanFirst } from './manners/human-first'
import type { KnownGroups } from './manners/known-groups'
import { nicknamesOf, prefixesOf, untouchedArgv } from './register-commands'
import { type CommandId, type Route, routeOf } from './route'
import type { Scheduler } from './scheduler'
import type { Permission, Speech } from './speech'
import type { SwitchDesk } from './switch-desk'
import type { TeachDesk } from './teach-desk'

export interface AgentParts {
  /** Resolves when what was kept before a restart is back; until then messages wait. */
  readonly ready: Promise<void>
  readonly answerer: Answerer
  readonly complaints: Complaints
  readonly expected: Expected
  readonly faults: Faults
  readonly fileCalls: FileCalls
  readonly files: FileIntake
  readonly groups: GroupBook
  readonly humanFirst: HumanFirst
  readonly knownGroups: KnownGroups
  readonly listener: Listener
  readonly speech: Speech
  readonly switches: SwitchDesk
  readonly teaching: TeachDesk
  readonly work: DeskWork
  readonly scheduler: Scheduler
}

export class SupportAgent {
  /**
   * Events that were let pass, with the way on: Koishi must not run our commands on them either. By event, because Koishi
   * wraps sessions anew.
   */
  private readonly passed = new WeakMap<Session['event'], Next>()
  private readonly bursts: Bursts<Heard>
  private readonly events: HeardEvents
  commands: ReadonlyMap<Command, CommandId> = new Map()

  constructor(
    private readonly ctx: Context,
    private readonly config: Config,
    private readonly parts: AgentParts,
  ) {
    const { quiet, most } = config.manners.burst
    this.events = new HeardEvents(parts)
    this.bursts = new Bursts({ quiet, most }, parts.scheduler, (items) => void this.takeLate(items))
  }

  /** The middleware, prepended: it decides before anything is loaded and lets all else pass. */
  async take(session: Session, next: Next): ReturnType<Next> {
    const read = readSession(session, nicknamesOf(session))
    if (!read) return next()
    try {
      return await this.hear(session, read, next)
    } catch (error) {
      this.parts.answerer.apologise(session, read, error)
      return undefined
    }
  }

  private async hear(session: Session, read: Incoming, next: Next): ReturnType<Next> {
    if (!(await this.isReady())) return this.letPass(session, next)
    const { listener, scheduler } = this.parts
    const hearing = listener.hears(read, read.messageId || String(session.id), scheduler.now())
    if (hearing === 'deaf' || this.isTemporary(session, read)) return this.letPass(session, next)
    const incoming = listener.asAddressed(read, scheduler.now())
    this.overhear(incoming)
    const route = this.routeOf(session, incoming)
    if (route.kind === 'pass') return next()
    if (incoming.files > 0 && !isAddressed(route)) this.keepFile(session, incoming)
    const heard = { session, incoming, route }
    const isSilent = this.isSilent(session, incoming)
    if (await this.parts.switches.take(session, incoming, route, isSilent ? 'silent' : 'hears')) return undefined
    if (isSilent) return this.letPass(session, next)
    // Whoever lets the store be written again and again is a flood.
    if (route.kind === 'command' && writes(route.command) && !(await this.mayBeAnswered(heard))) return undefined
    if (await this.takeByDesk(heard)) return undefined
    if (await this.parts.teaching.take(session, incoming, route)) return undefined
    await this.liftSilence(incoming)
    const whole = this.bursts.add(speakerKey(incoming), heard, this.urgencyOf(heard))
    // What may be only a beginning waits; meanwhile nobody else is kept from what was not for us.
    if (!whole.length) return isAddressed(route) ? undefined : this.letPass(session, next)
    let spoke = false
    for (const burst of whole) spoke = await this.takeBurst(burst)
    return spoke ? undefined : this.letPass(session, next)
  }

  /** Koishi's own way to a command, from other plugins or its console. */
  async runCommand(session: Session, command: CommandId, text: string): Promise<void> {
    const incoming = readSession(session, [])
    if (!incoming || !(await this.isReady())) return
    try {
      await this.carryOut(session, incoming, command, text)
    } catch (error) {
      // Koishi would tell the chat of it.
      this.parts.answerer.apologise(session, incoming, error)
    }
  }

  private async carryOut(session: Session, incoming: Incoming, command: CommandId, text: string): Promise<void> {
    const said = `${aliases[nameOf(command)][0] ?? ''} ${text}`.trim()
    const heard = { session, incoming, route: { kind: 'command', command, text, said, addressed: true } as const }
    const isSilent = this.isSilent(session, incoming)
    if ((await this.parts.switches.take(session, incoming, heard.route, isSilent ? 'silent' : 'hears')) || isSilent)
      return
    if (await this.parts.teaching.take(session, incoming, heard.route)) return
    if (!(await this.takeByDesk(heard))) await this.takeBurst([heard])
  }

  /** A message was taken back: what waits for it is dropped, and so are its words. */
  forgetMessage(channel: string, messageId: string): void {
    const isIt = ({ incoming }: Heard) => channelKey(incoming) === channel && incoming.messageId === messageId
    this.bursts.drop(isIt)
    this.parts.complaints.recalled(channel, messageId)
    this.parts.humanFirst.recalled(channel, messageId)
    this.parts.fileCalls.recalled(channel, messageId)
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

  /** A burst whose quiet has come: nobody waits for whether we speak. */
  private async takeLate(items: readonly Heard[]): Promise<void> {
    try {
      await this.takeBurst(items)
    } catch (error) {
      this.parts.faults.note('a burst was not answered', error)
    }
  }

  /** @returns whether we spoke, or are going to */
  private async takeBurst(items: readonly Heard[]): Promise<boolean> {
    const heard = asOne(items)
    // While it waited it may have been told to be silent.
    if (this.isSilent(heard.session, heard.incoming)) return false
    const event = await this.events.of(heard)
    if (event === 'busy') return true
    if (!event) return false
    const preview = this.previewOf(heard, event)
    if (!preview) return false
    const unasked = this.isUnasked(heard, event)
    if (unasked && isSaidToSomebody(heard.incoming)) return false
    const permission = this.permissionFor(heard, preview, unasked)
    if (permission.kind === 'nothing') return false
    if (!(await this.mayBeAnswered(heard))) return true
    const { session, incoming } = heard
    const instead = permission.kind === 'instead' ? permission : undefined
    if (instead && unasked) {
      this.parts.answerer.say(session, incoming, [instead.line], 'surge', 'unasked')
      return true
    }
    const give = () => this.parts.answerer.answer(session, incoming, event, { unasked, instead })
    if (unasked && this.config.manners.unasked.humanFirst) {
      const waiting = { channel: channelKey(incoming), asker: incoming.userId, messages: messagesOf(incoming) }
      this.parts.humanFirst.hold(waiting, () => void (this.isSilent(session, incoming) || give()))
    } else await give()
    return true
  }

  /** What would be said, unless it is nothing. */
  private previewOf({ session, incoming, route }: Heard, event: Event): StepResult | undefined {
    const { answerer, complaints, expected, fileCalls, scheduler } = this.parts
    if (event.kind === 'command' && route.kind === 'perhaps-command') {
      const meant = event.text ? answerer.concernsUs(session, event) : answerer.conversationOf(incoming).revision > 0
      if (!meant) return undefined
    }
    const preview = answerer.preview(session, incoming, event)
    const { decision, posterior } = preview
    if (decision.kind === 'silent') {
      // Words that concern us and were not meant for us: a file that follows may be about them.
      const concernsUs = (posterior?.inScope ?? 0) >= answerer.settingsFor(session).thresholds.scope
      if (event.kind === 'message' && concernsUs)
        complaints.add(speakerOf(incoming), event.text, event.at, messagesOf(incoming))
      return undefined
    }
    const isBareCall = event.kind === 'message' && !event.text.trim() && decision.kind === 'ask'
    if (isBareCall) expected.expect(speakerKey(incoming), scheduler.now())
    if (isAddressed(route) && mayMeanFile(preview)) fileCalls.call(incoming, scheduler.now())
    return preview
  }

  private permissionFor({ session, incoming }: Heard, { decision }: StepResult, unasked: boolean): Permission {
    const tells = (decision.kind === 'answer' && !decision.afterFailure) || decision.kind === 'guide'
    if (!tells) return { kind: 'full' }
    const { answerer, speech } = this.parts
    const title = answerer.titleOf(session, decision.topic, answerer.conversationOf(incoming).locale)
    return speech.may(incoming, { topic: decision.topic, title, asked: !unasked })
  }

  /** Nobody asked: words in a group that neither call the bot nor answer it. */
  private isUnasked({ session, incoming }: Heard, event: Event): boolean {
    if (event.kind === 'command' || event.kind === 'relief' || incoming.isDirect || event.addressed) return false
    if (event.kind === 'message' && event.quotesBot) return false
    return !this.parts.answerer.isInCase(session, incoming)
  }

  /** Commands and answers to the bot go at once, what is clear by itself too; the rest may be only a beginning. */
  private urgencyOf({ session, incoming, route }: Heard): Urgency {
    if (route.kind !== 'message') return 'alone'
    const inCase = this.parts.answerer.isInCase(session, incoming)
    if (inCase && readReply(route.text)) return 'alone'
    if (!route.addressed || incoming.files > 0 || incoming.pictures > 0) return 'waits'
    const before = this.bursts.waiting(speakerKey(incoming))
    const whole = asOne([...before, { session, incoming, route }])
    const event = this.events.messageOf(whole)
    const { kind } = this.parts.answerer.preview(session, whole.incoming, event).decision
    return DECISIVE.has(kind) || (inCase && kind !== 'silent') ? 'decisive' : 'waits'
  }

  /** What no conversation decides: the words of staff for a user, and the wish to be forgotten. */
  private async takeByDesk({ session, incoming, route }: Heard): Promise<boolean> {
    if (route.kind === 'command' && route.command === 'forget') this.dropWordsOf(incoming)
    const answer = await this.parts.work.take(incoming, route)
    if (answer === undefined) return false
    if (answer) this.parts.answerer.say(session, incoming, [line(answer)], 'desk')
    return true
  }

  /** What a user has said and is not dealt with yet must not outlive their wish to be forgotten. */
  private dropWordsOf({ platform, userId }: Incoming): void {
    this.bursts.drop(({ incoming }) => incoming.platform === platform && incoming.userId === userId)
    this.parts.humanFirst.forget(platform, userId)
  }

  /** Counts towards a flood; its beginning is said once. */
  private async mayBeAnswered({ session, incoming }: Heard): Promise<boolean> {
    const answerable = this.parts.listener.answerable(incoming, this.parts.scheduler.now())
    if (answerable === 'flood-begins') {
      const minutes = Math.max(1, Math.round(this.config.flood.pause / 60_000))
      this.parts.answerer.say(session, incoming, [line('flood', { minutes })], 'flood')
    }
    return answerable === 'answerable'
  }

  /** Members who speak change who may be answered, and may answer each other. */
  private overhear(incoming: Incoming): void {
    const group = groupOf(incoming)
    if (group) this.parts.knownGroups.note(group)
    this.parts.speech.heard(incoming)
    this.parts.humanFirst.heard({
      channel: channelKey(incoming),
      user: incoming.userId,
      quotes: incoming.quote?.messageId,
      mentions: incoming.mentions,
      settles: readReply(incoming.text)?.kind === 'solved',
    })
  }

  private keepFile(session: Session, incoming: Incoming): void {
    const { answerer, fileCalls, scheduler } = this.parts
    fileCalls.send(incoming, () => answerer.platformFor(session).attachments(session), scheduler.now())
  }

  /** A member who wanted peace calls the bot again. */
  private async liftSilence(incoming: Incoming): Promise<void> {
    const group = groupOf(incoming)
    if (group && incoming.mentioned) await this.parts.groups.liftSilence(group, incoming.userId)
  }

  /** Whether what was kept is back; where it cannot be read, nothing is answered and nobody else is kept waiting. */
  private isReady(): Promise<boolean> {
    return this.parts.ready.then(
      () => true,
      (error: unknown) => {
        this.parts.faults.tell(error)
        return false
      },
    )
  }

  private letPass(session: Session, next: Next): ReturnType<Next> {
    this.passed.set(session.event, next)
    return next()
  }

  /** A stranger through a shared group is read and never answered. */
  private isTemporary(session: Session, { isDirect }: Incoming): boolean {
    return isDirect && !this.config.temporarySessions && this.parts.answerer.platformFor(session).isTemporary(session)
  }

  /** Switched off or silenced here, by whomever: only an administrator who wakes the bot is answered. */
  private isSilent(session: Session, incoming: Incoming): boolean {
    const { answerer, groups, scheduler } = this.parts
    const group = groupOf(incoming)
    if (!group) return false
    return groups.isSilent(group, scheduler.now()) || answerer.settingsFor(session).mode === 'off'
  }

  private routeOf(session: Session, incoming: Incoming): Route {
    const route = routeOf(incoming, prefixesOf(session), commandWords(this.ctx, session, this.commands))
    // Words that begin like a switch and are none are about a problem: "关闭 杀毒软件 也不行".
    if (route.kind !== 'command' || !isSwitch(route.command) || this.isSwitchAsWhole(route)) return route
    return { kind: 'message', text: route.said, addressed: true }
  }

  private isSwitchAsWhole({ said }: Extract<Route, { kind: 'command' }>): boolean {
    return this.parts.switches.reads(said)
  }
}

/** Decisions that need nothing more to be heard. */
const DECISIVE: ReadonlySet<StepResult['decision']['kind']> = new Set([
  ...(['answer', 'guide', 'look-up', 'explain', 'help', 'close', 'hand-over', 'more'] as const),
])

function nameOf(command: CommandId): keyof typeof aliases {
  return command === 'help' ? 'support' : `support.${command}`
}
