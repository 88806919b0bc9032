/** The simulation as a whole on a small knowledge: the same seed gives the same figures. */
import type { Model } from '@support-agent/diagnosis'
import { askable, wordlessModel } from '../../../../test/helpers/askable'
import { topic } from '../../../../test/helpers/small-knowledge'
import { simulationText } from './print'
import { holds, questionsFor, simulate } from './report'
import type { Saying } from './user'

test.each<[accuracy: number, questions: number]>([
  [0.05, 0],
  [0.2, 1],
  [0.25, 1.5],
  [0.3, 2],
  [0.31, Number.POSITIVE_INFINITY],
])('an accuracy of %p is reached after %p questions', (accuracy, questions) => {
  expect(questionsFor([0.1, 0.2, 0.3], accuracy)).toBeCloseTo(questions, 12)
})

test.each([
  [{ id: 'above-fixed', value: 0.03, bar: { least: 0.03 } } as const, true],
  [{ id: 'minutes', value: 0.71, bar: { most: 0.7 } } as const, false],
])('a bar holds at its limit', (bar, expected) => {
  expect(holds(bar)).toBe(expected)
})

const remedies = [{ id: 'r', success: 0.7, minutes: 5 }]
const TOPICS = [
  topic('a', 'cause', { remedies, evidence: { q: [0.97, 0.03] } }),
  topic('b', 'cause', { remedies, evidence: { q: [0.03, 0.97] } }),
  topic('vague', 'vague'),
]
const MODEL: Model = (() => {
  const model = wordlessModel(TOPICS, [askable('q', ['x', 'y'], { minutes: 0.2 })])
  // Words that are as good as all vague.
  const logProbabilities = Float64Array.of(0.01, 0.01, 0.98).map(Math.log)
  return { ...model, scorer: { ...model.scorer, score: (text) => ({ ...model.scorer.score(text), logProbabilities }) } }
})()
const CASES: Saying[] = [
  { text: '发不出去', accepts: 'vague', base: 't' },
  { text: '是甲', accepts: ['t/a'], base: 't' },
  { text: '是乙', accepts: ['t/b'], base: 't' },
]
const run = (seed: number) => simulate(MODEL, CASES, { users: 50, seed, draw: 'uniform' })

test('a seed decides everything', () => {
  expect(run(1)).toEqual(run(1))
  expect(run(2)).not.toEqual(run(1))
})

test('the one question that parts the topics is asked and makes the diagnosis', () => {
  const [vague] = run(1).starts
  const curve = vague?.curves.find(({ id }) => id === 'ours')?.accuracy ?? []
  expect(vague?.fixedOrder).toEqual(['q'])
  expect(vague?.plays.find(({ id }) => id === 'ours')?.questions).toBe(1)
  expect(curve[1]).toBeGreaterThan(0.75)
  expect(curve[5]).toBe(curve[1])
})

test('every figure is printed', () => {
  const { starts, bars } = run(1)
  const lines = simulationText(run(1)).split('\n')
  const perStart = starts.map(({ curves, plays }) => 6 + curves.length + plays.length).reduce((sum, each) => sum + each)
  expect(lines).toHaveLength(1 + perStart + 2 + bars.length)
})
