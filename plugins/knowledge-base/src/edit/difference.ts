/** What changed of a topic between two states, in plain data: for a preview, a conflict, a history. */
import type { Claim, LocaleId, TopicId } from '@support-agent/diagnosis'
import { digest } from '../digest'
import type { Sources } from '../parsed-base'
import { isProblem, isSpoken, lookUp, type SpokenFile, type TopicSource, topicsOf } from './topic-place'

/** Undefined on the side where there is none. */
export interface Change<T> {
  readonly before: T | undefined
  readonly after: T | undefined
}

export type RemedySource = SpokenFile['remedies'][number] & { readonly english?: string | undefined }
export type WordsField = 'title' | 'summary' | 'caution'

/** Lists are empty and changes absent where nothing changed. The order of utterances, steps and claims does not count. */
export interface TopicDifference {
  readonly topic: TopicId
  readonly kind: 'added' | 'removed' | 'changed'
  readonly title: string
  readonly hidden?: Change<boolean>
  readonly prior?: Change<number>
  readonly words: readonly (Change<string> & { readonly locale: LocaleId; readonly field: WordsField })[]
  readonly utterances: { readonly added: readonly string[]; readonly removed: readonly string[] }
  readonly remedies: readonly (Change<RemedySource> & { readonly id: string })[]
  /** Chances as numbers, 0–1. */
  readonly evidence: readonly (Change<number> & { readonly variable: string; readonly value: string })[]
  /** By what they say. */
  readonly claims: readonly (Change<Claim> & { readonly says: string })[]
}

/** Every topic that differs. Topics made of the same objects are not looked into, so this is fast after an edit. */
export function differences(before: Sources, after: Sources): TopicDifference[] {
  const old = new Map(
    before.flatMap((base) => (after.includes(base) ? [] : topicsOf(base))).map((each) => [each.id, each]),
  )
  const now = new Map(
    after.flatMap((base) => (before.includes(base) ? [] : topicsOf(base))).map((each) => [each.id, each]),
  )
  const gone = [...old.keys()].filter((id) => !now.has(id))
  return [...now.keys(), ...gone].flatMap((id) => topicDifference(old.get(id), now.get(id)) ?? [])
}

/** Undefined where nothing differs, or there is no topic on either side. */
export function topicDifference(
  before: TopicSource | undefined,
  after: TopicSource | undefined,
): TopicDifference | undefined {
  const shown = after ?? before
  if (shown === undefined || (before?.file === after?.file && before?.english === after?.english)) return undefined
  const hidden = change(before?.file.hidden ?? false, after?.file.hidden ?? false)
  const prior = change(before?.file.prior, after?.file.prior)
  const difference: TopicDifference = {
    topic: shown.id,
    kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    title: shown.file.title,
    ...(hidden && { hidden }),
    ...(prior && { prior }),
    words: [
      ...wordChanges('zh-CN', wordsOf(before), wordsOf(after)),
      ...wordChanges('en-US', before?.english, after?.english),
    ],
    utterances: {
      added: lacking(after?.file.utterances, before?.file.utterances),
      removed: lacking(before?.file.utterances, after?.file.utterances),
    },
    remedies: entryChanges(remediesOf(before), remediesOf(after)).map(([id, each]) => ({ id, ...each })),
    evidence: evidenceChanges(before, after),
    claims: entryChanges(claimsOf(before), claimsOf(after)).map(([says, each]) => ({ says, ...each })),
  }
  return difference.kind !== 'changed' || hasContent(difference) ? difference : undefined
}

/** Changes with every change of the topic's content; empty where there is none. For "changed since you looked". */
export function topicRevision(sources: Sources, topic: TopicId): string {
  const found = lookUp(sources, topic)
  return found === undefined || isProblem(found) ? '' : digest(JSON.stringify([found.file, found.english]))
}

function hasContent({ hidden, prior, words, utterances, remedies, evidence, claims }: TopicDifference): boolean {
  const lists = [words, utterances.added, utterances.removed, remedies, evidence, claims]
  return hidden !== undefined || prior !== undefined || lists.some((list) => list.length > 0)
}

function change<T>(before: T | undefined, after: T | undefined): Change<T> | undefined {
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : { before, after }
}

function entryChanges<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): [string, Change<T>][] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key): [string, Change<T>][] => {
    const changed = change(before.get(key), after.get(key))
    return changed === undefined ? [] : [[key, changed]]
  })
}

type Words = Readonly<Partial<Record<WordsField, string | undefined>>> | undefined

function wordsOf(topic: TopicSource | undefined): Words {
  if (topic === undefined) return undefined
  return isSpoken(topic) ? topic.file : { title: topic.file.title }
}

function wordChanges(locale: LocaleId, before: Words, after: Words): TopicDifference['words'] {
  return (['title', 'summary', 'caution'] as const).flatMap((field) => {
    const changed = change(before?.[field], after?.[field])
    return changed === undefined ? [] : [{ locale, field, ...changed }]
  })
}

function lacking(these: readonly string[] = [], those: readonly string[] = []): string[] {
  const known = new Set(those)
  return these.filter((each) => !known.has(each))
}

function remediesOf(topic: TopicSource | undefined): ReadonlyMap<string, RemedySource> {
  if (topic === undefined || !isSpoken(topic)) return new Map()
  const { english } = topic
  return new Map(
    topic.file.remedies.map((remedy) => {
      const words = english?.remedies?.[remedy.id]
      return [remedy.id, words === undefined ? remedy : { ...remedy, english: words }]
    }),
  )
}

function evidenceChanges(before: TopicSource | undefined, after: TopicSource | undefined): TopicDifference['evidence'] {
  const [old, now] = [evidenceOf(before), evidenceOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((variable) => {
    const changes = entryChanges(
      new Map(Object.entries(old[variable] ?? {})),
      new Map(Object.entries(now[variable] ?? {})),
    )
    return changes.map(([value, each]) => ({ variable, value, ...each }))
  })
}

function evidenceOf(topic: TopicSource | undefined): NonNullable<SpokenFile['evidence']> {
  return topic !== undefined && isSpoken(topic) ? (topic.file.evidence ?? {}) : {}
}

function claimsOf(topic: TopicSource | undefined): ReadonlyMap<string, Claim> {
  const claims = topic !== undefined && isSpoken(topic) ? (topic.file.claims ?? []) : []
  return new Map(claims.map((claim) => [claim.says, claim]))
}
