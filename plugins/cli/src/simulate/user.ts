/** Simulated users: a true cause, what they say first, what they would answer to each question, which remedies help them. */
import {
  type Evidence,
  infer,
  type Knowledge,
  type Model,
  observe,
  prepareQuestions,
  type QuestionTable,
  type Random,
  remedyKey,
  type Topic,
  type TopicId,
  type Variable,
} from '@support-agent/diagnosis'
import type { LabelledCase } from '@support-agent/knowledge-base'
import { disturbDistribution, disturbLikelihood, disturbUsual } from './disturb'

export interface SimulatedUser {
  readonly truth: TopicId
  /** What is known before the first question. */
  readonly start: readonly Evidence[]
  /** The answer to each askable variable; `undefined`: "I don't know". */
  readonly answers: ReadonlyMap<string, Evidence | undefined>
  /** The keys of the remedies that help. */
  readonly helps: ReadonlySet<string>
}

/** From which causes users are drawn: by their priors, or each as often as the others. */
export type Draw = 'prior' | 'uniform'
/** What users say first: nothing that tells a cause, or a sentence of the cause's labelled cases. */
export type Start = 'vague' | 'real'

/** P("I don't know"), and P(another answer than the true one). */
const UNSURE = 0.1
const WRONG = 0.05

/** A labelled sentence with the base whose users say it: a vague one names no topic that would tell. */
export interface Saying extends LabelledCase {
  readonly base: string
}

export interface Population {
  readonly model: Model
  readonly cases: readonly Saying[]
  readonly start: Start
  readonly draw: Draw
}

/** Users of a population; the same source of chance gives the same users. */
export function drawUsers(population: Population, count: number, random: Random): SimulatedUser[] {
  const { model, cases, start, draw } = population
  const { knowledge } = model
  const sayings = start === 'vague' ? vagueSayings(model, cases) : sayingsByTopic(cases)
  const saidOf = ({ id, base }: Topic) => sayings.get(start === 'vague' ? base : id) ?? []
  const causes = knowledge.topics.filter((topic) => topic.kind === 'cause' && saidOf(topic).length)
  const weights = causes.map(({ prior }) => (draw === 'prior' ? prior : 1))
  return Array.from({ length: count }, () => {
    const truth = causes[pick(weights, random)]!
    const said = saidOf(truth)
    return drawUser(knowledge, truth, said[Math.floor(random() * said.length)] ?? [], random)
  })
}

function drawUser(knowledge: Knowledge, truth: Topic, start: readonly Evidence[], random: Random): SimulatedUser {
  const questions = new Map(prepareQuestions(knowledge).map((question) => [question.variable, question]))
  const answers = new Map<string, Evidence | undefined>()
  for (const variable of knowledge.variables) {
    const question = questions.get(variable.id)
    if (question) answers.set(variable.id, drawAnswer(variable, question, truth, random))
  }
  const helps = truth.remedies.filter(({ success }) => random() < disturbLikelihood(success, random))
  return { truth: truth.id, start, answers, helps: new Set(helps.map(({ id }) => remedyKey(truth.id, id))) }
}

function drawAnswer(
  { id, values, usually, ask }: Variable,
  { answers }: QuestionTable,
  truth: Topic,
  random: Random,
): Evidence | undefined {
  const usual = disturbUsual(usually, random)
  const stated = truth.evidence[id]
  const value = values[pick(stated ? disturbDistribution(stated, usually, usual, random) : usual, random)]!.id
  const [unsure, wrong, which] = [random(), random(), random()]
  if (unsure < UNSURE) return undefined
  const shown = answers.findIndex((answer) => answer.kind === 'value' && answer.value === value)
  const right = shown >= 0 ? shown : answers.length - 1
  const others = answers.filter((_, answer) => answer !== right)
  const given = wrong < WRONG && others.length ? others[Math.floor(which * others.length)]! : answers[right]!
  return given.kind === 'value'
    ? { kind: 'value', variable: id, value: given.value, said: '', source: 'answer' }
    : { kind: 'not', variable: id, values: ask?.choices ?? [], said: '', source: 'answer' }
}

/** The labelled sentences of each topic, as evidence. */
function sayingsByTopic(cases: readonly LabelledCase[]): Map<TopicId, Evidence[][]> {
  const sayings = new Map<TopicId, Evidence[][]>()
  for (const { text, at, accepts } of cases) {
    const [topic] = typeof accepts === 'string' ? [] : accepts
    if (topic === undefined) continue
    const evidence = observe({ text, at: at === undefined ? undefined : new Date(at) })
    sayings.set(topic, [...(sayings.get(topic) ?? []), evidence])
  }
  return sayings
}

/**
 * The labelled vague sentences of each base that hold no structured evidence and are recognised as vague: how well
 * sentences are recognised is another measure.
 */
function vagueSayings(model: Model, cases: readonly Saying[]): Map<string, Evidence[][]> {
  const sayings = new Map<string, Evidence[][]>()
  for (const { text, accepts, base } of cases) {
    if (accepts !== 'vague') continue
    const evidence = observe({ text })
    const { observations, vague: p } = infer(model, evidence)
    if (!observations.length && p > 0.5) sayings.set(base, [...(sayings.get(base) ?? []), evidence])
  }
  return sayings
}

/** A position drawn in proportion to the weights. */
function pick(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const at = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return at < 0 ? weights.length - 1 : at
}
