/** Counts against numbers that were reckoned by hand. */
import { knowledgeOf, topicWithSteps } from '../../../test/helpers/small-knowledge'
import { learntPrior, learntSuccess, type Tally, withExperience } from './learning'

test.each([
  ['nothing is known', 3, 0, 6, 3],
  ['α = 60·3/6 = 30; ten solved: 3·40/30', 3, 10, 6, 4],
  ['never more than three times the file', 3, 10_000, 6, 9],
])('prior: %s', (_, prior, solved, total, learnt) => {
  expect(learntPrior(prior, solved, total)).toBeCloseTo(learnt)
})

test.each([
  ['nothing is known', 0.5, 0, 0, 0.5],
  ['(4 + 8)/(8 + 8)', 0.5, 8, 0, 0.75],
  ['(4 + 0)/(8 + 8)', 0.5, 0, 8, 0.25],
  ['it may always help', 0.5, 0, 100_000, 0.02],
  ['it may always fail', 0.5, 100_000, 0, 0.98],
])('success: %s', (_, success, solved, failed, learnt) => {
  expect(learntSuccess(success, { solved, failed })).toBeCloseTo(learnt)
})

test('only topics with counts change, and only what was counted', () => {
  const knowledge = knowledgeOf([topicWithSteps('a', 2), topicWithSteps('b', 1)])
  const tally: Tally = new Map([['t/a', { solved: 5, remedies: new Map([['step-2', { solved: 5, failed: 0 }]]) }]])
  const { topics } = withExperience(knowledge, tally)
  expect(topics[1]).toBe(knowledge.topics[1])
  expect(topics[0]?.remedies.map(({ success }) => success)).toEqual([0.5, (4 + 5) / 13])
  expect(topics[0]?.prior).toBeGreaterThan(1)
  expect(withExperience(knowledge, new Map())).toBe(knowledge)
})
