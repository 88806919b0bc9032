/** Checks that no sentence trains two topics, nor one topic twice, and that labelled cases are kept apart from training. */
import { COMMON_BASE } from '../base'
import { fullTopicId, topicFiles } from '../compile'
import type { Find, ParsedBase } from '../parsed-base'
import type { CaseFile } from '../schema'
import { type Report, show } from '../shape'
import { suggest } from '../suggest'
import { type BaseContext, reporter } from './base-context'

/** Topic of each training sentence, by its {@link sentenceKey}. */
export type Training = ReadonlyMap<string, { readonly base: string; readonly topic: string }>

/** Sentences that differ only in case and white space are the same. */
export function sentenceKey(sentence: string): string {
  return sentence.toLowerCase().replace(/\s+/gu, '')
}

/** Reports repeated utterances over all bases, and returns who owns each sentence. */
export function checkUtterances(bases: readonly ParsedBase[], find: Find): Training {
  const owners = new Map<string, { base: string; topic: string }>()
  for (const base of bases) {
    for (const { id, path, file } of topicFiles(base)) {
      if (file.hidden) continue
      const report = reporter(find, path)
      const topic = `${base.id}/${id}`
      file.utterances.forEach((utterance, index) => {
        const key = sentenceKey(utterance)
        const owner = owners.get(key)
        if (owner === undefined) owners.set(key, { base: base.id, topic })
        else reportTwin(owner.topic === topic, owner.base === base.id || isCommon(owner.base, base.id))
        function reportTwin(sameTopic: boolean, together: boolean): void {
          const code = sameTopic ? 'duplicate-utterance' : together ? 'shared-utterance' : 'utterance-in-other-base'
          report(['utterances', index], code, { value: show(utterance), other: owner?.topic ?? topic })
        }
      })
    }
  }
  return owners
}

function isCommon(...bases: readonly string[]): boolean {
  return bases.includes(COMMON_BASE)
}

/** Checks cases.yml: its topics exist, no sentence is one of training's, none stands twice. */
export function checkCases({ base, reach, find }: BaseContext, training: Training): void {
  const { cases } = base
  if (cases?.data === undefined) return
  const report = reporter(find, cases.path)
  const names = reach.flatMap(({ causes, guides, notOurs, vague }) =>
    [causes, guides, notOurs, vague].flatMap((map) => [...map.keys()]),
  )
  const seen = new Set<string>()

  for (const [topic, sentences] of Object.entries(cases.data.cases ?? {})) {
    checkTopic(topic, ['cases', topic])
    sentences.forEach((sentence, index) => {
      checkSentence(sentence, ['cases', topic, index], report)
      sentence.also?.forEach((other, place) => {
        checkTopic(other, ['cases', topic, index, 'also', place])
      })
    })
  }
  for (const kind of ['vague', 'out-of-scope'] as const) {
    cases.data[kind]?.forEach((sentence, index) => {
      checkSentence(sentence, [kind, index], report)
    })
  }

  function checkTopic(name: string, path: readonly (string | number)[]): void {
    if (fullTopicId(name, reach) !== undefined) return
    report(path, 'unknown-topic', { value: show(name), ...suggest(name, names) })
  }

  function checkSentence({ text }: CaseFile, path: readonly (string | number)[], tell: Report): void {
    const key = sentenceKey(text)
    const owner = training.get(key)
    if (owner !== undefined) tell(path, 'case-in-training', { value: show(text), other: owner.topic })
    if (seen.has(key)) tell(path, 'duplicate-case', { value: show(text) })
    seen.add(key)
  }
}
