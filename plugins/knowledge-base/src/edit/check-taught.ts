/** What is taught in a chat, before it counts: links, sensitive words, length, personal data, sentences of others. */
import type { TopicId } from '@support-agent/diagnosis'
import { COMMON_BASE } from '../base'
import { sentenceKey } from '../check/check-utterances'
import type { Sources } from '../parsed-base'
import { show } from '../shape'
import { isAllowedHost, linkedHosts } from './links'
import type { Operation } from './operation'
import { type Problem, problem } from './problem'
import { type TaughtText, type TextUse, taughtTexts } from './taught-texts'
import { splitId, topicsOf } from './topic-place'

export interface TaughtRules {
  /** Hosts that answers may link to; what lies below one is allowed with it. */
  readonly links: readonly string[]
  /** Sensitive words; one that begins with `!` names a text in which the others do not count. */
  readonly sensitive: readonly string[]
  /** Finds personal data and secrets. */
  readonly mask: (text: string) => { readonly masked: ReadonlyArray<{ readonly kind: string }> }
}

/** In characters as people count them; answers must fit into a message, sentences are what one would type or paste. */
const LONGEST: Readonly<Record<TextUse, number>> = {
  sentence: 500,
  title: 40,
  summary: 300,
  step: 300,
  caution: 120,
  claim: 300,
  note: 500,
}

/**
 * Everything that speaks against the operations, errors and warnings; paths begin with the operation's index.
 * @param sources what counts before the edit
 */
export function checkTaught(operations: readonly Operation[], sources: Sources, rules: TaughtRules): Problem[] {
  const owners = sentenceOwners(sources)
  return operations.flatMap((operation, index) => {
    const texts = taughtTexts(operation).flatMap((taught) => checkText(taught, rules))
    const found = [...texts, ...checkOwners(operation, owners), ...lackingEnglish(operation, sources)]
    return found.map((each) => ({ ...each, path: [index, ...each.path] }))
  })
}

function checkText({ text, use, path }: TaughtText, rules: TaughtRules): Problem[] {
  const found: Problem[] = []
  const length = [...text].length
  const most = LONGEST[use]
  if (length > most) found.push(problem('scalar-too-long', { length: String(length), most: String(most) }, path))
  // What people say may hold any link; the bot never says it.
  const hosts = use === 'sentence' ? [] : linkedHosts(text).filter((host) => !isAllowedHost(host, rules.links))
  found.push(...hosts.map((host) => problem('link-not-allowed', { value: show(host) }, path)))
  const word = sensitiveWord(text, rules.sensitive)
  if (word !== undefined) found.push(problem('sensitive-word', { value: word }, path))
  const kinds = rules.mask(text).masked.map(({ kind }) => kind)
  if (kinds.length > 0) found.push(problem('personal-data', { value: [...new Set(kinds)].join(' · ') }, path))
  return found
}

/** The first word of the list in the text; case and width do not matter, and a Latin word counts as a whole only. */
function sensitiveWord(text: string, words: readonly string[]): string | undefined {
  const excepted = words.filter((word) => word.startsWith('!')).map((word) => plain(word.slice(1)))
  const left = excepted.reduce((rest, each) => (each === '' ? rest : rest.replaceAll(each, ' ')), plain(text))
  return words.find((word) => {
    const sought = plain(word)
    if (sought === '' || sought.startsWith('!')) return false
    return /^[\w -]+$/.test(sought)
      ? ` ${left.replace(/[^\w-]+/g, ' ')} `.includes(` ${sought} `)
      : left.includes(sought)
  })
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .trim()
}

/** By sentence: the topic that it trains, or that it tests as a labelled case. */
interface Owners {
  readonly trains: Map<string, TopicId>
  readonly tests: Set<string>
}

function sentenceOwners(sources: Sources): Owners {
  const trains = new Map<string, TopicId>()
  const tests = new Set<string>()
  for (const base of sources) {
    for (const { id, file } of topicsOf(base)) {
      if (!file.hidden) for (const text of file.utterances) trains.set(sentenceKey(text), id)
    }
    const { cases = {}, vague = [], 'out-of-scope': silent = [] } = base.cases?.data ?? {}
    for (const { text } of [...Object.values(cases).flat(), ...vague, ...silent]) tests.add(sentenceKey(text))
  }
  return { trains, tests }
}

/** Sees what the earlier operations of the same edit took away and brought in. */
function checkOwners(operation: Operation, { trains, tests }: Owners): Problem[] {
  for (const text of operation.op === 'remove-utterances' ? operation.texts : []) trains.delete(sentenceKey(text))
  if (operation.op === 'change-utterance') trains.delete(sentenceKey(operation.from))
  if (operation.op === 'add-case') {
    const owner = trains.get(sentenceKey(operation.text))
    return owner === undefined
      ? []
      : [problem('case-in-training', { value: show(operation.text), other: owner }, ['text'])]
  }
  const sentences = taughtTexts(operation).filter(({ use, path }) => use === 'sentence' && !path.includes('examples'))
  return sentences.flatMap(({ text, path }) => {
    const key = sentenceKey(text)
    const owner = trains.get(key)
    trains.set(key, operation.topic)
    const found: Problem[] = []
    if (tests.has(key)) found.push(problem('case-in-training', { value: show(text), other: operation.topic }, path))
    if (owner !== undefined && owner !== operation.topic) found.push(twin(text, owner, operation.topic, path))
    return found
  })
}

/** Topics of one base, and those in common, are always in force together. */
function twin(text: string, owner: TopicId, topic: TopicId, path: Problem['path']): Problem {
  const [base] = splitId(owner)
  const [other] = splitId(topic)
  const together = base === other || base === COMMON_BASE || other === COMMON_BASE
  return problem(together ? 'shared-utterance' : 'utterance-in-other-base', { value: show(text), other: owner }, path)
}

/** What is taught in a chat is seldom bilingual, so this is a warning. */
function lackingEnglish(operation: Operation, sources: Sources): Problem[] {
  const fields = englishFields(operation)
  if (fields.length === 0 || operation.op === 'add-case') return []
  const [base] = splitId(operation.topic)
  const languages = sources.find(({ id }) => id === base)?.head?.data?.languages ?? []
  return languages.includes('en-US') ? [problem('no-english', { value: fields.join(' · ') })] : []
}

function englishFields(operation: Operation): string[] {
  if (operation.op === 'add-remedy') return operation.english === undefined ? [`remedies.${operation.remedy.id}`] : []
  if (operation.op !== 'add-topic' || !(operation.kind === 'cause' || operation.kind === 'guide')) return []
  const { file, english } = operation
  const lacks = (['title', 'summary', 'caution'] as const).filter(
    (field) => file[field] !== undefined && english?.[field] === undefined,
  )
  return [
    ...lacks,
    ...file.remedies.filter(({ id }) => english?.remedies?.[id] === undefined).map(({ id }) => `remedies.${id}`),
  ]
}
