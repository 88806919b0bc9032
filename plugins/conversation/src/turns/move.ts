/** From evidence to the next move of a case: answer, ask the question that is worth its minutes, offer, or hand over. */
import {
  DEFAULT_POLICY_SETTINGS,
  type Evidence,
  infer,
  type Model,
  nextMove,
  type Posterior,
  remedyKey,
} from '@support-agent/diagnosis'
import type { Conversation, Given } from '../conversation'
import { decide } from '../decide'
import type { Decision } from '../decision'
import type { Settings } from '../settings'
import type { Circumstance, Turn } from '../turn'

/** What belongs to the case so far. */
export interface CaseSoFar {
  readonly asked: readonly string[]
  readonly given: Conversation['given']
}

export const NEW_CASE: CaseSoFar = { asked: [], given: [] }

/** What is decided about an addressed message; a choice gives way to a question that is expected to save minutes. */
export function decideOrAsk(
  posterior: Posterior,
  evidence: readonly Evidence[],
  so: CaseSoFar,
  { model, settings }: Circumstance,
): Decision {
  const decision = decide(posterior, { addressed: true, settings })
  if (decision.kind !== 'choose' || fewAreLikely(posterior)) return decision
  const move = nextMove(
    model,
    evidence,
    { ...progressOf(so), apart: questionsApart(model, posterior) },
    policyOf(settings),
    posterior,
  )
  return move.kind === 'ask' ? questionAbout(move.variable, model) : decision
}

/** Where three topics hold this much, showing them is the shortest question. */
const ENOUGH_IN_THREE = 0.7

function fewAreLikely({ topics }: Posterior): boolean {
  return topics.slice(0, 3).reduce((sum, { p }) => sum + p, 0) >= ENOUGH_IN_THREE
}

/** After a step that did not help: a question, the next step (perhaps of another topic), or a person. */
export function nextStep(conversation: Conversation, evidence: readonly Evidence[], circumstance: Circumstance): Turn {
  const { model, settings } = circumstance
  const posterior = infer(model, evidence)
  const before = triedBefore(conversation, circumstance)
  const progress = { ...progressOf(conversation, before), apart: questionsApart(model, posterior) }
  const policy = policyOf(settings, before.length)
  const move = nextMove(model, evidence, progress, policy, posterior)
  const turn = (decision: Decision): Turn => ({ decision, evidence, posterior, locale: conversation.locale })
  switch (move.kind) {
    case 'ask':
      return turn(questionAbout(move.variable, model))
    case 'hand-over':
      return turn({ kind: 'hand-over', reason: 'exhausted' })
    case 'act':
      return turn(
        move.remedy === undefined
          ? { kind: 'guide', topic: move.topic, p: move.p }
          : { kind: 'answer', topic: move.topic, p: move.p, afterFailure: true },
      )
  }
}

/** From this probability on a subject may be what the message is about. */
const MAY_BE_MEANT = 0.1

/** What concerns one subject is never asked about another: only what every subject that may be meant speaks of is asked. */
export function questionsApart({ knowledge, position }: Model, { topics }: Posterior): ReadonlySet<string> {
  const mass = new Map<string, number>()
  const baseOf = (id: string) => knowledge.topics[position.get(id) ?? -1]?.base ?? ''
  for (const { id, p } of topics) mass.set(baseOf(id), (mass.get(baseOf(id)) ?? 0) + p)
  const meant = [...mass].flatMap(([base, p]) => (p >= MAY_BE_MEANT ? [base] : []))
  const speaks = (base: string, id: string) =>
    knowledge.topics.some((topic) => topic.base === base && Object.hasOwn(topic.evidence, id))
  const apart = knowledge.variables.filter(({ id }) => !meant.every((base) => speaks(base, id)))
  return new Set(apart.map(({ id }) => id))
}

function questionAbout(variable: string, { knowledge }: Model): Decision {
  const asked = knowledge.variables.find(({ id }) => id === variable)
  return { kind: 'question', variable, choices: asked?.ask?.choices ?? [] }
}

/** Steps of the last days' cases that this case has not given: they are skipped, and cost it no step. */
function triedBefore({ past, given }: Conversation, { settings, now }: Circumstance): Given[] {
  const recent = past.filter(({ at }) => now - at <= settings.remembered)
  const tried = recent.flatMap(({ topic, tried }) => tried.map((remedy): Given => ({ topic, remedy })))
  return tried.filter(
    (one, i) => tried.findIndex((other) => isSame(one, other)) === i && !given.some((other) => isSame(one, other)),
  )
}

function isSame(one: Given, other: Given): boolean {
  return one.topic === other.topic && one.remedy === other.remedy
}

function progressOf({ asked, given }: CaseSoFar, before: readonly Given[] = []) {
  const tried = [...given, ...before].map(({ topic, remedy }) => remedyKey(topic, remedy))
  return { asked: new Set(asked), tried: new Set(tried) }
}

/** @param before steps that count as tried without being of this case */
function policyOf({ mostQuestions, mostSteps, thresholds }: Settings, before = 0) {
  return { ...DEFAULT_POLICY_SETTINGS, mostQuestions, mostRemedies: mostSteps + before, sure: thresholds.answer }
}
