/** What the bot decides to do about an event; each kind carries what its reply needs. */
import type { TopicId } from '@support-agent/diagnosis'

/** Why nothing is said: for tests, logs and the curious. */
export type SilenceReason = 'not-addressed' | 'not-ours' | 'unsure' | 'mode' | 'said-before' | 'nothing-to-say'

/** What is lacking to go on. */
export type Need = 'words-of-picture' | 'problem' | 'code'

export type Decision =
  | { readonly kind: 'answer'; readonly topic: TopicId; readonly p: number }
  | { readonly kind: 'guide'; readonly topic: TopicId; readonly p: number }
  | { readonly kind: 'choose'; readonly topics: readonly TopicId[] }
  | { readonly kind: 'ask'; readonly need: Need }
  /** None of what was offered, and nothing else is likely: say what would help. */
  | { readonly kind: 'none-left' }
  | { readonly kind: 'more'; readonly topic: TopicId; readonly steps: readonly string[] }
  | { readonly kind: 'explain'; readonly topic: TopicId }
  | { readonly kind: 'look-up'; readonly code: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'out-of-scope' }
  | { readonly kind: 'silent'; readonly why: SilenceReason }

export type DecisionKind = Decision['kind']
