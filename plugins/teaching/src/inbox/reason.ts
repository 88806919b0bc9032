/** Whether what was just decided belongs into the inbox, and why. */
import type { Conversation, Decision, Event, Settings } from '@support-agent/conversation'
import type { TopicId } from '@support-agent/diagnosis'
import type { InboxReason } from './entry'

export interface InboxCase {
  readonly reason: InboxReason
  readonly text: string
  readonly shown: readonly TopicId[]
}

/** An answer that was given with less than this is one to look at, 0–1. */
const UNSURE = 0.6

/**
 * Only what addressed the bot, or what it answered; never chatter that was overheard.
 * @param conversation as it was before the event
 * @param after what is known of the case after it
 */
export function inboxCase(
  conversation: Conversation,
  event: Event,
  decision: Decision,
  { thresholds }: Pick<Settings, 'thresholds'>,
  after: Pick<Conversation, 'evidence'> = conversation,
): InboxCase | undefined {
  const said = event.kind === 'message' ? event.text : ''
  const before = wordsIn(conversation)
  const refused = refusedIn(after).slice(refusedIn(conversation).length)
  if (refused.length) return entry('wrong', before, refused)
  switch (decision.kind) {
    case 'out-of-scope':
      return isAddressed(event) ? entry('unanswered', said, []) : undefined
    case 'choose':
      return entry('unsure', said || before, decision.topics)
    case 'answer':
    case 'guide':
      if (decision.kind === 'answer' && decision.afterFailure) return undefined
      return decision.p < Math.max(UNSURE, thresholds.answer)
        ? entry('unsure', said || before, [decision.topic])
        : undefined
    case 'none-left':
      return entry('wrong', before, shownIn(conversation))
    case 'hand-over':
      return decision.reason === 'exhausted' ? entry('unsolved', before, shownIn(conversation)) : undefined
    default:
      return undefined
  }
}

function entry(reason: InboxReason, text: string, shown: readonly TopicId[]): InboxCase | undefined {
  return text.trim() ? { reason, text, shown } : undefined
}

function isAddressed(event: Event): boolean {
  return event.kind === 'command' || (event.kind === 'message' && event.addressed)
}

/** What the user told of the case. */
export function wordsIn({ evidence }: Pick<Conversation, 'evidence'>): string {
  return evidence.flatMap((piece) => (piece.kind === 'words' ? [piece.text] : [])).join(' ')
}

/** What was answered, and what was offered and refused. */
export function shownIn({ answer, evidence }: Conversation): TopicId[] {
  return [...new Set([...(answer ? [answer.topic] : []), ...refusedIn({ evidence })])]
}

function refusedIn({ evidence }: Pick<Conversation, 'evidence'>): TopicId[] {
  return evidence.flatMap((piece) => (piece.kind === 'rejected' ? piece.topics : []))
}
