/** The whole line of one event: evidence, posterior, decision, reply. Pure; a shell carries the effects out. */
import type { Posterior } from '@support-agent/diagnosis'
import type { Conversation } from './conversation'
import type { Decision } from './decision'
import { type Effect, effectsOf } from './effect'
import type { Event } from './event'
import { maskEvent } from './mask-event'
import { remember } from './remember'
import { replyTo } from './replies'
import type { Circumstance, Turn } from './turn'
import { takeEvent } from './turns'

export interface StepResult {
  /** The same object when nothing changed, so that nothing need be stored. */
  readonly conversation: Conversation
  readonly decision: Decision
  /** The posterior that the decision rests on, where there was one. */
  readonly posterior: Posterior | undefined
  readonly effects: readonly Effect[]
}

/** Takes one event; its texts are masked before anything is made of them. The same arguments always give the same result. */
export function step(conversation: Conversation, event: Event, circumstance: Circumstance): StepResult {
  const { event: masked, credential } = maskEvent(event)
  const taken = { ...takeEvent(conversation, masked, circumstance), credential }
  const turn = quieten(conversation, taken, circumstance)
  const reply = replyTo(turn, conversation, circumstance)
  return {
    conversation: remember(conversation, turn, reply, circumstance),
    decision: turn.decision,
    posterior: turn.posterior,
    effects: effectsOf(conversation, turn, reply, circumstance),
  }
}

/** The bot says what it can do at most once in a while. */
function quieten(conversation: Conversation, turn: Turn, { settings, now }: Circumstance): Turn {
  const recently = conversation.introducedAt > 0 && now - conversation.introducedAt < settings.introductionGap
  if (turn.decision.kind !== 'out-of-scope' || !recently || turn.credential) return turn
  return { ...turn, decision: { kind: 'silent', why: 'said-before' } }
}
