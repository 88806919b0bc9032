/** Which bases are in force, and what a topic's short name means among them. */

import type { Knowledge, Topic, TopicId, Variable } from '@support-agent/diagnosis'
import { nearest } from '@support-agent/diagnosis'
import { type Base, type Bases, COMMON_BASE, withExtended } from './base'
import { digest } from './digest'

/**
 * The knowledge of some bases as one. Without `ids`, every base that is enabled; `'all'` takes also those that are switched
 * off, and so does naming one. Ids that do not exist are passed over, so that a setting outlives a base.
 * Variables and not-ours topics of `common`, and of what the chosen bases extend, are always in force, but for those that a
 * chosen base declares its own: who answers for a shop does not take parcels for idle chat.
 */
export function selectKnowledge(bases: Bases, ids?: readonly string[] | 'all'): Knowledge {
  const byId = new Map(bases.map((base) => [base.id, base]))
  const chosen = bases.filter((base) => (ids === undefined ? base.enabled : ids === 'all' || ids.includes(base.id)))
  const reached = [COMMON_BASE, ...chosen.map(({ id }) => id)].flatMap((id) =>
    withExtended(id, byId, (each) => each.extends),
  )
  const inForce = bases.filter((base) => reached.includes(base))
  const ours = new Set(chosen.flatMap((base) => base.ours))
  const topics = inForce
    .flatMap((base) => (chosen.includes(base) ? base.topics : base.topics.filter(({ kind }) => kind === 'not-ours')))
    .filter(({ id, kind }) => kind !== 'not-ours' || !ours.has(id))
  const variables = inForce.flatMap((base) => base.variables)
  // The subject with the most topics is named first.
  const subjects = chosen
    .filter(hasOwnTopics)
    .sort((a, b) => b.topics.length - a.topics.length)
    .map(({ id, text }) => ({ base: id, text }))
  const revision = digest(JSON.stringify([subjects, topics.map(digestOf), variables.map(digestOf)]))
  return { revision, subjects, topics, variables }
}

function hasOwnTopics({ topics }: Base): boolean {
  return topics.some(({ kind }) => kind === 'cause' || kind === 'guide')
}

/** An edit leaves most topics as they are; what is the same object has the same digest. */
const digests = new WeakMap<Topic | Variable, string>()

function digestOf(content: Topic | Variable): string {
  const known = digests.get(content)
  if (known !== undefined) return known
  const made = digest(JSON.stringify(content, keepInfinite))
  digests.set(content, made)
  return made
}

/** JSON has no infinities, yet an open end is content like any other. */
function keepInfinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

export type ResolvedTopic =
  | { readonly kind: 'topic'; readonly topic: Topic }
  /** The bare id is one of several bases'. */
  | { readonly kind: 'choices'; readonly choices: readonly Topic[] }
  | { readonly kind: 'unknown'; readonly nearest?: TopicId | undefined }

/** The topic of a full id, or of a bare id where that is unambiguous. */
export function resolveTopic(knowledge: Knowledge, idOrFullId: string): ResolvedTopic {
  const isFull = idOrFullId.includes('/')
  const named = (topic: Topic) => (isFull ? topic.id : bareId(topic)) === idOrFullId
  const [first, ...others] = knowledge.topics.filter(named)
  if (first !== undefined) {
    return others.length === 0 ? { kind: 'topic', topic: first } : { kind: 'choices', choices: [first, ...others] }
  }
  const names = knowledge.topics.map((topic) => (isFull ? topic.id : bareId(topic)))
  const guess = idOrFullId.length > 120 ? undefined : nearest(idOrFullId, names, 3)
  return { kind: 'unknown', nearest: guess === undefined ? undefined : knowledge.topics[names.indexOf(guess)]?.id }
}

function bareId(topic: Topic): string {
  return topic.id.slice(topic.base.length + 1)
}
