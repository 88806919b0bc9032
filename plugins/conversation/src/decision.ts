/** What the bot decides to do about an event; each kind carries what its reply needs. */
import type { TopicId } from '@support-agent/diagnosis'

/** Why nothing is said: for tests, logs and the curious. */
export type SilenceReason =
  | 'not-addressed'
  | 'not-ours'
  | 'unsure'
  | 'mode'
  | 'said-before'
  | 'nothing-to-say'
  | 'handed-over'

/** What is lacking to go on. */
export type Need = 'words-of-picture' | 'problem' | 'code' | 'file'

/** How a case ended, as far as anybody knows. */
export type Outcome = 'solved' | 'unknown' | 'left'

/** Why a person is asked. */
export type HandOverReason = 'asked-for' | 'exhausted'

export type Decision =
  | {
      readonly kind: 'answer'
      readonly topic: TopicId
      readonly p: number
      /** The steps before did not help; these are the next ones, perhaps of another topic. */
      readonly afterFailure?: boolean | undefined
    }
  | { readonly kind: 'guide'; readonly topic: TopicId; readonly p: number }
  | { readonly kind: 'choose'; readonly topics: readonly TopicId[] }
  | { readonly kind: 'ask'; readonly need: Need }
  /** One question about an evidence variable, its values under numbers. */
  | { readonly kind: 'question'; readonly variable: string; readonly choices: readonly string[] }
  /** A file was looked at, and its findings are all there is to say. */
  | { readonly kind: 'checked' }
  /** None of what was offered, and nothing else is likely: say what would help. */
  | { readonly kind: 'none-left' }
  | { readonly kind: 'more'; readonly topic: TopicId; readonly steps: readonly string[] }
  | { readonly kind: 'explain'; readonly topic: TopicId }
  | { readonly kind: 'look-up'; readonly code: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'close'; readonly outcome: Outcome }
  | { readonly kind: 'hand-over'; readonly reason: HandOverReason }
  /** A person is already at it. */
  | { readonly kind: 'already-handed-over' }
  | { readonly kind: 'relieved' }
  | { readonly kind: 'out-of-scope' }
  | { readonly kind: 'silent'; readonly why: SilenceReason }

export type DecisionKind = Decision['kind']

/** The kinds that programs are told; every other kind is a form of one of them. */
export type PublicDecision = 'answer' | 'choose' | 'ask' | 'guide' | 'silent' | 'out-of-scope' | 'hand-over' | 'close'

export function publicDecision({ kind }: Decision): PublicDecision {
  switch (kind) {
    case 'question':
    case 'none-left':
      return 'ask'
    case 'more':
    case 'explain':
      return 'answer'
    case 'look-up':
    case 'help':
    case 'checked':
      return 'guide'
    case 'already-handed-over':
      return 'hand-over'
    case 'relieved':
      return 'close'
    default:
      return kind
  }
}
