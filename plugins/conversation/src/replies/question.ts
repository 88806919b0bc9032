/** One question: what is asked, why in half a sentence, the choices as numbers, and how to leave. */
import type { LocaleId } from '@support-agent/diagnosis'
import type { Decision } from '../decision'
import { type Line, line } from '../line'
import { render } from '../render'
import type { Circumstance, Turn } from '../turn'
import { valueLabel } from './texts'

export function questionReply(
  { variable: id, choices }: Extract<Decision, { kind: 'question' }>,
  { locale }: Turn,
  { model }: Circumstance,
): Line[] {
  const variable = model.knowledge.variables.find((candidate) => candidate.id === id)
  const asked = variable?.ask?.text[locale]
  if (!variable || !asked) return [line('ask.problem')]
  const choice = (id: string, i: number) => {
    const value = variable.values.find((candidate) => candidate.id === id)
    return line('choose.item', { number: i + 1, title: value ? valueLabel(value, locale) : id })
  }
  return [
    line('question.ask', { question: asked.question, why: asked.why }),
    ...inPairs(choices.map(choice), locale),
    line('question.how'),
  ]
}

/** More choices than this stand two on a line, where they are short: a phone shows eight lines. */
const MANY = 4
const SHORT = 24

function inPairs(choices: readonly Line[], locale: LocaleId): Line[] {
  const words = choices.map((choice) => render([choice], locale))
  if (choices.length <= MANY || words.some((text) => text.length > SHORT)) return [...choices]
  return words.flatMap((first, i) => {
    const second = words[i + 1]
    if (i % 2) return []
    return [second === undefined ? choices[i]! : line('question.pair', { first, second })]
  })
}
