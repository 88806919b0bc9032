/** Evidence of what is not so: answers "none of these", and remedies in vain. */
import type { Observation } from './discretise'
import type { Evidence } from './evidence'
import type { Model } from './model'

/** Keeps the ratios of exclusions finite, like those of values. */
const LEAST_CHANCE = 1e-4

/**
 * "None of these": ln( P(not these | t) / P(not these usually) ) for the topics that mention the variable, with the weight
 * of its source. A variable that is known to have a value counts by that alone.
 */
export function addExclusions(
  { knowledge, balance }: Model,
  evidence: readonly Evidence[],
  observations: readonly Observation[],
  score: Float64Array,
): void {
  const excluded = new Map<string, { readonly values: readonly string[]; readonly weight: number }>()
  for (const piece of evidence) {
    if (piece.kind !== 'not') continue
    const before = excluded.get(piece.variable)?.values ?? []
    excluded.set(piece.variable, { values: [...before, ...piece.values], weight: balance.source[piece.source] })
  }
  if (!excluded.size) return
  const seen = new Set(observations.map(({ variable }) => variable))
  knowledge.variables.forEach(({ id, values, usually }, index) => {
    const exclusion = excluded.get(id)
    if (!exclusion || seen.has(index)) return
    const remaining = (distribution: readonly number[]) => {
      const left = distribution.reduce((sum, p, v) => (exclusion.values.includes(values[v]!.id) ? sum : sum + p), 0)
      return Math.log(Math.max(left, LEAST_CHANCE))
    }
    const otherwise = remaining(usually)
    knowledge.topics.forEach((topic, t) => {
      const stated = topic.evidence[id]
      if (stated) score[t] = score[t]! + exclusion.weight * (remaining(stated) - otherwise)
    })
  })
}

/** Even a remedy that always helps may have been carried out wrongly: the least P(it failed | its topic is right). */
const LEAST_FAILURE = 0.03

/** A remedy in vain speaks against its topic: ln(1 − success), each remedy once. */
export function addFailures({ knowledge, position }: Model, evidence: readonly Evidence[], score: Float64Array): void {
  const counted = new Set<string>()
  for (const piece of evidence) {
    if (piece.kind !== 'failed') continue
    const t = position.get(piece.topic) ?? -1
    const remedy = knowledge.topics[t]?.remedies.find(({ id }) => id === piece.remedy)
    const key = `${piece.topic}#${piece.remedy}`
    if (!remedy || counted.has(key)) continue
    counted.add(key)
    score[t] = score[t]! + Math.log(Math.max(1 - remedy.success, LEAST_FAILURE))
  }
}
