/** A knowledge small enough to reckon with by hand, and a scorer of words that says what it is told to. */
import {
  type Balance,
  DEFAULT_BALANCE,
  type Knowledge,
  type Scorer,
  type Topic,
  type TopicKind,
  type ValueTest,
  type Variable,
  type VariableValue,
} from '@support-agent/diagnosis'

/** Both languages say the same. */
const both = <T>(words: T) => ({ 'zh-CN': words, 'en-US': words })

export function topic(id: string, kind: TopicKind = 'cause', more: Partial<Topic> = {}): Topic {
  return {
    ...{ id: `t/${id}`, base: 't', kind, prior: 1, utterances: [], evidence: {}, remedies: [], claims: [] },
    text: both({ title: `题 ${id}`, summary: `说 ${id}`, remedies: {} }),
    ...more,
  }
}

/** A topic with so many steps. */
export function topicWithSteps(id: string, steps: number, more: Partial<Topic> = {}): Topic {
  const ids = Array.from({ length: steps }, (_, i) => `step-${i + 1}`)
  return topic(id, 'cause', {
    remedies: ids.map((step) => ({ id: step, success: 0.5, minutes: 1 })),
    text: both({
      title: `题 ${id}`,
      summary: `说 ${id}`,
      remedies: Object.fromEntries(ids.map((step) => [step, `做 ${step}`])),
    }),
    ...more,
  })
}

export function value(
  id: string,
  test: ValueTest = { test: 'none' },
  more: Partial<VariableValue> = {},
): VariableValue {
  return { id, test, says: [], text: both({ label: id }), ...more }
}

/** Every value as likely as the others unless told otherwise. */
export function variable(id: string, values: readonly VariableValue[], more: Partial<Variable> = {}): Variable {
  const usually = values.map(() => 1 / values.length)
  return { id, values, usually, text: both({ title: `量 ${id}` }), ...more }
}

export function knowledgeOf(topics: readonly Topic[], variables: readonly Variable[] = []): Knowledge {
  const subject = { title: '文件', about: '文件的事', example: '发不出去 50001' }
  return { revision: 'r1', subjects: [{ base: 't', text: both(subject) }], topics, variables }
}

/** Gives every text the same probabilities, and all of it to the one feature that is the text. */
export function fixedScorer(topics: readonly Topic[], probabilities: readonly number[]): Scorer {
  return {
    labels: topics.map(({ id }) => id),
    score: () => ({ logProbabilities: Float64Array.from(probabilities, Math.log), scope: 0, known: 1 }),
    explain: (text) => [{ feature: text, weight: 1 }],
  }
}

/** What a text's scope would rest on, and what weighs it: nothing. */
export const NOTHING = Object.fromEntries(
  Object.keys(DEFAULT_BALANCE.scope).map((feature) => [feature, 0]),
) as Balance['scope']

/** Everything counts as it stands; every text is in scope. */
export const PLAIN_BALANCE: Balance = {
  words: 1,
  prior: 1,
  phrase: 0.5,
  source: { text: 1, clock: 0.5, answer: 1, file: 1 },
  rejected: Math.log(0.01),
  scope: { ...NOTHING, intercept: 5 },
}
