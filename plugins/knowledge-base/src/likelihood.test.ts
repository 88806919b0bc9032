/** From words to distributions. */
import fc from 'fast-check'
import { distribution } from './likelihood'

test.each([
  ['one value stated: the rest is spread as usual', [0.7, undefined, undefined], [1, 1, 2], [0.7, 0.1, 0.2]],
  ['nothing stated: as usual', [undefined, undefined], [3, 1], [0.75, 0.25]],
  ['everything stated: normalised', [0.7, 0.25], [1, 1], [0.7 / 0.95, 0.25 / 0.95]],
  [
    'more than everything stated: scaled down, the others keep a little',
    [0.7, 0.7, undefined],
    [1, 1, 1],
    [0.485, 0.485, 0.03],
  ],
  ['always leaves three in a hundred', [0.97, undefined], [1, 1], [0.97, 0.03]],
])('%s', (_, stated, weights, expected) => {
  expect(distribution(stated, weights)).toEqual(expected.map((each) => expect.closeTo(each, 10)))
})

test('always a distribution without a zero', () => {
  const chance = fc.option(fc.double({ min: 0.001, max: 1, noNaN: true }), { nil: undefined })
  const pair = fc.tuple(chance, fc.double({ min: 0.001, max: 100, noNaN: true }))
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
      const result = distribution(
        pairs.map(([stated]) => stated),
        pairs.map(([, weight]) => weight),
      )
      expect(result.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9)
      expect(Math.min(...result)).toBeGreaterThan(0)
    }),
    { seed: 13, numRuns: 300 },
  )
})
