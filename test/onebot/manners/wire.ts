/** The bridge and the agent in this process, a peer on a real socket in one dialect, and a clock that a script moves. */
import { Config, start } from 'koishi-plugin-support-agent'
import { LOOK_MS } from '../../../plugins/onebot-bridge/src/erase'
import { FakeClock } from '../../helpers/fake-clock'
import { CACHE, KNOWLEDGE } from '../../helpers/shipped-model'
import { type Answer, type BridgePeer, type Hosted, link, no, ok, unlink } from '../bridge-peer'
import { pause, SELF_ID } from '../peer'
import { answerOf, type DialectName, everyonesMute, type Fate, ownMute } from './dialects'
import type { Step } from './script'

/** Groups of a script are small numbers. */
const GROUPS = 30_000
const OPERATOR = 90_009
/** Longer than the bridge waits for an answer, ms. */
const RESPONSE = 1_000
/** So long nothing may happen on the link before a step is over, ms. */
const QUIET = 25

interface Sent {
  readonly id: number
  readonly text: string
  /** People see it, whatever the answer was. */
  readonly isThere: boolean
}

const ARRIVES: ReadonlySet<Fate> = new Set(['ok', '200', '1200', 'silence', 'id-0'])

export class Wire {
  private readonly peer: BridgePeer
  private readonly clock = new FakeClock(Date.now())
  private readonly fates = new Map<number, Fate[]>()
  private readonly latest = new Map<string, { id: number; group: number; user: number }>()
  private readonly sent = new Map<number, Sent[]>()
  private readonly deleted = new Set<number>()
  private readonly users = new Map<string, number>()
  private readonly shut = new Map<number, { readonly until: number; readonly all: boolean }>()
  private deletes: Extract<Step, { kind: 'deletes' }>['how'] = 'works'
  private lastId = 1_000
  private isUnanswered = false
  private isDoubted = false
  private isHeld = false
  private frames: string[] = []

  private constructor(
    private readonly dialect: DialectName,
    private readonly linked: { readonly host: Hosted; readonly peer: BridgePeer },
  ) {
    this.peer = linked.peer
    this.answerCalls()
  }

  static async open(dialect: DialectName): Promise<Wire> {
    const linked = await link('ws-reverse', { responseTimeout: RESPONSE })
    const wire = new Wire(dialect, linked)
    linked.host.app.plugin({
      name: 'support-agent',
      apply: (ctx) =>
        start(
          ctx,
          new Config({
            ...{ knowledge: KNOWLEDGE, cache: CACHE, data: '', mode: 'mention' },
            administrators: [`onebot:${OPERATOR}`],
            manners: { burst: { quiet: 0, most: 0 } },
          } as unknown as Config),
          wire.clock,
          { training: 0 },
        ),
    })
    await pause(QUIET)
    return wire
  }

  async close(): Promise<void> {
    await unlink(this.linked)
  }

  /** @returns what the bot sent because of the step */
  async take(step: Step): Promise<string[]> {
    this.frames = []
    await this.act(step)
    await this.settle(step.kind === 'waits' || this.isHeld ? 0 : 2_000)
    return this.frames
  }

  private async act(step: Step): Promise<void> {
    switch (step.kind) {
      case 'says':
        this.say(step)
        return
      case 'waits':
        await this.settle(step.ms)
        return
      case 'mute': {
        const told = step.scope === 'self' ? ownMute(this.dialect, step.seconds) : everyonesMute(this.dialect, step.on)
        this.notify(step.group, told)
        return
      }
      case 'untold':
        this.shut.set(step.group, { until: Math.floor(Date.now() / 1000) + step.seconds, all: step.scope === 'all' })
        if (step.seconds === 0) this.shut.delete(step.group)
        return
      case 'fate':
        this.fates.set(step.group, [...step.fates])
        return
      case 'deletes':
        this.deletes = step.how
        return
      case 'hold':
        this.isHeld = step.on
        return
      case 'recall':
        this.recall(step.name)
    }
  }

  private say({ name, group, text, to }: Extract<Step, { kind: 'says' }>): void {
    const quotes = text.startsWith('[引用bot]')
    const user = this.userOf(name)
    const id = ++this.lastId
    const quoted = quotes ? this.sent.get(group)?.at(-1)?.id : undefined
    const words = quotes ? text.slice('[引用bot]'.length).trim() : text
    this.latest.set(name, { id, group, user })
    this.peer.send({
      ...{ post_type: 'message', message_type: 'group', sub_type: 'normal', message_id: id, group_id: GROUPS + group },
      ...{ user_id: user, raw_message: words, sender: { user_id: user, nickname: name, card: '', role: 'member' } },
      time: Math.floor(this.clock.now() / 1000),
      message: [
        ...(quoted === undefined ? [] : [{ type: 'reply', data: { id: String(quoted) } }]),
        ...(to === 'bot' ? [{ type: 'at', data: { qq: String(SELF_ID) } }] : []),
        { type: 'text', data: { text: to === 'bot' ? ` ${words}` : words } },
      ],
    })
  }

