/** May we speak, and in which words: a cause once, a surge in one line, and the turn that each message has in the outbox. */
import { type Line, line } from '@support-agent/conversation'
import type { LocaleId } from '@support-agent/diagnosis'
import type { Platform } from '@support-agent/platform'
import { channelKey, groupOf, messagesOf, targetOf, userOf } from './ids'
import type { Incoming } from './incoming'
import type { GroupBook } from './manners/group-book'
import { LastSpeakers } from './manners/last-speakers'
import type { Priority } from './manners/send-queue'
import type { MannersSettings } from './manners/settings'
import type { Surges } from './manners/surge'
import type { Unasked } from './manners/unasked'
import type { Outbox, Outcome } from './outbox'
import type { Scheduler } from './scheduler'

export interface SpeechParts {
  readonly outbox: Outbox
  readonly unasked: Unasked
  readonly surges: Surges
  readonly groups: GroupBook
  readonly scheduler: Scheduler
  /** Tells staff that many meet the same in a channel. */
  readonly tellStaff: (lines: readonly Line[], channel: string) => void
  readonly settings: Pick<MannersSettings['surge'], 'above' | 'scrolledAway'>
}

/** What is about to be said. */
export interface Told {
  readonly topic: string
  readonly title: string
  readonly asked: boolean
}

/** `full`: the answer itself · `nothing` · `instead`: one line in its place. */
export type Permission =
  | { readonly kind: 'full' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'instead'
      readonly line: Line
      /** The full answer, for those who come too late for a line of their own. */
      readonly answer?: string | undefined
    }

export interface Words {
  readonly lines: readonly Line[]
  readonly locale: LocaleId
  readonly reason: string
  readonly priority: Priority
  /** The topic that a full answer tells. */
  readonly topic?: string | undefined
  /** Said in place of a full answer. */
  readonly instead?: Extract<Permission, { kind: 'instead' }> | undefined
  readonly title?: string | undefined
}

interface GivenAnswer {
  readonly user: string
  readonly at: number
  readonly message?: string | undefined
}

const MOST_ANSWERS = 5_000
const FULL: Permission = { kind: 'full' }
const NOTHING: Permission = { kind: 'nothing' }

export class Speech {
  private readonly answers = new Map<string, GivenAnswer>()
  private readonly speakers: LastSpeakers

  constructor(private readonly parts: SpeechParts) {
    this.speakers = new LastSpeakers(parts.scheduler.now())
  }

  /** Asked once for each answer that would be given: it counts towards a surge. */
  may(incoming: Incoming, { topic, title, asked }: Told): Permission {
    const group = groupOf(incoming)
    if (!group) return FULL
    const { surges, unasked, groups, scheduler } = this.parts
    const now = scheduler.now()
    const channel = channelKey(incoming)
    const surge = surges.note(channel, topic, incoming.userId, now)
    if (surge === 'begins') {
      this.parts.tellStaff([line('surge.staff', { title, channel: incoming.channelId })], channel)
    }
    const answered = this.answerAbove(channel, topic, now)
    const isNew = !answered || answered.user === incoming.userId
    if (asked) {
      const points = !isNew && (surge !== 'none' || now - answered.at < this.parts.settings.above)
      if (!points) return FULL
      const pointer = line(surge === 'none' ? 'same.above' : 'surge.pointer', { title })
      return {
        kind: 'instead',
        line: surge === 'begins' ? line('surge.begins', { title }) : pointer,
        answer: answered.message,
      }
    }
    if (groups.isQuiet(group, now)) return NOTHING
    if (answered && surge === 'begins') return { kind: 'instead', line: line('surge.begins', { title }) }
    if (answered && surge === 'lasts') return NOTHING
    return unasked.may(channel, incoming.userId, topic, now) ? FULL : NOTHING
  }

  /** Hands the words to the outbox; they go when their turn comes. */
  async say(platform: Platform, incoming: Incoming, words: Words): Promise<Outcome> {
    const { outbox, scheduler, unasked } = this.parts
    const { locale, reason, priority, topic, instead, title = '' } = words
    const channel = channelKey(incoming)
    const now = scheduler.now()
    const full = topic !== undefined && !instead
    if (full) unasked.note(channel, topic, now)
    if (priority === 'unasked') unasked.answered(channel, incoming.userId, now)
    if (full) this.remember(channel, topic, { user: incoming.userId, at: now })
    const outcome = await outbox.send(platform, targetOf(incoming), instead ? [instead.line] : words.lines, {
      ...{ locale, reason, priority, user: userOf(incoming), case: userOf(incoming) },
      ...{ quote: incoming.messageId || undefined, answers: messagesOf(incoming) },
      joins: instead && {
        key: `${channel}/${topic}`,
        together: (count) => [line('same.together', { count, title })],
        quote: instead.answer,
      },
    })
    if (full) this.learn(channel, topic, { user: incoming.userId, at: now }, outcome)
    return outcome
  }

  /** A member spoke: whoever else was answered in a row is no longer alone. */
  heard(incoming: Incoming): void {
    if (incoming.isDirect) return
    this.parts.unasked.heard(channelKey(incoming), incoming.userId)
    this.speakers.heard(channelKey(incoming), incoming.userId, this.parts.scheduler.now())
  }

  /** Whether nobody else has spoken in this group since that moment, so that bare words go on with what was said then. */
  nobodyElseSince(incoming: Incoming, moment: number): boolean {
    return this.speakers.nobodyElseSince(channelKey(incoming), incoming.userId, moment)
  }

  /** An answer was taken back: nobody is pointed to it, and its cause may be told again. */
  takenBack(channel: string, message: string): void {
    for (const [key, answer] of this.answers) {
      if (answer.message !== message || !key.startsWith(`${channel}/`)) continue
      this.answers.delete(key)
      this.parts.unasked.untold(channel, key.slice(channel.length + 1), answer.at)
    }
  }

  /** What never came is nothing to point to. */
  private learn(channel: string, topic: string, answer: GivenAnswer, outcome: Outcome): void {
    if (outcome.kind === 'delivered') this.remember(channel, topic, { ...answer, message: outcome.messageIds[0] })
    else if (outcome.kind !== 'unsure' && this.answers.get(`${channel}/${topic}`)?.at === answer.at) {
      this.answers.delete(`${channel}/${topic}`)
      this.parts.unasked.untold(channel, topic, answer.at)
    }
  }

  /** The latest full answer, while it can still be found by scrolling. */
  private answerAbove(channel: string, topic: string, now: number): GivenAnswer | undefined {
    const answer = this.answers.get(`${channel}/${topic}`)
    return answer && now - answer.at < this.parts.settings.scrolledAway ? answer : undefined
  }

  private remember(channel: string, topic: string, answer: GivenAnswer): void {
    const key = `${channel}/${topic}`
    this.answers.delete(key)
    this.answers.set(key, answer)
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= MOST_ANSWERS) break
      this.answers.delete(oldest)
    }
  }
}
