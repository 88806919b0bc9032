/** Cases played with users whose every answer is known. */
import { type Model, remedyKey } from '@support-agent/diagnosis'
import { askable, wordlessModel } from '../../../../test/helpers/askable'
import { topic } from '../../../../test/helpers/small-knowledge'
import { fitOrder } from './fixed-order'
import { accuracyCurve, isRightWithAllAnswers, playToTheFix, type Script, tellingAll } from './play'
import { greedily, inOrder, twoSteps } from './strategies'
import type { SimulatedUser } from './user'

/** a and b are apart by "tells", c and d by "parts", the two pairs by "pairs"; "mute" tells nothing. */
const A = topic('a', 'cause', { prior: 4, evidence: { pairs: [0.99, 0.01], tells: [0.9, 0.1] } })
const B = topic('b', 'cause', { prior: 3, evidence: { pairs: [0.99, 0.01], tells: [0.1, 0.9] } })
const C = topic('c', 'cause', { prior: 2, evidence: { pairs: [0.01, 0.99], parts: [0.9, 0.1] } })
const D = topic('d', 'cause', { prior: 1, evidence: { pairs: [0.01, 0.99], parts: [0.1, 0.9] } })
const MODEL: Model = wordlessModel(
  [A, B, C, D].map((each, i) => ({ ...each, remedies: [{ id: 'r', success: 0.9, minutes: 14 + i / 10 }] })),
  ['mute', 'parts', 'tells', 'pairs'].map((id) => askable(id, ['x', 'y'], { minutes: 0.5 })),
)

function userOf(truth: string, answers: Readonly<Record<string, string | undefined>>, helps = true): SimulatedUser {
  return {
    truth: `t/${truth}`,
    start: [],
    answers: new Map(
      Object.entries(answers).map(([variable, value]) => [
        variable,
        value === undefined ? undefined : { kind: 'value', variable, value, said: '', source: 'answer' },
      ]),
    ),
    helps: new Set(helps ? [remedyKey(`t/${truth}`, 'r')] : []),
  }
}

const USER_D = userOf('d', { mute: 'x', pairs: 'y', parts: 'y', tells: 'x' })
const UNSURE_D = userOf('d', { mute: undefined, pairs: undefined, parts: undefined, tells: undefined })

test.each([
  ['by information', greedily(MODEL), [false, false, true, true]],
  ['two steps ahead', twoSteps(MODEL, 3), [false, false, true, true]],
  ['in a fixed order', inOrder(MODEL, ['tells', 'parts', 'pairs']), [false, false, false, true]],
  ['in an order that runs out', inOrder(MODEL, ['mute']), [false, false, false, false]],
])('right after 0, 1, 2, 3 questions: %s', (_, ask, curve) => {
  expect(accuracyCurve(MODEL, USER_D, ask, 3)).toEqual(curve)
})

test('who does not know anything stays undiagnosed', () => {
  expect(accuracyCurve(MODEL, UNSURE_D, greedily(MODEL), 3)).toEqual([false, false, false, false])
  expect([USER_D, UNSURE_D].map((user) => isRightWithAllAnswers(MODEL, user))).toEqual([true, false])
})

test('a case by the policy: two questions of a minute, then the remedy that helps', () => {
  expect(playToTheFix(MODEL, USER_D)).toEqual({
    questions: 2,
    remedies: 1,
    minutes: 16.8,
    isFixed: true,
    isRight: true,
  })
})

const script = (questions: number, remedies: Script['remedies'] = 'ranked'): Script => ({
  ...{ ask: inOrder(MODEL, ['mute', 'pairs', 'parts']), questions, remedies },
})

test('without questions every remedy before the right one is in vain', () => {
  const { minutes, ...played } = playToTheFix(MODEL, USER_D, script(0))
  expect(played).toEqual({ questions: 0, remedies: 4, isFixed: true, isRight: false })
  expect(minutes).toBeCloseTo(14.5 + 14.6 + 14.7 + 14.8, 12)
})

test("with the likeliest topic's remedies alone a person follows", () => {
  const { minutes, ...played } = playToTheFix(MODEL, USER_D, script(1, 'likeliest'))
  expect(played).toEqual({ questions: 1, remedies: 1, isFixed: false, isRight: false })
  expect(minutes).toBeCloseTo(1 + 14.5 + 60, 12)
})

test('who knows the cause gives its remedy at once', () => {
  const { minutes, remedies, isFixed } = playToTheFix(MODEL, USER_D, script(0, 'of-the-cause'))
  expect({ remedies, isFixed }).toEqual({ remedies: 1, isFixed: true })
  expect(minutes).toBeCloseTo(14.8, 12)
})

test('who is told all answers at once pays for no question', () => {
  const { minutes, questions } = playToTheFix(MODEL, tellingAll(USER_D), script(0))
  expect(questions).toBe(0)
  expect(minutes).toBeCloseTo(14.8, 12)
})

test('a fixed order begins with what parts the users best', () => {
  const users = [
    ...Array.from({ length: 5 }, () => userOf('a', { pairs: 'x', tells: 'x', parts: 'x', mute: 'x' })),
    ...Array.from({ length: 3 }, () => userOf('b', { pairs: 'x', tells: 'y', parts: 'x', mute: 'x' })),
    userOf('c', { pairs: 'y', tells: 'x', parts: 'x', mute: 'x' }),
  ]
  expect(fitOrder(MODEL, users, 2)).toEqual(['tells', 'pairs'])
})
