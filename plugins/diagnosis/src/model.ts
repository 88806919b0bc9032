/** A frozen model: knowledge, a scorer of words and the balance between them, laid out for sums. */
import { type Balance, DEFAULT_BALANCE } from './balance'
import type { Knowledge, Topic, TopicId, TopicKind } from './knowledge'
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
  }
  /** ln prior of each topic, before the balance. */
  readonly logPriors: Float64Array
  /** `ratios[variable][value][topic]` = ln( P(value | topic) / P(value usually) ), 0 where the topic says nothing. */
  readonly ratios: readonly (readonly Float64Array[])[]
}

/**
 * @param scorer its labels must be the topics' ids in the order of `knowledge.topics`
 * @throws RangeError when the scorer was trained for other topics
 */
export function createModel(knowledge: Knowledge, scorer: Scorer, balance: Balance = DEFAULT_BALANCE): Model {
  const { topics, variables } = knowledge
  if (scorer.labels.length !== topics.length || topics.some((topic, i) => scorer.labels[i] !== topic.id)) {
    throw new RangeError('the scorer was trained for other topics than the knowledge has')
  }
  return {
    knowledge,
    scorer,
    balance,
    position: new Map(topics.map((topic, i) => [topic.id, i])),
    groups: {
      ours: positionsOf(topics, (kind) => kind === 'cause' || kind === 'guide'),
      vague: positionsOf(topics, (kind) => kind === 'vague'),
      notOurs: positionsOf(topics, (kind) => kind === 'not-ours'),
    },
    logPriors: Float64Array.from(topics, (topic) => Math.log(topic.prior)),
    ratios: variables.map((variable) =>
      variable.values.map((_, value) =>
        Float64Array.from(topics, (topic) => logRatio(topic, variable.id, value, variable.usually[value] ?? 0)),
      ),
    ),
  }
}

function positionsOf(topics: readonly Topic[], belongs: (kind: TopicKind) => boolean): number[] {
  return topics.flatMap(({ kind }, t) => (belongs(kind) ? [t] : []))
}

/** Keeps a ratio finite where a distribution holds a zero. */
const SMALLEST_PROBABILITY = 1e-4

function logRatio(topic: Topic, variable: string, value: number, usually: number): number {
  const stated = topic.evidence[variable]
  if (!stated) return 0
  return Math.log(Math.max(stated[value] ?? 0, SMALLEST_PROBABILITY) / Math.max(usually, SMALLEST_PROBABILITY))
}
