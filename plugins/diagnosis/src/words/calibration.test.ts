/** Temperature scaling. */
import { fitFactor, logSoftmax } from './calibration'

describe('logSoftmax', () => {
  it.each([
    [[0, 0], 1, [0.5, 0.5]],
    [[Math.log(3), 0], 1, [0.75, 0.25]],
    [[Math.log(3), 0], 2, [0.9, 0.1]],
    [[1000, 0], 1, [1, 0]],
  ])('of %j times %d is %j', (scores, factor, expected) => {
    const shares = logSoftmax(Float64Array.from(scores), factor).map(Math.exp)
    shares.forEach((share, i) => {
      expect(share).toBeCloseTo(expected[i]!, 12)
    })
  })
})

describe('fitFactor', () => {
  /** `right` of 100 texts whose two scores differ by `gap` have the better-scored label. */
  const texts = (right: number, gap: number) =>
    Array.from({ length: 100 }, (_, i) => ({ scores: Float64Array.of(gap, 0), truth: i < right ? 0 : 1 }))

  it('finds the factor whose probabilities come true', () => {
    const heldOut = texts(90, 2)
    const factor = fitFactor(heldOut)
    expect(Math.exp(logSoftmax(heldOut[0]!.scores, factor)[0]!)).toBeCloseTo(0.9, 1)
  })

  it('trusts scores less when they are wrong more often', () => {
    expect(fitFactor(texts(70, 2))).toBeLessThan(fitFactor(texts(90, 2)))
  })

  it('is 1 when there is nothing to learn from', () => {
    expect(fitFactor([])).toBeCloseTo(1, 3)
  })
})
