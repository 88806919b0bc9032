/** Telling in scope from out of scope. */
import type { Prediction } from './metrics'
import { acceptingThreshold, auroc, rejectionAt, scopeAuroc } from './rejection'

describe('auroc', () => {
  it.each([
    ['perfect', [3, 4], [1, 2], 1],
    ['inverted', [1, 2], [3, 4], 0],
    ['one pair of four wrong', [2, 4], [1, 3], 0.75],
    ['ties count half', [1, 1], [1, 1], 0.5],
    ['a tie and a win', [1, 2], [1], 0.75],
    ['nothing to tell apart', [1, 2], [], 0.5],
  ])('%s: %j against %j is %d', (_, positives, negatives, expected) => {
    expect(auroc(positives, negatives)).toBe(expected)
  })
})

describe('a threshold', () => {
  const line = (truth: string | null, scope: number): Prediction => ({ truth, ranking: ['a'], confidence: 1, scope })
  const lines = [line('a', 5), line('a', 3), line('b', 1), line(null, 2), line(null, 0)]

  it('accepts the share that is asked for', () => {
    const scores = Array.from({ length: 100 }, (_, i) => i)
    const threshold = acceptingThreshold(scores, 0.95)
    expect(scores.filter((score) => score >= threshold)).toHaveLength(95)
  })

  it('accepts everything when there is nothing to learn from', () => {
    expect(acceptingThreshold([], 0.95)).toBe(Number.NEGATIVE_INFINITY)
  })

  it.each([
    [0, { outOfScopeRecall: 0, falseAnswers: 2, inScopeKept: 1 }],
    [1, { outOfScopeRecall: 0.5, falseAnswers: 1, inScopeKept: 1 }],
    [3, { outOfScopeRecall: 1, falseAnswers: 0, inScopeKept: 2 / 3 }],
  ])('of %d gives %j', (threshold, expected) => {
    expect(rejectionAt(lines, threshold)).toEqual(expected)
  })

  it('has its quality over all thresholds in one number', () => {
    expect(scopeAuroc(lines)).toBeCloseTo(5 / 6, 12)
  })
})
