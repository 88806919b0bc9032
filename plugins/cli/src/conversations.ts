/** Conversations of the command line: the same `step` as in a chat, one conversation a user, in memory. */
import {
  type Conversation,
  DEFAULT_SETTINGS,
  newConversation,
  type PublicDecision,
  publicDecision,
  step,
  wordsOf,
} from '@support-agent/conversation'
import { infer, type Model, observe } from '@support-agent/diagnosis'
import { bestTopics, type DiagnoseLine } from './diagnose-line'

export interface Said {
  readonly user: string
  readonly text: string
  readonly at: number
  /** Whether `at` was given, so that the time of day is evidence. */
  readonly timed: boolean
  readonly addressed: boolean
}

export interface ChatLine {
  readonly user: string
  readonly decision: PublicDecision
  /** The evidence variable that is asked for, `topic` for a choice of topics, null when nothing is asked. */
  readonly asks: string | null
  readonly question: string | null
  readonly topics: DiagnoseLine['topics']
  readonly reply: string | null
}

export class TerminalChat {
  private readonly conversations = new Map<string, Conversation>()

  constructor(private readonly model: Model) {}

  say({ user, text, at, timed, addressed }: Said): ChatLine {
    const known = this.conversations.get(user)
    const before = known && known.expires > at ? known : newConversation({ platform: 'cli', channel: 'cli', user })
    const { conversation, decision, posterior, effects } = step(
      before,
      { kind: 'message', text, at, timed, addressed, called: false, quotesBot: false, pictures: 0 },
      { model: this.model, settings: DEFAULT_SETTINGS, now: at, prefix: '' },
    )
    this.conversations.set(user, conversation)
    const reply = wordsOf(effects)
    const asks = decision.kind === 'question' ? decision.variable : decision.kind === 'choose' ? 'topic' : null
    return {
      user,
      decision: publicDecision(decision),
      asks,
      question: asks === null ? null : reply,
      topics: bestTopics(posterior ?? infer(this.model, this.evidenceOf(conversation, text))),
      reply,
    }
  }

  private evidenceOf({ evidence }: Conversation, text: string) {
    return evidence.length ? evidence : observe({ text })
  }
}
