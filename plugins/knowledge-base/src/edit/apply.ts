/** One operation on the sources. What does not apply is left out and told; nothing is thrown. */

import type { TopicId } from '@support-agent/diagnosis'
import { sentenceKey } from '../check/check-utterances'
import type { Sources } from '../parsed-base'
import { show } from '../shape'
import { addCase } from './add-case'
import { ANSWER_CHANGES } from './change-answer'
import type { Operation, OperationName, Operations } from './operation'
import { type Problem, problem } from './problem'
import {
  type Applied,
  findTopic,
  isProblem,
  lookUp,
  putTopic,
  splitId,
  type TopicChange,
  type TopicSource,
} from './topic-place'

type Apply = { readonly [K in OperationName]: (sources: Sources, operation: Operations[K]) => Applied }

const APPLY: Apply = {
  'add-topic': addTopic,
  'hide-topic': onTopic((topic) => setHidden(topic, true)),
  'show-topic': onTopic((topic) => setHidden(topic, false)),
  'add-utterances': onTopic((topic, { texts }) => addUtterances(topic, texts)),
  'remove-utterances': onTopic((topic, { texts }) => removeUtterances(topic, texts)),
  'change-utterance': onTopic((topic, { from, to }) => changeUtterance(topic, from, to)),
  'add-remedy': onTopic(ANSWER_CHANGES['add-remedy']),
  'change-remedy': onTopic(ANSWER_CHANGES['change-remedy']),
  'remove-remedy': onTopic(ANSWER_CHANGES['remove-remedy']),
  'set-evidence': onTopic(ANSWER_CHANGES['set-evidence']),
  'set-prior': onTopic(ANSWER_CHANGES['set-prior']),
  'add-claim': onTopic(ANSWER_CHANGES['add-claim']),
  'change-claim': onTopic(ANSWER_CHANGES['change-claim']),
  'remove-claim': onTopic(ANSWER_CHANGES['remove-claim']),
  'set-words': onTopic(ANSWER_CHANGES['set-words']),
  'add-case': addCase,
}

/** Applies as much of the operation as there is a place for. */
export function applyOperation(sources: Sources, operation: Operation): Applied {
  const apply = APPLY[operation.op] as (sources: Sources, operation: Operation) => Applied
  return apply(sources, operation)
}

function onTopic<O extends { readonly topic: TopicId }>(
  change: (topic: TopicSource, operation: O, sources: Sources) => TopicChange,
): (sources: Sources, operation: O) => Applied {
  return (sources, operation) => {
    const found = findTopic(sources, operation.topic)
    if (isProblem(found)) return { sources, problem: found }
    const changed = change(found, operation, sources)
    if (isProblem(changed)) return { sources, problem: changed }
    return { sources: putTopic(sources, changed.topic), problem: changed.problem }
  }
}

function addTopic(sources: Sources, { topic, kind, file, english }: Operations['add-topic']): Applied {
  const [base] = splitId(topic)
  if (!sources.some(({ id }) => id === base)) return { sources, problem: problem('base-gone', { value: base }) }
  const found = lookUp(sources, topic)
  if (found !== undefined) {
    if (isProblem(found)) return { sources, problem: found }
    const isSame = JSON.stringify([found.file, found.english]) === JSON.stringify([file, english])
    return { sources, problem: problem(isSame ? 'already-so' : 'topic-exists', { topic }) }
  }
  return { sources: putTopic(sources, { id: topic, kind, file, english } as TopicSource) }
}

function setHidden(topic: TopicSource, hidden: boolean): TopicChange {
  if ((topic.file.hidden ?? false) === hidden) return problem('already-so', { topic: topic.id })
  const { hidden: _, ...file } = topic.file
  return withFile(topic, hidden ? { ...file, hidden } : file)
}

function addUtterances(topic: TopicSource, texts: readonly string[]): TopicChange {
  const utterances = [...topic.file.utterances]
  const known = new Set(utterances.map(sentenceKey))
  let refused: Problem | undefined
  for (const text of texts) {
    const key = sentenceKey(text)
    if (known.has(key)) refused ??= problem('utterance-exists', { value: show(text), topic: topic.id })
    else utterances.push(text)
    known.add(key)
  }
  if (refused !== undefined && utterances.length === topic.file.utterances.length) return refused
  return withFile(topic, { ...topic.file, utterances }, refused)
}

/** A topic keeps at least one sentence, or its file could not be read again. */
function removeUtterances(topic: TopicSource, texts: readonly string[]): TopicChange {
  const { utterances } = topic.file
  const missing = texts.find((text) => !utterances.includes(text))
  const refused =
    missing === undefined ? undefined : problem('utterance-gone', { value: show(missing), topic: topic.id })
  const kept = utterances.filter((utterance) => !texts.includes(utterance))
  if (kept.length === 0) return problem('last-utterance', { topic: topic.id })
  if (refused !== undefined && kept.length === utterances.length) return refused
  return withFile(topic, { ...topic.file, utterances: kept }, refused)
}

function changeUtterance(topic: TopicSource, from: string, to: string): TopicChange {
  const { utterances } = topic.file
  const place = utterances.indexOf(from)
  if (place < 0) return problem('utterance-gone', { value: show(from), topic: topic.id })
  if (from === to) return problem('already-so', { topic: topic.id })
  const twin = utterances.findIndex((each) => sentenceKey(each) === sentenceKey(to))
  if (twin >= 0 && twin !== place) return problem('utterance-exists', { value: show(to), topic: topic.id })
  return withFile(topic, { ...topic.file, utterances: utterances.with(place, to) })
}

/** Only what all kinds of files have in common is changed, so the kind stays the right one. */
function withFile(topic: TopicSource, file: TopicSource['file'], refused?: Problem): TopicChange {
  return { topic: { ...topic, file } as TopicSource, problem: refused }
}
