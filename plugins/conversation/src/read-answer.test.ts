/** Every question of the shipped knowledge, answered as people answer it. */
import type { Variable } from '@support-agent/diagnosis'
import { shippedKnowledge } from '../../../test/helpers/shipped-model'
import type { Question } from './conversation'
import { answersYesOrNo, evidenceOfAnswer, readAnswer } from './read-answer'

const { variables } = shippedKnowledge()
const ASKED = variables.filter(({ ask }) => ask !== undefined)

function questionOf(variable: Variable): Question {
  return { variable: variable.id, choices: variable.ask?.choices ?? [], at: 0 }
}

const named = (id: string): Variable => {
  const variable = variables.find((candidate) => candidate.id === id)
  if (!variable) throw new Error(`no variable ${id}`)
  return variable
}

/** The value, or the kind where there is none. */
function read(text: string, variable: Variable): string | undefined {
  const answer = readAnswer(text, questionOf(variable), variable)
  return answer?.kind === 'value' ? answer.value : answer?.kind
}

const CHOICES = ASKED.flatMap((variable) =>
  questionOf(variable).choices.map((value, i) => ({ variable, value, number: i + 1 })),
)

test('there are questions enough to try', () => {
  expect(ASKED.length).toBeGreaterThanOrEqual(15)
})

describe.each(ASKED.map((variable) => [variable.id, variable] as const))('%s', (_, variable) => {
  test('has at most nine choices, all of them values', () => {
    const { choices } = questionOf(variable)
    expect(choices.length).toBeLessThanOrEqual(9)
    expect(choices.filter((id) => !variable.values.some((value) => value.id === id))).toEqual([])
  })

  test.each(['不清楚', '不知道', '跳过', '没试过', "I don't know", 'skip'])('%s is no evidence', (text) => {
    const answer = readAnswer(text, questionOf(variable), variable)
    expect(answer).toEqual({ kind: 'unknown' })
    expect(answer && evidenceOfAnswer(answer, questionOf(variable))).toEqual([])
  })

  test.each(['0', '都不是', '以上都不是', 'none of these'])('%s is evidence against all that was shown', (text) => {
    const answer = readAnswer(text, questionOf(variable), variable)
    expect(answer && evidenceOfAnswer(answer, questionOf(variable))).toEqual([
      { kind: 'not', variable: variable.id, values: questionOf(variable).choices, said: text, source: 'answer' },
    ])
  })
})

test.each(CHOICES)('$variable.id: number $number is $value', ({ variable, value, number }) => {
  for (const text of [`${number}`, `第${number}个`, `选${number}`, ` ${number}。`]) {
    expect([text, read(text, variable)]).toEqual([text, value])
  }
})

test.each(CHOICES)('$variable.id: its label is $value', ({ variable, value }) => {
  const text = variable.values.find(({ id }) => id === value)?.text
  for (const label of [text?.['zh-CN'].label, text?.['en-US'].label]) {
    if (label === undefined || label.length < 2) continue
    expect([label, read(label, variable)]).toEqual([label, value])
  }
})

const POLAR = ASKED.filter(({ ask }) => ask?.choices.some((id) => id === 'yes' || id === 'passes'))

describe.each(POLAR.map((variable) => [variable.id, variable] as const))('%s takes yes and no', (_, variable) => {
  const [yes, no] = variable.ask?.choices.includes('yes') ? ['yes', 'no'] : ['passes', 'fails']

  test.each(['是', '是的', '对', '有', '能', '可以', '嗯', '没问题', 'yes', 'yep', 'Yes!'])('%s', (text) => {
    expect(read(text, variable)).toBe(yes)
  })
  test.each(['不', '不是', '没有', '不能', '不行', '也不行', '还是不行', '没用', 'no', 'nope', '不行。'])(
    '%s',
    (text) => {
      expect(read(text, variable)).toBe(no)
      expect(answersYesOrNo(text, questionOf(variable))).toBe(true)
    },
  )
})

test.each<[variable: string, text: string, value: string | undefined]>([
  ['small_txt_test', '能过', 'passes'],
  ['small_txt_test', '发过去了', 'passes'],
  ['small_txt_test', '能发了', 'passes'],
  ['small_txt_test', '过不了', 'fails'],
  ['small_txt_test', '还是发不出去', 'fails'],
  // Solved is more than that the test passed.
  ['small_txt_test', '解决了', undefined],
  ['relation', '是', 'unknown'],
  ['relation', '80', 'unknown'],
  ['relation', '发给好友的', 'friend'],
  ['relation', '不是好友', 'temporary'],
  ['relation', '他不是我好友', undefined],
  ['receiver_online', '不在线啊', 'no'],
  ['receiver_online', '一直在线', 'yes'],
  ['file_size', '80', 'large'],
  ['file_size', '大概60', 'large'],
  ['file_size', '30左右', 'medium'],
  ['file_size', '1024', 'very-large'],
  ['file_size', '9', 'ordinary'],
  ['file_size', '3', 'medium'],
  ['file_size', '挺大的', undefined],
  ['stuck_at', '99', 'end'],
  ['stuck_at', '到50就不动', 'middle'],
  ['file_size', '', undefined],
])('%s, %j: %s', (variable, text, value) => {
  expect(read(text, named(variable))).toBe(value)
})

test.each(['发'.repeat(100_000), '9'.repeat(100_000), ' '.repeat(100_000)])('no answer: %.10j', (text) => {
  expect(ASKED.map((variable) => read(text, variable))).toEqual(ASKED.map(() => undefined))
})
