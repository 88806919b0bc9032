/** One naive-Bayes posterior over the topics in force, from words and structured evidence together. */
import type { Balance, ScopeFeatures } from './balance'
import { discretise, type Observation } from './discretise'
import type { Evidence } from './evidence'
import type { TopicId, TopicKind } from './knowledge'
import { logSumExp } from './log-sum-exp'
import { type Model, ratioOf } from './model'
import { addExclusions, addFailures } from './negative-evidence'

export interface RankedTopic {
  readonly id: TopicId
  readonly kind: TopicKind
  /** P(topic | evidence, the message concerns us), 0–1. */
  readonly p: number
}

export interface Posterior {
  /** Causes and guides, best first; their probabilities sum to 1. */
  readonly topics: readonly RankedTopic[]
  /** P(the words tell no cause | evidence, the message concerns us), 0–1; to that part the priors count instead. */
  readonly vague: number
  /** P(the message concerns us | evidence), 0–1. */
  readonly inScope: number
  /** Whether the words are little more than a code that the knowledge knows: said to the bot, that is a question. */
  readonly bareCode: boolean
  /** Characters of the words. */
  readonly words: number
  /** The best of the topics that are not ours, with its share of the whole mass. */
  readonly notOurs: { readonly id: TopicId; readonly p: number } | undefined
  readonly scope: ScopeFeatures
  /** The values that counted. */
  readonly observations: readonly Observation[]
}

/** ln of how much more likely the picked topic is: people pick wrongly now and then. */
const PICKED = Math.log(50)

/**
 * ln P(t | e) = prior·ln P(t) + words·Σ ln P(t | words) + Σ w(source)·ln( P(v | t) / P(v) ) + const
 *
 * Naive Bayes as a sum of log-likelihood ratios (Good 1950, "weight of evidence"); the words enter as a calibrated
 * log-probability under equal priors, so the exponents of `balance` are the only numbers fitted on top.
 */
export function infer(model: Model, evidence: readonly Evidence[]): Posterior {
  const { knowledge, balance, logPriors } = model
  const score = logPriors.map((value) => value * balance.prior)
  const words = addWords(model, evidence, score)
  const observations = discretise(knowledge.variables, evidence)
  const structured = new Float64Array(score.length)
  for (const observation of weighed(balance, observations)) addObservation(model, observation, structured)
  addExclusions(model, evidence, observations, structured)
  addChoices(model, evidence, structured)
  addFailures(model, evidence, structured)
  for (let t = 0; t < score.length; t++) score[t] = score[t]! + structured[t]!
  const length = evidence.reduce((sum, piece) => sum + (piece.kind === 'words' ? piece.text.length : 0), 0)
  return {
    ...summarise(model, score, structured, words, observations),
    bareCode: isBareCode(length, observations),
    words: length,
  }
}

interface WordSummary {
  readonly known: number
  /** ln of the mass of vagueness by base, on the scale of the scores: vague words of one subject tell nothing of another. */
  readonly vague: ReadonlyMap<string, number>
}

/** The least probability of a whole group of topics: keeps odds finite. */
const LEAST_SHARE = 1e-6

function addWords({ scorer, balance, groups }: Model, evidence: readonly Evidence[], score: Float64Array): WordSummary {
  let known = 0
  const { named, vagueBases } = groups
  const vagueOdds = new Map(vagueBases.map(({ base }) => [base, 0]))
  const messages = evidence.filter(({ kind }) => kind === 'words').length
  // People repeat themselves: n messages count as much as √n independent ones.
  const exponent = balance.words / Math.sqrt(Math.max(1, messages))
  for (const piece of evidence) {
    if (piece.kind !== 'words') continue
    const { logProbabilities, known: share } = scorer.score(piece.text)
    // People begin vaguely whatever the cause: a message's vagueness is kept apart, as odds, so that the next message can
    // lift it, and the topics share the rest.
    const telling = Math.max(logSumExp(logProbabilities, named), Math.log(LEAST_SHARE))
    for (const t of named) score[t] = score[t]! + exponent * (logProbabilities[t]! - telling)
    for (const { base, vague } of vagueBases) {
      vagueOdds.set(base, vagueOdds.get(base)! + exponent * (logSumExp(logProbabilities, vague) - telling))
    }
    known = Math.max(known, share)
  }
  const telling = logSumExp(score, named)
  return { known, vague: new Map(messages ? [...vagueOdds].map(([base, odds]) => [base, telling + odds]) : []) }
}

export interface WeighedObservation extends Observation {
  /** Exponent of its likelihood ratio. */
  readonly weight: number
}

