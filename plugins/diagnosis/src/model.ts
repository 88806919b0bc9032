/** A frozen model: knowledge, a scorer of words and the balance between them, laid out for sums. */
import { type Balance, DEFAULT_BALANCE } from './balance'
import type { Knowledge, Topic, TopicId, TopicKind, Variable } from './knowledge'
import { logSumExp } from './log-sum-exp'
import type { Scorer } from './words'

export interface Model {
  readonly knowledge: Knowledge
  readonly scorer: Scorer
  readonly balance: Balance
  readonly position: ReadonlyMap<TopicId, number>
  /** The positions of each kind of topic: what can be said, what is vague, what is not ours. */
  readonly groups: {
    readonly ours: readonly number[]
    readonly vague: readonly number[]
    readonly notOurs: readonly number[]
    /** Those that words tell from each other: ours and not ours. */
    readonly named: readonly number[]
    readonly vagueBases: readonly VagueBase[]
  }
  /** ln prior of each topic, before the balance. */
  readonly logPriors: Float64Array
  readonly ratios: readonly TopicRatios[]
}

/** A base that knows vague complaints, by the positions of its topics. */
export interface VagueBase {
  readonly base: string
  readonly vague: readonly number[]
  readonly ours: readonly number[]
  /** ln of the priors of `ours` together. */
  readonly priorMass: number
}

/**
 * By variable, in the order of the knowledge: ln( P(value | topic) / P(value usually) ) of each value; none where the topic
 * says nothing of the variable.
 */
type TopicRatios = readonly (Float64Array | undefined)[]

/**
 * @param scorer its labels must be the topics' ids in the order of `knowledge.topics`
 * @throws RangeError when the scorer was trained for other topics
 */
export function createModel(knowledge: Knowledge, scorer: Scorer, balance: Balance = DEFAULT_BALANCE): Model {
  const { topics, variables } = knowledge
  if (scorer.labels.length !== topics.length || topics.some((topic, i) => scorer.labels[i] !== topic.id)) {
    throw new RangeError('the scorer was trained for other topics than the knowledge has')
  }
  const logPriors = Float64Array.from(topics, (topic) => Math.log(topic.prior))
  return {
    knowledge,
    scorer,
    balance,
    position: new Map(topics.map((topic, i) => [topic.id, i])),
    groups: groupsOf(topics, logPriors),
    logPriors,
    ratios: topics.map((topic) => ratiosOf(topic, variables)),
  }
}

/** ln( P(value | topic) / P(value usually) ) for topic, variable and value by position; 0 where the topic says nothing. */
export function ratioOf({ ratios }: Model, topic: number, variable: number, value: number): number {
  return ratios[topic]?.[variable]?.[value] ?? 0
}

/** Laid out once: a preview asks for them ten thousand times. */
function groupsOf(topics: readonly Topic[], logPriors: Float64Array): Model['groups'] {
  const ours = positionsOf(topics, (kind) => kind === 'cause' || kind === 'guide')
  const vague = positionsOf(topics, (kind) => kind === 'vague')
  const notOurs = positionsOf(topics, (kind) => kind === 'not-ours')
  const vagueBases = [...new Set(vague.map((t) => topics[t]!.base))].map((base): VagueBase => {
    const isOf = (t: number) => topics[t]!.base === base
    const ofBase = ours.filter(isOf)
    return { base, vague: vague.filter(isOf), ours: ofBase, priorMass: logSumExp(logPriors, ofBase) }
  })
  return { ours, vague, notOurs, named: [...ours, ...notOurs], vagueBases }
}

function positionsOf(topics: readonly Topic[], belongs: (kind: TopicKind) => boolean): number[] {
  return topics.flatMap(({ kind }, t) => (belongs(kind) ? [t] : []))
}

/** Models of nearly the same knowledge, a group's beside the others', share the rows of the topics that they share. */
const made = new WeakMap<Topic, { readonly variables: readonly Variable[]; readonly row: TopicRatios }>()

function ratiosOf(topic: Topic, variables: readonly Variable[]): TopicRatios {
  const kept = made.get(topic)
  if (kept && isSame(kept.variables, variables)) return kept.row
  const row = variables.map(({ id, values, usually }) => {
    const stated = topic.evidence[id]
    return stated && Float64Array.from(values, (_, value) => logRatio(stated[value] ?? 0, usually[value] ?? 0))
  })
  made.set(topic, { variables, row })
  return row
}

function isSame(some: readonly Variable[], others: readonly Variable[]): boolean {
  return some === others || (some.length === others.length && some.every((variable, i) => variable === others[i]))
}

/** Keeps a ratio finite where a distribution holds a zero. */
const SMALLEST_PROBABILITY = 1e-4

function logRatio(stated: number, usually: number): number {
  return Math.log(Math.max(stated, SMALLEST_PROBABILITY) / Math.max(usually, SMALLEST_PROBABILITY))
}
