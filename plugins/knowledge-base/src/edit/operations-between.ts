/** The operations that lead from one state of a topic to another: what a changed YAML file asks for. */
import { sentenceKey } from '../check/check-utterances'
import { LIKELIHOOD, PRIOR } from '../likelihood'
import { type RemedySource, type TopicDifference, topicDifference } from './difference'
import type { Operation } from './operation'
import { type Problem, problem } from './problem'
import { isSpoken, type TopicSource } from './topic-place'

/** What the compiler takes where a file is silent. */
const DEFAULTS = { prior: PRIOR.possible ?? 1, success: LIKELIHOOD.possible ?? 0, minutes: 1 }

export interface Between {
  readonly operations: readonly Operation[]
  /** Differences for which there is no operation: they can be made in the file alone. */
  readonly problems: readonly Problem[]
}

/** @param before undefined: the topic is new */
export function operationsBetween(before: TopicSource | undefined, after: TopicSource): Between {
  if (before === undefined) {
    const { id: topic, kind, file, english } = after
    const added = { op: 'add-topic', topic, kind, file, ...(english && { english }) } as Operation
    return { operations: [added], problems: [] }
  }
  const topic = after.id
  if (before.kind !== after.kind) return { operations: [], problems: [problem('topic-exists', { topic })] }
  const difference = topicDifference(before, after)
  const problems = (['examples', 'role'] as const)
    .filter((field) => fieldOf(before, field) !== fieldOf(after, field))
    .map((value) => problem('only-in-file', { value, topic }))
  return { operations: difference === undefined ? [] : operationsOf(difference), problems }
}

function fieldOf(topic: TopicSource, field: 'examples' | 'role'): string | undefined {
  if (!isSpoken(topic)) return undefined
  const value = field === 'examples' ? topic.file.examples : 'role' in topic.file ? topic.file.role : undefined
  return JSON.stringify(value)
}

/** Additions come before removals, so that a topic is never without a sentence or a step in between. */
function operationsOf(difference: TopicDifference): Operation[] {
  const { topic, hidden, prior } = difference
  return [
    ...(hidden === undefined ? [] : [{ op: hidden.after ? 'hide-topic' : 'show-topic', topic } as const]),
    ...(prior === undefined ? [] : [{ op: 'set-prior', topic, prior: prior.after ?? DEFAULTS.prior } as const]),
    ...difference.words.flatMap((each) => wordOperation(topic, each)),
    ...utteranceOperations(difference),
    ...remedyOperations(difference),
    ...difference.evidence.map((each) => evidenceOperation(topic, each)),
    ...difference.claims.map((each) => claimOperation(topic, each)),
  ]
}

/** English that goes away has no operation: it is only ever replaced. */
function wordOperation(topic: string, { locale, field, after }: TopicDifference['words'][number]): Operation[] {
  if (after !== undefined) return [{ op: 'set-words', topic, locale, [field]: after }]
  return field === 'caution' ? [{ op: 'set-words', topic, locale, removeCaution: true }] : []
}

/** A sentence that differs in case or spaces alone is changed: beside the old one there would be no room for it. */
function utteranceOperations({ topic, utterances }: TopicDifference): Operation[] {
  const old = new Map(utterances.removed.map((text) => [sentenceKey(text), text]))
  const respelt = utterances.added.filter((text) => old.has(sentenceKey(text)))
  const replaced = new Set(respelt.map((text) => old.get(sentenceKey(text))))
  const added = utterances.added.filter((text) => !respelt.includes(text))
  const removed = utterances.removed.filter((text) => !replaced.has(text))
  return [
    ...respelt.map((to): Operation => ({ op: 'change-utterance', topic, from: old.get(sentenceKey(to)) ?? to, to })),
    ...(added.length === 0 ? [] : [{ op: 'add-utterances', topic, texts: added } as const]),
    ...(removed.length === 0 ? [] : [{ op: 'remove-utterances', topic, texts: removed } as const]),
  ]
}

function evidenceOperation(topic: string, { variable, value, after }: TopicDifference['evidence'][number]): Operation {
  const operation = { op: 'set-evidence', topic, variable, value } as const
  return after === undefined ? operation : { ...operation, likelihood: after }
}

function claimOperation(topic: string, { says, before, after }: TopicDifference['claims'][number]): Operation {
  if (after === undefined) return { op: 'remove-claim', topic, says }
  return before === undefined
    ? { op: 'add-claim', topic, claim: after }
    : { op: 'change-claim', topic, says, claim: after }
}

function remedyOperations({ topic, remedies }: TopicDifference): Operation[] {
  const kept = remedies.flatMap(({ id, before, after }): Operation[] => {
    if (after === undefined) return []
    const { english, ...remedy } = after
    if (before === undefined) return [{ op: 'add-remedy', topic, remedy, ...(english !== undefined && { english }) }]
    const fields = changedFields(before, after)
    return Object.keys(fields).length === 0 ? [] : [{ op: 'change-remedy', topic, remedy: id, ...fields }]
  })
  const gone = remedies.filter(({ after }) => after === undefined)
  return [...kept, ...gone.map(({ id }): Operation => ({ op: 'remove-remedy', topic, remedy: id }))]
}

function changedFields(before: RemedySource, after: RemedySource): Partial<RemedySource> {
  const { success = DEFAULTS.success, minutes = DEFAULTS.minutes } = after
  return {
    ...(after.do !== before.do && { do: after.do }),
    ...(after.success !== before.success && { success }),
    ...(after.minutes !== before.minutes && { minutes }),
    ...(after.english !== before.english && after.english !== undefined && { english: after.english }),
  }
}
