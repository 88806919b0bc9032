/** Operations on what a topic answers and knows: remedies, evidence, prior, claims, words. */
import { sentenceKey } from '../check/check-utterances'
import { LIKELIHOOD } from '../likelihood'
import type { Sources } from '../parsed-base'
import type { EnglishTopicFile } from '../schema'
import { show } from '../shape'
import type { Operations } from './operation'
import { type Problem, problem } from './problem'
import { isSpoken, reachOf, type SpokenFile, splitId, type TopicChange, type TopicSource } from './topic-place'

type Spoken = Extract<TopicSource, { kind: 'cause' | 'guide' }>
type Claims = NonNullable<SpokenFile['claims']>

export const ANSWER_CHANGES = {
  'add-remedy': onSpoken(addRemedy),
  'change-remedy': onSpoken(changeRemedy),
  'remove-remedy': onSpoken(removeRemedy),
  'set-evidence': onSpoken(setEvidence),
  'set-prior': setPrior,
  'add-claim': onSpoken(addClaim),
  'change-claim': onSpoken(changeClaim),
  'remove-claim': onSpoken(removeClaim),
  'set-words': setWords,
}

/** What is only recognised (not ours, vague) has none of these fields. */
function onSpoken<O>(change: (topic: Spoken, operation: O, sources: Sources) => TopicChange) {
  return (topic: TopicSource, operation: O, sources: Sources): TopicChange =>
    isSpoken(topic)
      ? change(topic, operation, sources)
      : problem('kind-lacks-field', { topic: topic.id, kind: topic.kind })
}

/** The topic with some fields replaced; a field that is undefined is taken away. */
function withFields(topic: Spoken, fields: Partial<SpokenFile>, english?: EnglishTopicFile): TopicChange {
  const file = defined({ ...topic.file, ...fields })
  return { topic: { ...topic, file, ...(english && { english }) } as Spoken }
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
}

function addRemedy(topic: Spoken, { remedy, english }: Operations['add-remedy']): TopicChange {
  const { remedies } = topic.file
  const twin = remedies.find(({ id }) => id === remedy.id)
  if (twin?.do === remedy.do) return problem('already-so', { topic: topic.id })
  if (twin !== undefined) return problem('remedy-exists', { value: remedy.id, topic: topic.id })
  // A cause's file must state the success of each step.
  const added = topic.kind === 'cause' ? { ...remedy, success: remedy.success ?? LIKELIHOOD.possible ?? 0 } : remedy
  return withFields(
    topic,
    { remedies: [...remedies, added] as SpokenFile['remedies'] },
    translated(topic, remedy.id, english),
  )
}

function changeRemedy(topic: Spoken, operation: Operations['change-remedy']): TopicChange {
  const { remedies } = topic.file
  const old = remedies.find(({ id }) => id === operation.remedy)
  if (old === undefined) return remedyGone(topic, operation.remedy)
  const { do: words, success, minutes, english } = operation
  const changed = { ...old, ...defined({ do: words, success, minutes }) }
  const isSame = changed.do === old.do && changed.success === old.success && changed.minutes === old.minutes
  const spoken = topic.english?.remedies?.[old.id] === english ? undefined : english
  if (isSame && spoken === undefined) return problem('already-so', { topic: topic.id })
  const all = remedies.map((each) => (each === old ? changed : each))
  return withFields(topic, { remedies: all as SpokenFile['remedies'] }, translated(topic, old.id, spoken))
}

/** A topic keeps at least one step, or its file could not be read again. */
function removeRemedy(topic: Spoken, { remedy }: Operations['remove-remedy']): TopicChange {
  const kept = topic.file.remedies.filter(({ id }) => id !== remedy)
  if (kept.length === topic.file.remedies.length) return remedyGone(topic, remedy)
  if (kept.length === 0) return problem('last-remedy', { topic: topic.id })
  const { [remedy]: _, ...words } = topic.english?.remedies ?? {}
  const english = topic.english?.remedies?.[remedy] === undefined ? undefined : { ...topic.english, remedies: words }
  return withFields(topic, { remedies: kept as SpokenFile['remedies'] }, english)
}

function remedyGone(topic: Spoken, value: string): Problem {
  return problem('remedy-gone', { value, topic: topic.id })
}

function translated({ english }: Spoken, remedy: string, words: string | undefined): EnglishTopicFile | undefined {
  return words === undefined ? undefined : { ...english, remedies: { ...english?.remedies, [remedy]: words } }
}