/** Several values of one variable share its weight: naive Bayes counts a variable once. */
export function weighed(balance: Balance, observations: readonly Observation[]): WeighedObservation[] {
  const perVariable = new Map<number, number>()
  for (const { variable } of observations) perVariable.set(variable, (perVariable.get(variable) ?? 0) + 1)
  return observations.map((observation) => ({
    ...observation,
    weight: weightOf(balance, observation) / perVariable.get(observation.variable)!,
  }))
}

/** A code and a name count in full: the words around them are the same whichever it is. */
function weightOf({ phrase, source }: Balance, observation: Observation): number {
  if (observation.exact || observation.named) return 1
  return observation.phrase ? phrase : source[observation.source]
}

function addObservation(model: Model, { variable, value, weight }: WeighedObservation, score: Float64Array): void {
  for (let t = 0; t < score.length; t++) score[t] = score[t]! + weight * ratioOf(model, t, variable, value)
}

function addChoices({ position, balance }: Model, evidence: readonly Evidence[], score: Float64Array): void {
  const add = (id: TopicId, nats: number) => {
    const t = position.get(id)
    if (t !== undefined) score[t] = score[t]! + nats
  }
  for (const piece of evidence) {
    if (piece.kind === 'picked') add(piece.topic, PICKED)
    if (piece.kind === 'rejected') for (const id of piece.topics) add(id, balance.rejected)
  }
}

/** Without any topic that is not ours the mass says nothing: what messages that concern us usually have is assumed. */
const USUAL_ADVANTAGE = 4

function summarise(
  { knowledge, balance, groups, logPriors }: Model,
  score: Float64Array,
  structured: Float64Array,
  words: WordSummary,
  observations: readonly Observation[],
): Omit<Posterior, 'bareCode' | 'words'> {
  const { topics } = knowledge
  // Vague words are said whatever the cause: to that part the causes of their subject are as likely as they are without them.
  const beforehand = logPriors.map((prior, t) => prior + structured[t]!)
  // What else is known speaks for or against that part as it does for or against a topic.
  const vagueParts = new Map(
    groups.vagueBases.flatMap(({ base, ours, priorMass }) => {
      const mass = words.vague.get(base)
      if (mass === undefined) return []
      const beforehandMass = logSumExp(beforehand, ours)
      return [[base, { beforehandMass, mass: mass + beforehandMass - priorMass }] as const]
    }),
  )
  const vagueMass = [...vagueParts.values()].reduce((sum, { mass }) => logAdd(sum, mass), Number.NEGATIVE_INFINITY)
  const oursMass = logAdd(logSumExp(score, groups.ours), vagueMass)
  const vaguely = (t: number) => {
    const part = vagueParts.get(topics[t]!.base)
    return part ? Math.exp(part.mass - oursMass + beforehand[t]! - part.beforehandMass) : 0
  }
  const othersMass = logSumExp(score, groups.notOurs)
  const vague = Math.exp(vagueMass - oursMass)
  const ranked = groups.ours
    .map((t) => ({
      id: topics[t]!.id,
      kind: topics[t]!.kind,
      p: Math.exp(score[t]! - oursMass) + vaguely(t),
    }))
    .sort((a, b) => b.p - a.p)
  const scope: ScopeFeatures = {
    ours: groups.notOurs.length ? oursMass - othersMass : USUAL_ADVANTAGE,
    known: words.known,
  }
  const bestOther = groups.notOurs.reduce((best, t) => (best < 0 || score[t]! > score[best]! ? t : best), -1)
  const total = logAdd(oursMass, othersMass)
  return {
    topics: ranked,
    vague,
    inScope: inScopeProbability(balance, scope),
    notOurs: bestOther < 0 ? undefined : { id: topics[bestOther]!.id, p: Math.exp(score[bestOther]! - total) },
    scope,
    observations,
  }
}

/** A code makes up the message when it is at least this part of its characters. */
const BARE = 0.4

function isBareCode(words: number, observations: readonly Observation[]): boolean {
  return observations.some(({ exact, said }) => exact && said.length >= words * BARE)
}

function logAdd(a: number, b: number): number {
  const max = Math.max(a, b)
  return max === Number.NEGATIVE_INFINITY ? max : max + Math.log(Math.exp(a - max) + Math.exp(b - max))
}

/** Logistic regression over the scope features. */
export function inScopeProbability({ scope: weight }: Balance, features: ScopeFeatures): number {
  const z = weight.intercept + weight.ours * features.ours + weight.known * features.known
  return 1 / (1 + Math.exp(-z))
}
