/** Why a topic: each word and each piece of evidence with its share, in nats, so that the shares add up to what moved. */
import { discretise } from './discretise'
import type { Evidence } from './evidence'
import type { TopicId } from './knowledge'
import { type Model, ratioOf } from './model'
import { weighed } from './posterior'

export type Share =
  | { readonly kind: 'word'; readonly said: string; readonly nats: number }
  | {
      readonly kind: 'evidence'
      readonly variable: string
      readonly value: string
      readonly said: string
      readonly nats: number
    }

/**
 * The shares that moved `topic`, the largest (by size) first. Words are shares against the mean of the topics,
 * evidence is ln( P(value | topic) / P(value usually) ) times its weight.
 * @returns an empty list for a topic that is not in force
 */
export function explain(model: Model, evidence: readonly Evidence[], topic: TopicId): Share[] {
  const position = model.position.get(topic)
  if (position === undefined) return []
  return [...wordShares(model, evidence, topic), ...evidenceShares(model, evidence, position)]
    .filter((share) => Math.abs(share.nats) > 1e-3)
    .sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats))
}

function wordShares({ scorer, balance }: Model, evidence: readonly Evidence[], topic: TopicId): Share[] {
  const total = new Map<string, number>()
  const messages = evidence.filter(({ kind }) => kind === 'words').length
  for (const piece of evidence) {
    if (piece.kind !== 'words') continue
    for (const { feature, weight } of scorer.explain(piece.text, topic)) {
      total.set(feature, (total.get(feature) ?? 0) + (weight * balance.words) / Math.sqrt(messages))
    }
  }
  return [...total].map(([said, nats]) => ({ kind: 'word', said, nats }))
}

function evidenceShares(model: Model, evidence: readonly Evidence[], position: number): Share[] {
  const { variables } = model.knowledge
  return weighed(model.balance, discretise(variables, evidence)).map(({ variable, value, said, weight }) => ({
    kind: 'evidence',
    variable: variables[variable]!.id,
    value: variables[variable]!.values[value]!.id,
    said,
    nats: weight * ratioOf(model, position, variable, value),
  }))
}
