/** How people answer a question: by number, in the words of a choice, with yes or no, or with a bare quantity. */
import { type Evidence, extract, normalise, type Variable, valuePosition } from '@support-agent/diagnosis'
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

/** The unit in which people leave a bare number: 80 for a size is 80 MB. */
const BARE_UNITS: Readonly<Record<string, string>> = { size: 'MB', speed: 'Mbps', progress: '%', loss: '%', rtt: 'ms' }

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

/** The one choice whose label holds the words, or whose label the words hold. */
function byWords(text: string, { choices }: Question, { values }: Variable): QuestionAnswer | undefined {
  const words = normalise(text)
  if (words.length < SHORTEST_WORDS) return undefined
  const fitting = choices.filter((id) => {
    const value = values.find((candidate) => candidate.id === id)
    const labels = value ? Object.values(value.text).map(({ label }) => normalise(label)) : []
    return labels.some((label) => label.length >= SHORTEST_WORDS && (label.includes(words) || words.includes(label)))
  })
  return fitting.length === 1 ? { kind: 'value', value: fitting[0]!, said: text.trim() } : undefined
}

/** A number without its unit, put into the values of a question about a quantity. */
function byQuantity(text: string, variable: Variable): QuestionAnswer | undefined {
  const { quantity } = variable
  const unit = quantity === undefined ? undefined : BARE_UNITS[quantity]
  const number = /^\D{0,6}(\d{1,6}(?:\.\d{1,3})?)\D{0,4}$/u.exec(normalise(text))?.[1]
  if (unit === undefined || number === undefined) return undefined
  const reading = extract(`${number}${unit}`).find((candidate) => candidate.quantity === quantity)
  const position = reading ? valuePosition(variable.values, reading.value) : -1
  const value = variable.values[position]
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
