/** 添加, 修改, 删除, 教: what is to be changed, as operations. */
import type { Knowledge, LocaleId, Topic } from '@support-agent/diagnosis'
import type { Operation } from '@support-agent/knowledge-base'
import intake from '../locales/intake.json'
import { clip, isWrong, likelihoodNamed, priorNamed, stepNamed, topicNamed } from './names'
import { type Wish, wrong } from './wish'

type Wrong = Extract<Wish, { kind: 'wrong' }>
type What = keyof typeof intake.what

/** What the words behind a command are read with. */
export interface Reading {
  readonly knowledge: Knowledge
  /** The words of the message that the command quotes. */
  readonly quoted?: string | undefined
}

export function readAdd(text: string, reading: Reading): readonly Operation[] | Wrong {
  const { what, topic, rest } = readTarget(text, reading)
  if (topic === undefined || what === undefined) return wrong('usage.add')
  if (isWrong(topic)) return topic
  switch (what) {
    case 'utterance':
      return utterancesTo(topic, rest, reading) ?? wrong('usage.add')
    case 'step':
      return stepTo(topic, rest) ?? wrong('usage.add')
    case 'claim':
      return claimTo(topic, rest) ?? wrong('usage.add')
    case 'evidence':
      return changedEvidence(topic, rest)
    case 'case':
      return rest ? [{ op: 'add-case', base: topic.base, text: rest, topic: topic.id }] : wrong('usage.add')
    default:
      return wrong('usage.add')
  }
}

/** 教: sentences for a topic; without any, the quoted message is one. */
export function readTeach(text: string, reading: Reading): readonly Operation[] | Wrong {
  const [name, rest] = firstWord(text)
  if (!name) return wrong('usage.teach')
  const topic = topicNamed(reading.knowledge, name)
  if (isWrong(topic)) return topic
  return utterancesTo(topic, rest, reading) ?? wrong('usage.teach')
}

export function readChange(text: string, reading: Reading): readonly Operation[] | Wrong {
  const { what, named, topic, rest } = readTarget(text, reading)
  if (topic === undefined || what === undefined) return wrong('usage.change')
  if (isWrong(topic)) return topic
  switch (what) {
    case 'utterance': {
      const pair = splitAt(rest, intake.becomes)
      if (!pair) return wrong('usage.change')
      return [{ op: 'change-utterance', topic: topic.id, from: pair[0], to: pair[1] }]
    }
    case 'step':
      return changedStep(topic, rest, named)
    case 'title':
    case 'summary':
    case 'caution':
      return rest
        ? [{ op: 'set-words', topic: topic.id, locale: languageOf(named, rest), [what]: rest }]
        : wrong('usage.change')
    case 'claim':
      return changedClaim(topic, rest) ?? wrong('usage.change')
    case 'evidence':
      return changedEvidence(topic, rest)
    case 'prior': {
      const prior = priorNamed(rest)
      return prior === undefined ? wrongChance(rest, 'prior') : [{ op: 'set-prior', topic: topic.id, prior }]
    }
    default:
      return wrong('usage.change')
  }
}

export function readRemove(text: string, reading: Reading): readonly Operation[] | Wrong {
  const { what, topic, rest } = readTarget(text, reading)
  if (topic === undefined || what === undefined || !rest) return wrong('usage.remove')
  if (isWrong(topic)) return topic
  switch (what) {
    case 'utterance':
      return [{ op: 'remove-utterances', topic: topic.id, texts: linesOf(rest) }]
    case 'step': {
      const remedy = stepNamed(topic, rest)
      return typeof remedy === 'string' ? [{ op: 'remove-remedy', topic: topic.id, remedy }] : remedy
    }
    case 'claim':
      return [{ op: 'remove-claim', topic: topic.id, says: rest }]
    case 'evidence': {
      const [variable, value] = rest.split(/\s+/u)
      return variable && value ? [{ op: 'set-evidence', topic: topic.id, variable, value }] : wrong('usage.remove')
    }
    default:
      return wrong('usage.remove')
  }
}

/** `说法 clock-skew …`: what, whose, and the rest. */
function readTarget(text: string, { knowledge }: Reading) {
  const [word, after] = firstWord(text)
  const what = whatNamed(word)
  const [name, rest] = firstWord(after)
  return { what, named: word, topic: name ? topicNamed(knowledge, name) : undefined, rest }
}

/** `change title` changes the English one, `修改 标题` the Chinese one; words in Chinese are the Chinese ones either way. */
function languageOf(named: string, words: string): LocaleId {
  return /^[a-z]/iu.test(named) && !/\p{Script=Han}/u.test(words) ? 'en-US' : 'zh-CN'
}

export function whatNamed(word: string): What | undefined {
  const names = Object.entries(intake.what) as [What, readonly string[]][]
  return names.find(([, said]) => said.includes(word.toLowerCase()))?.[0]
}

/** A line each; @returns undefined where there are none */
function utterancesTo({ id }: Topic, rest: string, { quoted }: Reading): readonly Operation[] | undefined {
  const texts = linesOf(rest || (quoted?.replace(/\s+/gu, ' ') ?? ''))
  return texts.length ? [{ op: 'add-utterances', topic: id, texts }] : undefined
}

