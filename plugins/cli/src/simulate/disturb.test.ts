/** Disturbed likelihoods: which way they move and what stays. */
import { seededRandom } from '@support-agent/diagnosis'
import { distribution } from '@support-agent/knowledge-base'
import { disturbDistribution, disturbLikelihood, disturbUsual, statedOf } from './disturb'

/** Draws these numbers one after another, then never moves. */
const drawing = (...draws: number[]) => {
  const left = [...draws]
  return () => left.shift() ?? 0.99
}

test.each<[name: string, likelihood: number, draw: number, disturbed: number]>([
  ['likely stays', 0.7, 0.3, 0.7],
  ['likely moves up', 0.7, 0.149, 0.97],
  ['likely moves down', 0.7, 0.15, 0.25],
  ['always has nothing above', 0.97, 0, 0.97],
  ['never has nothing below', 0.003, 0.2, 0.003],
  ['a number doubles', 0.3, 0, 0.6],
  ['a number halves', 0.3, 0.2, 0.15],
  ['a number stays below always', 0.6, 0, 0.97],
])('%s', (_, likelihood, draw, disturbed) => {
  expect(disturbLikelihood(likelihood, drawing(draw))).toBeCloseTo(disturbed, 12)
})

test('about three in ten move, as often up as down', () => {
  const random = seededRandom(1)
  const moved = Array.from({ length: 10_000 }, () => disturbLikelihood(0.25, random))
  expect(moved.filter((each) => each === 0.7).length / moved.length).toBeCloseTo(0.15, 2)
  expect(moved.filter((each) => each === 0.05).length / moved.length).toBeCloseTo(0.15, 2)
})

const USUALLY = [0.5, 0.3, 0.2]
test.each<[name: string, stated: (number | undefined)[]]>([
  ['one word', [0.7, undefined, undefined, undefined]],
  ['two words', [undefined, 0.7, 0.05, undefined]],
  ['a number', [undefined, 0.4, undefined, undefined]],
  ['everything', [0.7, 0.25, 0.05]],
])('what was stated is found again: %s', (_, stated) => {
  const usually = [...USUALLY, 0.1].slice(0, stated.length)
  expect(statedOf(distribution(stated, usually), usually)).toEqual(
    stated.map((each) => (each === undefined ? undefined : expect.closeTo(each, 12))),
  )
})

test('undisturbed, a distribution is what it was; moved, the rest is spread anew', () => {
  const compiled = distribution([0.7, undefined, undefined], USUALLY)
  expect(disturbDistribution(compiled, USUALLY, USUALLY, drawing())).toEqual(compiled)
  expect(disturbDistribution(compiled, USUALLY, USUALLY, drawing(0.2))).toEqual([
    0.25,
    expect.closeTo(0.45, 12),
    expect.closeTo(0.3, 12),
  ])
})

test('what is usual sums to 1 after a weight was doubled', () => {
  expect(disturbUsual(USUALLY, drawing(0))).toEqual([1 / 1.5, 0.3 / 1.5, 0.2 / 1.5].map((p) => expect.closeTo(p, 12)))
})
