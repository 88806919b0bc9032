/** The value of a question: how much its answer is expected to tell of the topic, for what it costs the user. */
import { discretise } from '../discretise'
import type { Evidence } from '../evidence'
import type { Model } from '../model'
import { infer, type Posterior } from '../posterior'
import { answerChances, entropy, prepareQuestions, type QuestionTable } from './answers'
import { type Belief, beliefOf } from './belief'

export interface RankedQuestion {
  readonly variable: string
  /** Expected information gain about the topic, in nats, ≥ 0. */
  readonly gain: number
  /** What answering costs the user, in minutes, one exchange included. */
  readonly cost: number
  /** Gain per cost, in nats per minute; the cost with {@link QuestionSettings.scarcity}. */
  readonly value: number
}

export interface QuestionSettings {
  /** P(the user does not know), 0–1, whatever the topic. */
  readonly unsure: number
  /** What one exchange costs beside the question's or the remedy's own minutes: reading, typing, waiting; in minutes. */
  readonly exchange: number
  /**
   * What using up one of the few questions of a case is worth, in minutes: it weighs on every question alike where they
   * are compared, so that a telling test of two minutes is not always behind a trifle that is quickly said.
   */
  readonly scarcity: number
}

export const DEFAULT_QUESTION_SETTINGS: QuestionSettings = { unsure: 0.1, exchange: 0.5, scarcity: 1 }

export interface QuestionContext {
  /** Variables not to ask: those asked before, whatever came of it. */
  readonly skip: ReadonlySet<string>
  /** Spares computing it anew; must be that of the same model and evidence. */
  readonly posterior?: Posterior | undefined
  readonly settings?: QuestionSettings | undefined
}

/**
 * The questions that may still be asked, the most valuable first; of equals, in the order of the knowledge. What the
 * evidence shows already, from wherever, is not among them.
 */
export function rankQuestions(model: Model, evidence: readonly Evidence[], context: QuestionContext): RankedQuestion[] {
  const { skip, posterior = infer(model, evidence), settings = DEFAULT_QUESTION_SETTINGS } = context
  const belief = beliefOf(model, posterior)
  return openQuestions(model, evidence, skip)
    .map((question) => valued(question, belief, settings))
    .sort((a, b) => b.value - a.value)
}

/**
 * The askable variables of which neither the evidence nor a question asked says anything, by themselves or by one that
 * tells part of the same.
 * @param asked variables that were asked, whatever came of it
 * @param apart variables not to ask for another reason
 */
export function openQuestions(
  { knowledge }: Model,
  evidence: readonly Evidence[],
  asked: ReadonlySet<string>,
  apart: ReadonlySet<string> = new Set(),
): readonly QuestionTable[] {
  const known = new Set(asked)
  for (const { variable } of discretise(knowledge.variables, evidence)) known.add(knowledge.variables[variable]!.id)
  for (const piece of evidence) if (piece.kind === 'not') known.add(piece.variable)
  return prepareQuestions(knowledge).filter(
    ({ variable, overlaps }) =>
      !known.has(variable) && !apart.has(variable) && ![...overlaps].some((other) => known.has(other)),
  )
}

/** What a question is worth under a belief. */
export function valued(
  question: QuestionTable,
  belief: Belief,
  { unsure, exchange, scarcity }: QuestionSettings,
): RankedQuestion {
  const gain = (1 - unsure) * informationGain(question, belief)
  const cost = question.minutes + exchange
  return { variable: question.variable, gain, cost, value: gain / (cost + scarcity) }
}

/**
 * I(T; A) = H(A) − Σ P(t)·H(A | t), in nats: how much knowing the answer A is expected to lower the entropy of the topic T
 * (Lindley 1956; the look-ahead of Heckerman, Breese and Rommelse 1995). Topics that do not mention the variable answer
 * alike, so only those that do are summed over.
 */
export function informationGain(question: QuestionTable, belief: Belief): number {
  const { stating, entropies, usualEntropy } = question
  let mentioned = 0
  let conditional = 0
  for (let i = 0; i < stating.length; i++) {
    const p = belief[stating[i]!]!
    mentioned += p
    conditional += p * entropies[i]!
  }
  conditional += Math.max(0, 1 - mentioned) * usualEntropy
  return Math.max(0, entropy(answerChances(question, belief)) - conditional)
}
