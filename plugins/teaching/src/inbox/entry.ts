/** What the bot could not answer, or answered wrongly: kept masked, for an administrator to teach from. */
import type { LocaleId, TopicId } from '@support-agent/diagnosis'
import type { EditScope } from '@support-agent/knowledge-base'

/**
 * Why it is here: nothing could be said, it was said with little confidence, somebody said that it was wrong, it did not
 * help, or a member proposes it.
 */
export type InboxReason = 'unanswered' | 'unsure' | 'wrong' | 'unsolved' | 'proposed'

export interface InboxEntry {
  readonly at: number
  readonly reason: InboxReason
  /** Masked. */
  readonly text: string
  /** Whose group it was said in; private talks are everywhere's. */
  readonly scope: EditScope
  /** What was shown to choose from, or answered. */
  readonly shown: readonly TopicId[]
  readonly locale: LocaleId
  /** Who said it, so that it can be forgotten. */
  readonly speaker: { readonly platform: string; readonly channel: string; readonly user: string }
  /** Where a member wants it to be; only of proposals. */
  readonly proposed?: { readonly topic: TopicId; readonly by: string } | undefined
}

/** What became of a member's proposal; kept so that both can be looked up. */
export interface Decided {
  readonly at: number
  readonly text: string
  readonly scope: EditScope
  readonly topic: TopicId
  readonly proposedBy: string
  readonly decidedBy: string
  readonly decision: 'approved' | 'refused'
  readonly speaker: InboxEntry['speaker']
}
