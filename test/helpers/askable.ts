/** Variables that can be asked, for knowledge small enough to reckon with by hand. */
import type { Topic, Variable } from '@support-agent/diagnosis'
import { createModel, type Model } from '@support-agent/diagnosis'
import { fixedScorer, knowledgeOf, PLAIN_BALANCE, value, variable } from './small-knowledge'

/** Asked with the given choices, or all values; usually each value is as likely as the others. */
export function askable(
  id: string,
  values: readonly string[],
  {
    minutes = 1,
    choices = values,
    usually,
    overlaps,
  }: { minutes?: number; choices?: readonly string[]; usually?: number[]; overlaps?: readonly string[] } = {},
): Variable {
  const words = { question: `问 ${id}`, why: '' }
  return variable(
    id,
    values.map((each) => value(each)),
    { ask: { minutes, choices, overlaps, text: { 'zh-CN': words, 'en-US': words } }, ...(usually ? { usually } : {}) },
  )
}

/** Words say nothing in this model. */
export function wordlessModel(topics: readonly Topic[], variables: readonly Variable[]): Model {
  const equal = topics.map(() => 1 / topics.length)
  return createModel(knowledgeOf(topics, variables), fixedScorer(topics, equal), PLAIN_BALANCE)
}
