/** How people answer a question: by number, in the words of a choice, with yes or no, or with a bare quantity. */
import { type Evidence, normalise, type Variable, valuePosition } from '@support-agent/diagnosis'
import type { Question } from './conversation'
import { readReply, readYesNo, saysOnlyFailure } from './intake'

export type QuestionAnswer =
  | { readonly kind: 'value'; readonly value: string; readonly said: string }
  /** None of the values that were shown. */
  | { readonly kind: 'none'; readonly said: string }
  /** The user cannot tell: no evidence, and not asked again. */
  | { readonly kind: 'unknown' }

/** Values that say yes and no, whatever the question. */
const YES: readonly string[] = ['yes', 'passes']
const NO: readonly string[] = ['no', 'fails']

/** The unit in which people leave a bare number: 80 for a size is 80 MB. In the unit of the quantity's readings. */
const BARE_UNITS: Readonly<Record<string, number>> = { size: 1024 ** 2, speed: 1, progress: 1, loss: 1, rtt: 1 }

/** @returns undefined when the text is no answer to the question; it may still tell something else */
export function readAnswer(text: string, question: Question, variable: Variable): QuestionAnswer | undefined {
  const reply = readReply(text)
  if (reply?.kind === 'none') return polar(text, question) ?? { kind: 'none', said: text.trim() }
  if (reply?.kind === 'skip') return { kind: 'unknown' }
  if (reply?.kind === 'pick') {
    const value = question.choices[reply.number - 1]
    if (value !== undefined) return { kind: 'value', value, said: text.trim() }
  }
  return polar(text, question) ?? byWords(text, question, variable) ?? byQuantity(text, variable) ?? unfitting(text)
}

/** A bare yes, no or number to a question that has no such answer tells nothing, and is not refused either. */
function unfitting(text: string): QuestionAnswer | undefined {
  return readYesNo(text) || saysOnlyFailure(text) || /^\s*\d{1,6}\s*$/u.test(text) ? { kind: 'unknown' } : undefined
}

/** Whether the text is a yes or a no that the question offers. */
export function answersYesOrNo(text: string, question: Question): boolean {
  return polar(text, question) !== undefined
}

function polar(text: string, { choices }: Question): QuestionAnswer | undefined {
  // "还是不行" says how a test went, too.
  const answer = readYesNo(text) ?? (readReply(text)?.kind === 'failed' ? 'no' : undefined)
  const value = choices.find((id) => (answer === 'yes' ? YES : answer === 'no' ? NO : []).includes(id))
  return value === undefined ? undefined : { kind: 'value', value, said: text.trim() }
}

/** Shorter words fit too many choices. */
const SHORTEST_WORDS = 2

/** The one choice that is named: its whole label, words of its label, or its label among other words. */
function byWords(text: string, { choices }: Question, { values }: Variable): QuestionAnswer | undefined {
  const words = normalise(text)
  if (words.length < SHORTEST_WORDS) return undefined
  const labels = choices.flatMap((id) => {
    const value = values.find((candidate) => candidate.id === id)
    return Object.values(value?.text ?? {}).map(({ label }) => ({ id, label: normalise(label) }))
  })
  const named =
    only(labels.filter(({ label }) => label === words)) ??
    only(labels.filter(({ label }) => label.includes(words))) ??
    only(longest(labels.filter(({ label }) => label.length >= SHORTEST_WORDS && isNamed(label, words))))
  return named === undefined ? undefined : { kind: 'value', value: named, said: text.trim() }
}

interface Label {
  readonly id: string
  readonly label: string
}

/** The choice that all the labels belong to. */
function only(labels: readonly Label[]): string | undefined {
  const ids = new Set(labels.map(({ id }) => id))
  return ids.size === 1 ? labels[0]?.id : undefined
}

/** "不在线" names that choice, and not 在线 as well. */
function longest(labels: readonly Label[]): Label[] {
  const most = Math.max(...labels.map(({ label }) => label.length))
  return labels.filter(({ label }) => label.length === most)
}

/** "不是好友" does not name 好友. */
function isNamed(label: string, words: string): boolean {
  const at = words.indexOf(label)
  return at >= 0 && !/[不没非](?:是|有)?.?$/u.test(words.slice(Math.max(0, at - 3), at))
}

/** A number without its unit, put into the values of a question about a quantity. */
function byQuantity(text: string, { quantity, values }: Variable): QuestionAnswer | undefined {
  const unit = quantity === undefined ? undefined : BARE_UNITS[quantity]
  const number = /^\D{0,6}(\d{1,6}(?:\.\d{1,3})?)\D{0,4}$/u.exec(normalise(text))?.[1]
  if (unit === undefined || number === undefined) return undefined
  const value = values[valuePosition(values, Number(number) * unit)]
  return value && { kind: 'value', value: value.id, said: text.trim() }
}

/** What an answer observes; nothing for "don't know". */
export function evidenceOfAnswer(answer: QuestionAnswer, { variable, choices }: Question): Evidence[] {
  switch (answer.kind) {
    case 'value':
      return [{ kind: 'value', variable, value: answer.value, said: answer.said, source: 'answer' }]
    case 'none':
      return [{ kind: 'not', variable, values: choices, said: answer.said, source: 'answer' }]
    case 'unknown':
      return []
  }
}
