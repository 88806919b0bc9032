/** What was heard, as the event that the conversation takes: words, a command, or a file with what was found in it. */
import { type Event, line, type StepResult } from '@support-agent/conversation'
import type { Answerer } from './answerer'
import { isOfConversation } from './command-kinds'
import type { FileCalls } from './file-calls'
import type { FileIntake } from './file-intake'
import { type FileWish, fileWish } from './file-wish'
import { type Heard, isAddressed } from './heard'
import { speakerOf, userOf } from './ids'
import type { Incoming } from './incoming'
import type { Scheduler } from './scheduler'

export interface HeardEventsParts {
  readonly answerer: Answerer
  readonly fileCalls: FileCalls
  readonly files: FileIntake
  readonly scheduler: Scheduler
}

/** A sending time further from now than this, in milliseconds, is not believed. */
const MOST_DELAYED = 24 * 3_600_000

export class HeardEvents {
  constructor(private readonly parts: HeardEventsParts) {}

  /** A message about a file becomes what was found in it, any other what it says. */
  async of(heard: Heard): Promise<Event | 'busy' | undefined> {
    const { session, incoming, route } = heard
    const wish = fileWish(route, incoming) ?? this.wishForEarlier(heard)
    if (!wish || route.kind === 'pass') return this.plainOf(heard)
    const { answerer } = this.parts
    const say = (key: 'file.checking' | 'file.busy') => answerer.say(session, incoming, [line(key)], key)
    const event = await this.parts.files.eventFor(
      {
        wish,
        speaker: speakerOf(incoming),
        user: userOf(incoming),
        message: incoming.messageId,
        text: wish.kind === 'named' ? '' : route.text,
        at: this.sentAt(incoming),
        addressed: isAddressed(route),
        called: route.kind === 'command' || incoming.mentioned,
      },
      {
        settings: answerer.settingsFor(session),
        offered: wish.kind === 'earlier' ? wish.offered : () => answerer.platformFor(session).attachments(session),
        onSlow: () => say('file.checking'),
      },
    )
    if (event === 'busy') say('file.busy')
    return event ?? this.plainOf(heard)
  }

  /** Whoever calls without another matter means the file that they sent just before. */
  private wishForEarlier(heard: Heard): FileWish | undefined {
    const { session, incoming, route } = heard
    const { answerer, fileCalls, scheduler } = this.parts
    const event = isAddressed(route) && fileCalls.has(incoming, scheduler.now()) ? this.plainOf(heard) : undefined
    if (!event || !mayMeanFile(answerer.preview(session, incoming, event))) return undefined
    const offered = fileCalls.take(incoming)
    return offered && { kind: 'earlier', offered }
  }

  private plainOf(heard: Heard): Event | undefined {
    const { incoming, route } = heard
    switch (route.kind) {
      case 'pass':
        return undefined
      case 'command':
      case 'perhaps-command':
        return isOfConversation(route.command)
          ? { kind: 'command', command: route.command, text: route.text, at: this.sentAt(incoming), timed: true }
          : undefined
      case 'message':
        return this.messageOf(heard)
    }
  }

  messageOf({ incoming, route }: Heard): Extract<Event, { kind: 'message' }> {
    return {
      kind: 'message',
      text: route.kind === 'message' ? route.text : incoming.text,
      at: this.sentAt(incoming),
      timed: true,
      addressed: isAddressed(route),
      called: incoming.mentioned,
      quotesBot: incoming.quote?.byBot ?? false,
      pictures: incoming.pictures,
    }
  }

  private sentAt({ at }: Incoming): number {
    const now = this.parts.scheduler.now()
    return Math.abs(now - at) <= MOST_DELAYED ? at : now
  }
}

/** There is nothing else to say to the words, which may be about a file before or behind them. */
export function mayMeanFile({ decision }: StepResult): boolean {
  return decision.kind === 'out-of-scope' || (decision.kind === 'ask' && decision.need !== 'code')
}
