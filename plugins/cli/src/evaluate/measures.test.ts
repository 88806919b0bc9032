/** The measures on six outcomes that can be counted by hand. */
import { asPrediction, isRight, type Outcome } from './cases'
import { type Measure, measure, reaches } from './measures'

const BASE: Outcome = {
  text: '',
  accepts: [],
  ranking: ['a', 'b', 'c'],
  p: 0.95,
  inScope: 1,
  addressed: 'answer',
  unasked: 'answer',
}

const RIGHT: Outcome = { ...BASE, accepts: ['a'] }
const SECOND: Outcome = { ...BASE, accepts: ['b'], p: 0.55, addressed: 'choose', unasked: 'silent' }
const FOURTH: Outcome = { ...BASE, accepts: ['c'], ranking: ['a', 'b', 'd', 'c'], p: 0.8 }
const EITHER: Outcome = {
  ...BASE,
  accepts: ['a', 'd'],
  ranking: ['d', 'a'],
  p: 0.9,
  addressed: 'guide',
  unasked: 'silent',
}
const TURNED_AWAY: Outcome = { ...BASE, accepts: 'out-of-scope', addressed: 'out-of-scope', unasked: 'silent' }
const FALSE_ANSWER: Outcome = { ...BASE, accepts: 'out-of-scope' }
const ASKED: Outcome = { ...BASE, accepts: 'vague', addressed: 'choose' }
const GUESSED: Outcome = { ...BASE, accepts: 'vague' }

test('each measure, in shares', () => {
  const all = [RIGHT, SECOND, FOURTH, EITHER, TURNED_AWAY, FALSE_ANSWER, ASKED, GUESSED]
  const values = Object.fromEntries(measure(all).map(({ id, value }) => [id, Number(value.toFixed(6))]))
  expect(values).toMatchObject({
    'top-1': 2 / 4,
    'top-3': 3 / 4,
    // a: 1 right, 3 said, 1 there → 0.5; b and c: 0; d: 1.
    'macro-f1': 1.5 / 4,
    // (0.05 + 0.55 + 0.8 + 0.1) / 4: each stands alone in its bin.
    ece: 0.375,
    'addressed-told': 3 / 4,
    'addressed-told-right': Number((2 / 3).toFixed(6)),
    'addressed-turned-away': 0,
    'unasked-spoken': 2 / 4,
    'unasked-spoken-right': 1 / 2,
    'out-of-scope-silent': 1 / 2,
    'out-of-scope-turned-away': 1 / 2,
    'vague-asked': 1 / 2,
  })
})

test('where there is nothing to fail, nothing fails', () => {
  expect(measure([]).filter((one) => !reaches(one))).toEqual([])
})

test.each<[Measure['bar'], number, boolean]>([
  [undefined, 0, true],
  [{ least: 0.9 }, 0.9, true],
  [{ least: 0.9 }, 0.899, false],
  [{ most: 0.05 }, 0.05, true],
  [{ most: 0.05 }, 0.051, false],
])('a bar of %j against %d: %s', (bar, value, expected) => {
  expect(reaches({ id: 'x', value, bar })).toBe(expected)
})

test.each([
  ['the best is accepted', RIGHT, true, 'a'],
  ['another is accepted', SECOND, false, 'b'],
  ['one of two is accepted: it stands for the truth', EITHER, true, 'd'],
  ['nothing was found', { ...RIGHT, ranking: [] }, false, 'a'],
  ['out of scope', FALSE_ANSWER, false, null],
  ['vague', ASKED, false, null],
])('%s', (_what, outcome, right, truth) => {
  expect(isRight(outcome)).toBe(right)
  expect(asPrediction(outcome)).toEqual({
    truth,
    ranking: outcome.ranking,
    confidence: outcome.p,
    scope: outcome.inScope,
  })
})
