/**
 * What solved and failed cases teach: how common a topic is, how often a remedy helps. The file's values are the prior of a
 * conjugate count (Dirichlet over topics, Beta for a remedy; Gelman et al., Bayesian Data Analysis, ch. 2 and 3), and no
 * count leads further from them than the bounds below.
 */
import type { Knowledge, Remedy, Topic, TopicId } from '@support-agent/diagnosis'

/** What users said of the cases of a topic; one a user, topic and day. */
export interface TopicTally {
  readonly solved: number
  /** By remedy: how often it solved a case, how often it was tried in vain. */
  readonly remedies: ReadonlyMap<string, { readonly solved: number; readonly failed: number }>
}
export type Tally = ReadonlyMap<TopicId, TopicTally>

/** So many cases the file's values weigh: of all topics together, and of one remedy. */
const TOPICS_WEIGH = 60
const REMEDY_WEIGHS = 8
/** How far counts may lead from the file: times its prior, and 0–1 of a success. */
const MOST_TIMES = 3
const SUCCESS = { least: 0.02, most: 0.98 }

/** Topics without counts stay the same objects. */
export function withExperience(knowledge: Knowledge, tally: Tally): Knowledge {
  if (!knowledge.topics.some(({ id }) => tally.has(id))) return knowledge
  const total = knowledge.topics.reduce((sum, { prior }) => sum + prior, 0)
  const topics = knowledge.topics.map((topic) => {
    const counted = tally.get(topic.id)
    return counted ? learntTopic(topic, counted, total) : topic
  })
  return { ...knowledge, topics }
}

/** What was learnt of one topic, beside what its file says. */
export interface Learnt {
  readonly prior: number
  readonly remedies: Readonly<
    Record<string, { readonly success: number; readonly solved: number; readonly failed: number }>
  >
}

/** @param knowledge without experience @returns undefined where nothing was counted */
export function learntOf({ topics }: Knowledge, id: TopicId, tally: Tally): Learnt | undefined {
  const topic = topics.find((one) => one.id === id)
  const counted = tally.get(id)
  if (!topic || !counted) return undefined
  const total = topics.reduce((sum, { prior }) => sum + prior, 0)
  const remedies = topic.remedies.flatMap(({ id: remedy, success }) => {
    const counts = counted.remedies.get(remedy)
    return counts ? [[remedy, { success: learntSuccess(success, counts), ...counts }] as const] : []
  })
  return { prior: learntPrior(topic.prior, counted.solved, total), remedies: Object.fromEntries(remedies) }
}

function learntTopic(topic: Topic, { solved, remedies }: TopicTally, total: number): Topic {
  return {
    ...topic,
    prior: learntPrior(topic.prior, solved, total),
    remedies: topic.remedies.map((remedy): Remedy => {
      const counted = remedies.get(remedy.id)
      return counted ? { ...remedy, success: learntSuccess(remedy.success, counted) } : remedy
    }),
  }
}

/**
 * The weight of a topic relative to those without counts: prior · (α + n)/α, α = its share of the pseudo-counts.
 * @param prior > 0, as the file says @param total the sum of all priors @returns at most {@link MOST_TIMES} times the prior
 */
export function learntPrior(prior: number, solved: number, total: number): number {
  const pseudoCount = (TOPICS_WEIGH * prior) / total
  return prior * Math.min(MOST_TIMES, (pseudoCount + solved) / pseudoCount)
}

/** The mean of the Beta posterior, 0.02–0.98. @param success 0–1, as the file says */
export function learntSuccess(
  success: number,
  { solved, failed }: { readonly solved: number; readonly failed: number },
): number {
  const mean = (success * REMEDY_WEIGHS + solved) / (REMEDY_WEIGHS + solved + failed)
  return Math.min(SUCCESS.most, Math.max(SUCCESS.least, mean))
}
