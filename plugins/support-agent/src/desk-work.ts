/** What the shell answers by itself: staff who write to a user or give a conversation back, and 忘记我. */
import type { LineKey, Speaker } from '@support-agent/conversation'
import type { Store } from '@support-agent/storage'
import type { Inbox, Journal } from '@support-agent/teaching'
import type { CaseBook } from './case-book'
import type { Complaints } from './complaints'
import type { Conversations } from './conversations'
import type { Incoming } from './incoming'
import type { KnowledgeHost } from './knowledge-host'
import type { GroupBook } from './manners/group-book'
import type { Surges } from './manners/surge'
import { relieve } from './relieve'
import type { CommandId, Route } from './route'
import type { Scheduler } from './scheduler'
import type { HandOver, StaffDesk } from './staff-desk'

export interface DeskWorkParts {
  readonly store: Store
  readonly conversations: Conversations
  readonly cases: CaseBook
  readonly complaints: Complaints
  readonly groups: GroupBook
  readonly inbox: Inbox
  readonly journal: Journal
  /** What the journal names an author by. */
  readonly authorHash: (user: string) => string
  readonly desk: StaffDesk
  readonly knowledge: KnowledgeHost
  readonly scheduler: Scheduler
  readonly surges: Surges
}

/** Words by which staff end a hand-over or a surge when they quote it. */
const ENDS = ['结束', 'done', 'end']

export class DeskWork {
  constructor(private readonly parts: DeskWorkParts) {}

  /** @returns the words to answer with; undefined when it is none of this room's work */
  async take(incoming: Incoming, route: Route): Promise<LineKey | undefined> {
    if (route.kind === 'command' && route.command === 'forget') return this.forget(incoming)
    // For everybody else the words of staff are ordinary ones.
    if (!this.parts.desk.isStaff(incoming)) return undefined
    const surge = isEnd(incoming, route) ? this.parts.desk.noticeQuotedIn(incoming) : undefined
    if (surge !== undefined) {
      this.parts.surges.close(surge, this.parts.scheduler.now())
      return 'surge.closed'
    }
    if ((route.kind === 'command' || route.kind === 'perhaps-command') && isOfStaff(route.command)) {
      return this.takeCommand(incoming, route, route.command)
    }
    const handOver = this.parts.desk.find(incoming)
    if (!handOver) return undefined
    return isEnd(incoming, route) ? this.end(handOver) : this.passOn(handOver, incoming.text)
  }

  /** By the number that the command names, or by the message that it quotes. */
  private async takeCommand(
    incoming: Incoming,
    { kind, text }: Extract<Route, { kind: 'command' | 'perhaps-command' }>,
    command: 'reply' | 'end',
  ): Promise<LineKey | undefined> {
    const quoted = this.parts.desk.find(incoming)
    const [, number, words = ''] = /^#?(\d{1,9})(?!\d)\s*([\s\S]*)$/u.exec(text.trim()) ?? []
    const numbered = number === undefined ? undefined : this.parts.desk.find(incoming, Number(number))
    const handOver = numbered ?? quoted
    // Without a prefix a bare word of staff may be meant for each other.
    if (!handOver) return kind === 'command' || number !== undefined ? 'staff.unknown' : undefined
    if (command === 'end') return this.end(handOver)
    return this.passOn(handOver, numbered ? words : text)
  }

  private async passOn(handOver: HandOver, text: string): Promise<LineKey> {
    if (!text.trim()) return 'staff.nothing'
    return (await this.parts.desk.passOn(handOver, text.trim())) ? 'staff.passed-on' : 'staff.not-passed-on'
  }

  private async end(handOver: HandOver): Promise<LineKey> {
    await this.parts.desk.end(handOver)
    await relieve(handOver.speaker, this.parts)
    return 'staff.ended'
  }

  /** Answers only when nothing of the user is left, in no older generation either. */
  private async forget({ platform, userId }: Incoming): Promise<LineKey> {
    const { store, conversations, cases, complaints, groups, desk, inbox, journal, authorHash } = this.parts
    const isTheirs = (speaker: Speaker) =>
      speaker.platform === platform && (speaker.user === userId || speaker.user === cases.nameOf(userId))
    await store.purge((_key, value) => {
      const speaker = (value as { speaker?: Speaker } | null)?.speaker
      return speaker !== undefined && isTheirs(speaker)
    })
    conversations.forget(isTheirs)
    complaints.forget(isTheirs)
    inbox.forget(isTheirs)
    // What somebody taught stays; who they were goes.
    await journal.forgetAuthor(authorHash(`${platform}:${userId}`))
    await groups.forget(platform, userId)
    desk.forget(isTheirs)
    await cases.recount()
    return 'forget.done'
  }
}

function isEnd({ text }: Incoming, route: Route): boolean {
  return ENDS.includes(text.trim()) || (route.kind === 'command' && route.command === 'end')
}

function isOfStaff(command: CommandId): command is 'reply' | 'end' {
  return command === 'reply' || command === 'end'
}