function setEvidence(topic: Spoken, operation: Operations['set-evidence'], sources: Sources): TopicChange {
  const { variable, value, likelihood } = operation
  const stated = topic.file.evidence ?? {}
  const { [value]: old, ...others } = stated[variable] ?? {}
  if (old === likelihood) return problem('already-so', { topic: topic.id })
  // What is stated of a variable that is gone can still be taken away.
  const refused = likelihood === undefined ? undefined : unknownValue(topic, variable, value, sources)
  if (refused !== undefined) return refused
  const chances = likelihood === undefined ? others : { ...stated[variable], [value]: likelihood }
  const { [variable]: _, ...rest } = stated
  const evidence = Object.keys(chances).length === 0 ? rest : { ...stated, [variable]: chances }
  return withFields(topic, { evidence: Object.keys(evidence).length === 0 ? undefined : evidence })
}

function unknownValue(topic: Spoken, variable: string, value: string, sources: Sources): Problem | undefined {
  const variables = new Map(reachOf(sources, splitId(topic.id)[0]).flatMap(({ evidence }) => [...evidence]))
  const known = variables.get(variable)
  if (known === undefined) return problem('variable-gone', { value: variable, topic: topic.id })
  const values = Object.keys(known.data?.values ?? {})
  return values.includes(value) ? undefined : problem('value-gone', { value: show(value), variable, topic: topic.id })
}

function setPrior(topic: TopicSource, { prior }: Operations['set-prior']): TopicChange {
  if (topic.file.prior === prior) return problem('already-so', { topic: topic.id })
  return { topic: { ...topic, file: { ...topic.file, prior } } as TopicSource }
}

function addClaim(topic: Spoken, { claim }: Operations['add-claim'], sources: Sources): TopicChange {
  const claims = topic.file.claims ?? []
  const twin = claimPlace(claims, claim.says)
  if (twin >= 0) {
    const isSame = JSON.stringify(claims[twin]) === JSON.stringify(claim)
    return problem(isSame ? 'already-so' : 'claim-exists', { value: show(claim.says), topic: topic.id })
  }
  return unknownDocument(topic, claim, sources) ?? withFields(topic, { claims: [...claims, claim] })
}

function changeClaim(topic: Spoken, { says, claim }: Operations['change-claim'], sources: Sources): TopicChange {
  const claims = topic.file.claims ?? []
  const place = claimPlace(claims, says)
  if (place < 0) return problem('claim-gone', { value: show(says), topic: topic.id })
  if (JSON.stringify(claims[place]) === JSON.stringify(claim)) return problem('already-so', { topic: topic.id })
  const twin = claimPlace(claims, claim.says)
  if (twin >= 0 && twin !== place) return problem('claim-exists', { value: show(claim.says), topic: topic.id })
  return unknownDocument(topic, claim, sources) ?? withFields(topic, { claims: claims.with(place, claim) })
}

function removeClaim(topic: Spoken, { says }: Operations['remove-claim']): TopicChange {
  const claims = topic.file.claims ?? []
  const place = claimPlace(claims, says)
  if (place < 0) return problem('claim-gone', { value: show(says), topic: topic.id })
  return withFields(topic, { claims: claims.length === 1 ? undefined : claims.toSpliced(place, 1) })
}

function claimPlace(claims: Claims, says: string): number {
  return claims.findIndex((claim) => sentenceKey(claim.says) === sentenceKey(says))
}

function unknownDocument(topic: Spoken, { source }: Claims[number], sources: Sources): Problem | undefined {
  const names = reachOf(sources, splitId(topic.id)[0]).flatMap(({ head }) => Object.keys(head?.data?.documents ?? {}))
  if (names.includes(source.document)) return undefined
  return problem('document-gone', { value: show(source.document), topic: topic.id })
}

function setWords(topic: TopicSource, operation: Operations['set-words']): TopicChange {
  const { locale, title, summary, caution, removeCaution } = operation
  if (!isSpoken(topic)) {
    const isTitleAlone = locale === 'zh-CN' && title !== undefined && summary === undefined && caution === undefined
    if (!isTitleAlone || removeCaution) return problem('kind-lacks-field', { topic: topic.id, kind: topic.kind })
    return topic.file.title === title
      ? problem('already-so', { topic: topic.id })
      : { topic: { ...topic, file: { ...topic.file, title } } as TopicSource }
  }
  if (locale === 'zh-CN') {
    const file = withWords(topic.file, operation)
    return file === undefined ? problem('already-so', { topic: topic.id }) : { topic: { ...topic, file } as Spoken }
  }
  const english = withWords(topic.english ?? {}, operation)
  return english === undefined ? problem('already-so', { topic: topic.id }) : { topic: { ...topic, english } }
}

type Words = Pick<EnglishTopicFile, 'title' | 'summary' | 'caution'>

/** Undefined where the words are so already. */
function withWords<W extends Words>(old: W, operation: Operations['set-words']): W | undefined {
  const { title = old.title, summary = old.summary, removeCaution } = operation
  const caution = removeCaution ? undefined : (operation.caution ?? old.caution)
  const isSame = title === old.title && summary === old.summary && caution === old.caution
  return isSame ? undefined : defined({ ...old, title, summary, caution })
}
