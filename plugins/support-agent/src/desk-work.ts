/** What the shell answers by itself: staff who write to a user or give a conversation back, and 忘记我. */
import { DEFAULT_SETTINGS, type LineKey, type Speaker, step } from '@support-agent/conversation'
import type { Store } from '@support-agent/storage'
import type { CaseBook } from './case-book'
import type { Conversations } from './conversations'
import type { Incoming } from './incoming'
import type { KnowledgeHost } from './knowledge-host'
import type { Route } from './route'
import type { Scheduler } from './scheduler'
import type { HandOver, StaffDesk } from './staff-desk'

export interface DeskWorkParts {
  readonly store: Store
  readonly conversations: Conversations
  readonly cases: CaseBook
  readonly desk: StaffDesk
  readonly knowledge: KnowledgeHost
  readonly scheduler: Scheduler
}

/** Words by which staff end a hand-over when they quote it. */
const ENDS = ['结束', 'done', 'end']

export class DeskWork {
  constructor(private readonly parts: DeskWorkParts) {}

  /** @returns the words to answer with; undefined when it is none of this room's work */
  async take(incoming: Incoming, route: Route): Promise<LineKey | undefined> {
    if (route.kind === 'command') {
      if (route.command === 'forget') return this.forget(incoming)
      if (route.command === 'reply' || route.command === 'end')
        return this.takeNumbered(incoming, route.command, route.text)
    }
    const handOver = incoming.quote ? this.parts.desk.find(incoming) : undefined
    if (!handOver) return undefined
    return ENDS.includes(incoming.text.trim()) ? this.end(handOver) : this.passOn(handOver, incoming.text)
  }

  private async takeNumbered(incoming: Incoming, command: 'reply' | 'end', text: string): Promise<LineKey | undefined> {
    // For everybody else these are ordinary words.
    if (!this.parts.desk.isStaff(incoming)) return undefined
    const [, number, words = ''] = /^#?(\d{1,9})\s*([\s\S]*)$/u.exec(text.trim()) ?? []
    const handOver = number === undefined ? undefined : this.parts.desk.find(incoming, Number(number))
    if (!handOver) return 'staff.unknown'
    return command === 'end' ? this.end(handOver) : this.passOn(handOver, words)
  }

  private async passOn(handOver: HandOver, text: string): Promise<LineKey | undefined> {
    if (!text.trim()) return 'staff.unknown'
    await this.parts.desk.passOn(handOver, text.trim())
    return 'staff.passed-on'
  }

  private async end(handOver: HandOver): Promise<LineKey> {
    await this.parts.desk.end(handOver)
    await this.relieve(handOver.speaker)
    return 'staff.ended'
  }

  /** The bot answers this user again. */
  private async relieve(speaker: Speaker): Promise<void> {
    const { conversations, knowledge, scheduler } = this.parts
    const now = scheduler.now()
    const circumstance = { model: knowledge.modelFor([]), settings: DEFAULT_SETTINGS, now, prefix: '' }
    await conversations.update(speaker, (conversation) => step(conversation, { kind: 'relief', at: now }, circumstance))
  }

  /** Answers only when nothing of the user is left, in no older generation either. */
  private async forget({ platform, userId }: Incoming): Promise<LineKey> {
    const { store, conversations, cases, desk } = this.parts
    const isTheirs = (speaker: Speaker) =>
      speaker.platform === platform && (speaker.user === userId || speaker.user === cases.nameOf(userId))
    await store.purge((_key, value) => {
      const speaker = (value as { speaker?: Speaker } | null)?.speaker
      return speaker !== undefined && isTheirs(speaker)
    })
    conversations.forget(isTheirs)
    desk.forget(isTheirs)
    await cases.recount()
    return 'forget.done'
  }
}
