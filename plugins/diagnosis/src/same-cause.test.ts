/** One trouble or two, against numbers reckoned by hand. */
import { askable, wordlessModel } from '../../../test/helpers/askable'
import { topic } from '../../../test/helpers/small-knowledge'
import { type Evidence, infer } from '.'
import { sameCauseFactor } from './same-cause'

const MODEL = wordlessModel(
  [
    topic('a', 'cause', { evidence: { one: [0.9, 0.1], other: [0.8, 0.2] } }),
    topic('b', 'cause', { evidence: { one: [0.1, 0.9], other: [0.2, 0.8] } }),
  ],
  [askable('one', ['x', 'y']), askable('other', ['x', 'y']), askable('mute', ['x', 'y'])],
)
const seen = (variable: string, value: string): Evidence => ({
  kind: 'value',
  variable,
  value,
  said: '',
  source: 'answer',
})

test.each<[name: string, older: Evidence[], newer: Evidence[], factor: number]>([
  // .9·.8/.5 + .1·.2/.5
  ['both speak for a', [seen('one', 'x')], [seen('other', 'x')], 1.48],
  // .9·.2/.5 + .1·.8/.5
  ['one for a, one for b', [seen('one', 'x')], [seen('other', 'y')], 0.52],
  ['the newer tells nothing', [seen('one', 'x')], [seen('mute', 'y')], 1],
  ['nothing was known', [], [seen('other', 'y')], 1],
])('%s', (_, older, newer, factor) => {
  const value = sameCauseFactor(MODEL, infer(MODEL, older), infer(MODEL, newer))
  expect(value).toBeCloseTo(factor, 9)
  expect(sameCauseFactor(MODEL, infer(MODEL, newer), infer(MODEL, older))).toBeCloseTo(value, 9)
})