  private recall(name: string): void {
    const latest = this.latest.get(name)
    if (!latest) throw new Error(`${name} has said nothing`)
    this.notify(latest.group, {
      ...{ post_type: 'notice', notice_type: 'group_recall', message_id: latest.id },
      ...{ user_id: latest.user, operator_id: latest.user },
    })
  }

  private notify(group: number, event: object): void {
    this.peer.send({ group_id: GROUPS + group, time: Math.floor(this.clock.now() / 1000), ...event })
  }

  private userOf(name: string): number {
    const known = this.users.get(name) ?? 20_000 + this.users.size
    this.users.set(name, known)
    return known
  }

  /** Lets time pass in seconds, and waits until the link is quiet. */
  private async settle(ms: number): Promise<void> {
    await this.quiet()
    for (let left = ms; left > 0; left -= 1_000) {
      const before = this.peer.calls.length
      this.clock.advance(Math.min(left, 1_000))
      await new Promise(setImmediate)
      if (this.peer.calls.length > before) await this.quiet()
    }
    await this.quiet()
  }

  private async quiet(): Promise<void> {
    for (let before = -1; before !== this.peer.calls.length; ) {
      before = this.peer.calls.length
      const wait = QUIET + (this.isUnanswered ? RESPONSE : 0) + (this.isDoubted ? LOOK_MS : 0)
      this.isUnanswered = false
      this.isDoubted = false
      await pause(wait)
    }
    if (this.isUnanswered || this.isDoubted) await this.quiet()
  }

  private answerCalls(): void {
    const { answers } = this.peer
    answers.send_group_msg = ({ group_id, message }) => this.takeSend(Number(group_id) - GROUPS, textOf(message))
    answers.send_private_msg = ({ message }) => {
      this.frames.push(`operator ${firstLine(textOf(message))}`)
      return ok({ message_id: ++this.lastId })
    }
    answers.get_group_member_info = ({ group_id }) => {
      const shut = this.shut.get(Number(group_id) - GROUPS)
      return ok({ user_id: SELF_ID, role: 'member', shut_up_timestamp: shut && !shut.all ? shut.until : 0 })
    }
    answers.get_group_info = ({ group_id }) =>
      ok({ group_id, group_name: '群', group_all_shut: this.shut.get(Number(group_id) - GROUPS)?.all ? -1 : 0 })
    answers.get_group_msg_history = ({ group_id }) => this.historyOf(Number(group_id))
    answers.delete_msg = ({ message_id }) => this.takeDelete(Number(message_id))
    answers.get_msg = ({ message_id }) => this.lookUp(Number(message_id))
  }

  private takeSend(group: number, text: string): Answer | undefined {
    this.frames.push(`${group} ${firstLine(text)}`)
    const fates = this.fates.get(group) ?? []
    // The last one goes on.
    const fate = (fates.length > 1 ? fates.shift() : fates[0]) ?? 'ok'
    const id = ++this.lastId
    this.sent.set(group, [...(this.sent.get(group) ?? []), { id, text, isThere: ARRIVES.has(fate) }])
    this.isUnanswered ||= fate === 'silence'
    return answerOf(this.dialect, fate, id)
  }

  /** Lagrange refuses where no message is named to begin at. */
  private historyOf(group_id: number): Answer {
    if (this.dialect === 'lagrange') return no(1400, 'message_id')
    const arrived = (this.sent.get(group_id - GROUPS) ?? []).filter(({ isThere }) => isThere)
    const messages = arrived.map(({ id, text }) => ({
      ...{ message_id: id, group_id, user_id: SELF_ID, sender: { user_id: SELF_ID, nickname: 'bot' } },
      ...{ time: Math.floor(Date.now() / 1000), message: [{ type: 'text', data: { text } }] },
    }))
    return ok({ messages })
  }

  private takeDelete(id: number): Answer {
    const text = [...this.sent.values()].flat().find((sent) => sent.id === id)?.text ?? String(id)
    this.frames.push(`takes back ${firstLine(text)}`)
    this.isDoubted = this.deletes !== 'works'
    if (this.deletes === 'fails') return no(100, 'RECALL_API_ERROR')
    if (this.deletes === 'works') this.deleted.add(id)
    return ok(null)
  }

  private lookUp(id: number): Answer {
    const [group, sent] =
      [...this.sent]
        .flatMap(([group, all]) => all.map((one) => [group, one] as const))
        .find(([, one]) => one.id === id) ?? []
    if (!sent || group === undefined || this.deleted.has(id)) return no(1200, '消息不存在')
    return ok({
      ...{ time: 1, message_id: id, message_type: 'group', group_id: GROUPS + group },
      ...{ message: [{ type: 'text', data: { text: sent.text } }], sender: { user_id: SELF_ID, nickname: 'bot' } },
    })
  }
}

function textOf(message: unknown): string {
  const segments = message as readonly { type: string; data: Record<string, string> }[]
  return segments.map(({ type, data }) => (type === 'text' ? data.text : '')).join('')
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}
