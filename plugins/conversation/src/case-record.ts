/** What is written down of a case: no words of the user, only what was observed, tried, and how it ended. */
import type { TopicId } from '@support-agent/diagnosis'
import type { Conversation } from './conversation'
import type { Speaker } from './event'
import { posteriorOf } from './replies/said'
import type { Circumstance, Turn } from './turn'

/** `failed` and `solved` were said; `unknown` is a thank-you, `left` a 算了. Only the first two are ever counted. */
export type CaseEvent = 'answered' | 'failed' | 'solved' | 'unknown' | 'left' | 'handed-over'

export interface CaseRecord {
  readonly event: CaseEvent
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly speaker: Speaker
  readonly topic?: TopicId | undefined
  /** P(topic) when it was said. */
  readonly p?: number | undefined
  /** Ids of the steps that the event is about. */
  readonly steps: readonly string[]
  readonly observed: readonly { readonly variable: string; readonly value: string }[]
  /** The revision of the knowledge that decided. */
  readonly knowledge: string
}

/** @returns undefined for a turn that is no event of a case */
export function recordOf(
  conversation: Conversation,
  turn: Turn,
  shown: readonly string[],
  circumstance: Circumstance,
): CaseRecord | undefined {
  const what = eventOf(conversation, turn, shown)
  if (!what) return undefined
  const { knowledge } = circumstance.model
  const observed = posteriorOf(turn, circumstance).observations.map(({ variable, value }) => ({
    variable: knowledge.variables[variable]!.id,
    value: knowledge.variables[variable]!.values[value]!.id,
  }))
  return { ...what, at: circumstance.now, speaker: conversation.speaker, observed, knowledge: knowledge.revision }
}

type What = Pick<CaseRecord, 'event' | 'topic' | 'p' | 'steps'>

function eventOf({ answer }: Conversation, { decision, evidence }: Turn, shown: readonly string[]): What | undefined {
  const last = { topic: answer?.topic, steps: answer?.shown ?? [] }
  // What follows a failure is the failure of what was shown before; the next answer is told by its own outcome.
  if (
    evidence.some(
      (piece) => piece.kind === 'failed' && piece.topic === answer?.topic && last.steps.includes(piece.remedy),
    )
  ) {
    return { event: 'failed', ...last }
  }
  switch (decision.kind) {
    case 'answer':
    case 'guide':
      return { event: 'answered', topic: decision.topic, p: decision.p, steps: shown }
    case 'close':
      return { event: decision.outcome, ...last }
    case 'hand-over':
      return { event: 'handed-over', ...last }
    default:
      return undefined
  }
}
