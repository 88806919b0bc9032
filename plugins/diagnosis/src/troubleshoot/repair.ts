/** The value of remedies: in which order to try them, and how long a repair is expected to take. */
import type { Knowledge, Remedy, TopicId } from '../knowledge'
import type { Model } from '../model'
import type { Belief } from './belief'

/** A remedy of a topic, as something that can be tried next. */
export interface RankedRepair {
  readonly topic: TopicId
  readonly remedy: string
  /** P(it is tried in vain before and works now | a cause is at work), 0–1, if all before it in the order failed. */
  readonly p: number
  /** What it costs the user, in minutes, one exchange included. */
  readonly minutes: number
  /** p per minute. */
  readonly value: number
}

export interface RepairSettings {
  /** Minutes until a person has solved it when nothing helps: the price of handing over. */
  readonly handOver: number
  /** The most remedies of a case; then a person is asked. */
  readonly mostRemedies: number
  /** Minutes that one exchange costs beside the remedy's own. */
  readonly exchange: number
}

export const DEFAULT_REPAIR_SETTINGS: RepairSettings = { handOver: 60, mostRemedies: 8, exchange: 0.5 }

/** The name of a remedy among those of all topics. */
export function remedyKey(topic: TopicId, remedy: string): string {
  return `${topic}#${remedy}`
}

/**
 * The remedies of all causes in the order of probability of success per minute, those in `tried` left out: optimal for
 * one fault with independent remedies (Kalagnanam and Henrion 1990; Heckerman, Breese and Rommelse 1995, "p/c"; SACSO,
 * Jensen et al. 2001). A cause's later remedies count as much as its earlier ones leave to them.
 * Guides repair nothing: they are left out, and the causes' probabilities are scaled to the sum 1.
 * @returns at most `settings.mostRemedies`, less those tried
 */
export function rankRepairs(
  model: Model,
  belief: Belief,
  tried: ReadonlySet<string> = new Set(),
  settings: RepairSettings = DEFAULT_REPAIR_SETTINGS,
): RankedRepair[] {
  const { topics } = model.knowledge
  const causes = causeMass(model, belief, settings)
  return bestRepairs(model, belief, tried, settings).map(({ topic, remedy, works, minutes }) => {
    const p = (belief[topic]! * works) / causes
    return { topic: topics[topic]!.id, remedy, p, minutes, value: p / minutes }
  })
}

/**
 * Expected cost of repair (ECR) in minutes: the remedies are tried in their order, each costing its minutes as long as
 * none before has worked, and where going on pays no more a person takes over (Heckerman, Breese and Rommelse 1995):
 * ECR = min over k of Σ_{i≤k} minutes_i·P(all before i failed) + P(all k failed)·handOver.
 */
export function expectedCostOfRepair(
  model: Model,
  belief: Belief,
  tried: ReadonlySet<string> = new Set(),
  settings: RepairSettings = DEFAULT_REPAIR_SETTINGS,
): number {
  return repairsWorthTrying(model, belief, tried, settings).minutes
}

/** ECR with the number of remedies that are worth trying before handing over. */
export function repairsWorthTrying(
  model: Model,
  belief: Belief,
  tried: ReadonlySet<string>,
  settings: RepairSettings,
): { readonly minutes: number; readonly count: number } {
  const causes = causeMass(model, belief, settings)
  let unsolved = 1
  let spent = 0
  let best = { minutes: settings.handOver, count: 0 }
  bestRepairs(model, belief, tried, settings).forEach(({ topic, works, minutes }, i) => {
    spent += unsolved * minutes
    unsolved = Math.max(0, unsolved - (belief[topic]! * works) / causes)
    const total = spent + unsolved * settings.handOver
    if (total < best.minutes) best = { minutes: total, count: i + 1 }
  })
  return best
}

