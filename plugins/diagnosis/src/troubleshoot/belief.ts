/** A posterior as a dense vector, for the sums over what an answer or a failed remedy would change. */
import type { TopicId } from '../knowledge'

/** P(topic) by the topic's position in the knowledge, summing to 1; topics that are not ours have 0. */
export type Belief = Float64Array

/** What a belief is laid out for: a model, or a knowledge with its topics' positions. */
interface Laid {
  readonly position: ReadonlyMap<TopicId, number>
}

/** The causes and guides of a posterior as a belief. */
export function beliefOf(
  { position }: Laid,
  { topics }: { readonly topics: readonly { readonly id: TopicId; readonly p: number }[] },
): Belief {
  const belief = new Float64Array(position.size)
  for (const { id, p } of topics) belief[position.get(id) ?? -1] = p
  return belief
}

/** Scales to the sum 1 in place; a belief without mass stays as it is. */
export function normalise(belief: Belief): Belief {
  let sum = 0
  for (const p of belief) sum += p
  if (sum > 0) for (let t = 0; t < belief.length; t++) belief[t] = belief[t]! / sum
  return belief
}