/** `把握=多半 分钟=3` may stand before or after the words of the step. */
function stepTo(topic: Topic, rest: string): readonly Operation[] | Wrong | undefined {
  const { words, success, minutes, wrongWord } = stepFields(rest)
  if (wrongWord !== undefined) return wrongChance(wrongWord, 'likelihood')
  if (!words) return undefined
  const remedy = { id: freeStepId(topic), do: words, ...(success && { success }), ...(minutes && { minutes }) }
  return [{ op: 'add-remedy', topic: topic.id, remedy }]
}

function changedStep(topic: Topic, rest: string, named: string): readonly Operation[] | Wrong {
  const [name, after] = firstWord(rest)
  if (!name) return wrong('usage.change')
  const remedy = stepNamed(topic, name)
  if (typeof remedy !== 'string') return remedy
  const { words, success, minutes, wrongWord } = stepFields(after)
  if (wrongWord !== undefined) return wrongChance(wrongWord, 'likelihood')
  if (!words && !success && !minutes) return wrong('usage.change')
  const spoken = words && { [languageOf(named, words) === 'en-US' ? 'english' : 'do']: words }
  const change = { ...spoken, ...(success && { success }), ...(minutes && { minutes }) }
  return [{ op: 'change-remedy', topic: topic.id, remedy, ...change }]
}

function changedEvidence(topic: Topic, rest: string): readonly Operation[] | Wrong {
  const [variable, value, word = ''] = rest.split(/\s+/u)
  if (!variable || !value || !word) return wrong('usage.change')
  if (intake.none.includes(word.toLowerCase())) return [{ op: 'set-evidence', topic: topic.id, variable, value }]
  const likelihood = likelihoodNamed(word)
  if (likelihood === undefined) return wrongChance(word, 'likelihood')
  return [{ op: 'set-evidence', topic: topic.id, variable, value, likelihood }]
}

function claimTo({ id }: Topic, rest: string): readonly Operation[] | undefined {
  const claim = claimIn(rest)
  return claim && [{ op: 'add-claim', topic: id, claim }]
}

/** `原来的说法 => 文档 | 说法 | 立场` */
function changedClaim({ id }: Topic, rest: string): readonly Operation[] | undefined {
  const [says, told = ''] = splitAt(rest, intake.becomes) ?? []
  const claim = claimIn(told)
  return says !== undefined && claim ? [{ op: 'change-claim', topic: id, says, claim }] : undefined
}

/** `文档 | 说法 | 立场`; who does not say how it stands only reports it. */
function claimIn(rest: string) {
  const [document, says, standing = ''] = rest.split(/\s*[|｜]\s*/u)
  if (!document || !says) return undefined
  const names = Object.entries(intake.standing) as [keyof typeof intake.standing, readonly string[]][]
  const found = names.find(([, said]) => said.includes(standing.toLowerCase()))?.[0] ?? 'reported'
  return { says, source: { document }, standing: found }
}

interface StepFields {
  readonly words: string
  readonly success?: number | undefined
  readonly minutes?: number | undefined
  /** A chance that is none. */
  readonly wrongWord?: string | undefined
}

function stepFields(text: string): StepFields {
  const success = fieldIn(text, intake.success)
  const minutes = fieldIn(text, intake.minutes)
  const words = [success, minutes].reduce((rest, field) => (field ? rest.replace(field.whole, ' ') : rest), text)
  const chance = success && likelihoodNamed(success.value)
  const least = minutes && Number(minutes.value)
  return {
    words: words.replace(/\s+/gu, ' ').trim(),
    success: chance,
    minutes: least && least > 0 ? least : undefined,
    wrongWord: success && chance === undefined ? success.value : undefined,
  }
}

function fieldIn(
  text: string,
  names: readonly string[],
): { readonly whole: string; readonly value: string } | undefined {
  const found = new RegExp(`(?:${names.join('|')})\\s?[=:：]\\s?(\\S{1,20})`, 'iu').exec(text)
  return found?.[1] === undefined ? undefined : { whole: found[0], value: found[1] }
}

function freeStepId({ remedies }: Topic): string {
  const taken = new Set(remedies.map(({ id }) => id))
  for (let number = remedies.length + 1; ; number++) if (!taken.has(`step-${number}`)) return `step-${number}`
}

function wrongChance(word: string, of: 'likelihood' | 'prior'): Wrong {
  const known = Object.entries(intake[of]).map(([name, [first]]) => `${first} (${name})`)
  return wrong('wrong.chance', { word: clip(word), known: known.join(' · ') })
}

export function firstWord(text: string): [word: string, rest: string] {
  const trimmed = text.trim()
  const end = trimmed.search(/\s/u)
  return end < 0 ? [trimmed, ''] : [trimmed.slice(0, end), trimmed.slice(end).trim()]
}

export function linesOf(text: string): string[] {
  return text.split('\n').flatMap((one) => one.trim() || [])
}

function splitAt(text: string, separators: readonly string[]): [string, string] | undefined {
  for (const separator of separators) {
    const at = text.indexOf(separator)
    const [from, to] = [text.slice(0, at).trim(), text.slice(at + separator.length).trim()]
    if (at > 0 && from && to) return [from, to]
  }
  return undefined
}