/** A remedy of the topic at a position; `works` is P(those before it fail and it works | the topic). */
interface Repair {
  readonly topic: number
  readonly remedy: string
  readonly works: number
  readonly minutes: number
}

/** The best remedies by belief·works/minutes, as many as may still be tried, in order. */
function bestRepairs(
  { knowledge }: Model,
  belief: Belief,
  tried: ReadonlySet<string>,
  { mostRemedies, exchange }: RepairSettings,
): Repair[] {
  const most = mostRemedies - tried.size
  if (most <= 0) return []
  const { positions, rates, repairs } = repairsOf(knowledge, exchange)
  const best: { readonly repair: Repair; readonly value: number }[] = []
  let least = 0
  for (let cause = 0; cause < positions.length; cause++) {
    const p = belief[positions[cause]!]!
    // Most causes end here: not even their best remedy, tried or not, is among the best.
    if (p * rates[cause]! <= least) continue
    for (const repair of untried(knowledge, repairs[cause]!, tried, exchange)) {
      const value = (p * repair.works) / repair.minutes
      // They come in falling value: where one is not among the best, none after it is.
      if (value <= least) break
      const after = best.findIndex((other) => other.value < value)
      best.splice(after < 0 ? best.length : after, 0, { repair, value })
      if (best.length > most) best.pop()
      if (best.length === most) least = best[most - 1]!.value
    }
  }
  return best.map(({ repair }) => repair)
}

/** A cause's remedies without those tried; what the others leave to each is reckoned anew. */
function untried(
  { topics }: Knowledge,
  repairs: readonly Repair[],
  tried: ReadonlySet<string>,
  exchange: number,
): readonly Repair[] {
  const [first] = repairs
  if (!first || !tried.size) return repairs
  const { id, remedies } = topics[first.topic]!
  const left = remedies.filter((remedy) => !tried.has(remedyKey(id, remedy.id)))
  return left.length === remedies.length ? repairs : ordered(first.topic, left, exchange)
}

/** The remedies of every cause, laid out for the search. */
interface Repairs {
  readonly exchange: number
  /** The causes' positions among the topics. */
  readonly positions: Int32Array
  /** works/minutes of each cause's best remedy. */
  readonly rates: Float64Array
  readonly repairs: readonly (readonly Repair[])[]
}

const prepared = new WeakMap<Knowledge, Repairs>()

/** Kept for the knowledge, which never changes. */
function repairsOf(knowledge: Knowledge, exchange: number): Repairs {
  const known = prepared.get(knowledge)
  if (known?.exchange === exchange) return known
  const causes = knowledge.topics.flatMap(({ kind }, position) => (kind === 'cause' ? [position] : []))
  const repairs = causes.map((position) => ordered(position, knowledge.topics[position]!.remedies, exchange))
  const fresh = {
    exchange,
    positions: Int32Array.from(causes),
    rates: Float64Array.from(repairs, ([first]) => (first ? first.works / first.minutes : 0)),
    repairs,
  }
  prepared.set(knowledge, fresh)
  return fresh
}

/** One topic's remedies by success per minute, each with what the ones before leave to it. */
function ordered(topic: number, remedies: readonly Remedy[], exchange: number): Repair[] {
  let unsolved = 1
  return remedies
    .map(({ id, success, minutes }) => ({ id, success, minutes: minutes + exchange }))
    .sort((a, b) => b.success / b.minutes - a.success / a.minutes)
    .map(({ id, success, minutes }) => {
      const works = unsolved * success
      unsolved -= works
      return { topic, remedy: id, works, minutes }
    })
}

/** P(a cause, not a guide), above 0. */
function causeMass({ knowledge }: Model, belief: Belief, { exchange }: RepairSettings): number {
  const { positions } = repairsOf(knowledge, exchange)
  let mass = 0
  for (let cause = 0; cause < positions.length; cause++) mass += belief[positions[cause]!]!
  return Math.max(mass, Number.MIN_VALUE)
}
