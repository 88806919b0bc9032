/** From a posterior to a decision, at each threshold and on either side of it. */
import type { Evidence, Posterior, TopicKind } from '@support-agent/diagnosis'
import { NOTHING } from '../../../test/helpers/small-knowledge'
import { DEFAULT_SETTINGS, decide, type Mode } from '.'
import { decideAfterRejection } from './decide-after-rejection'

const SETTINGS = {
  ...DEFAULT_SETTINGS,
  thresholds: { scope: 0.5, answer: 0.45, unaskedScope: 0.9, unaskedAnswer: 0.7 },
}

const posteriorOf = (
  inScope: number,
  ps: readonly number[],
  kind: TopicKind = 'cause',
  bareCode = false,
  words = 20,
): Posterior => ({
  topics: ps.map((p, i) => ({ id: `t/${'abcdef'[i]}`, kind, p })),
  vague: 0,
  inScope,
  bareCode,
  words,
  notOurs: undefined,
  scope: NOTHING,
  observations: [],
})

describe('addressed', () => {
  const addressed = (...of: Parameters<typeof posteriorOf>) =>
    decide(posteriorOf(...of), { addressed: true, settings: SETTINGS })

  test('below the scope it is none of our business', () => {
    expect(addressed(0.49, [0.9, 0.1])).toEqual({ kind: 'out-of-scope' })
  })
  test('a code alone is a question for us', () => {
    expect(addressed(0.1, [0.9, 0.1], 'cause', true)).toEqual({ kind: 'answer', topic: 't/a', p: 0.9 })
  })
  test('without any topic in force there is nothing to say', () => {
    expect(addressed(1, [])).toEqual({ kind: 'out-of-scope' })
  })
  test('from the threshold on the best topic is answered', () => {
    expect(addressed(0.5, [0.45, 0.4])).toEqual({ kind: 'answer', topic: 't/a', p: 0.45 })
  })
  test('a guide is told as a guide', () => {
    expect(addressed(1, [0.9], 'guide')).toEqual({ kind: 'guide', topic: 't/a', p: 0.9 })
  })
  test.each<[ps: number[], offered: string[]]>([
    [
      [0.44, 0.3, 0.2, 0.06],
      ['t/a', 't/b', 't/c'],
    ],
    [
      [0.44, 0.01, 0.01],
      ['t/a', 't/b'],
    ],
    [
      [0.2, 0.2, 0.2, 0.2, 0.2],
      ['t/a', 't/b', 't/c'],
    ],
    [[0.4], ['t/a']],
  ])('unsure at %j it offers %j', (ps, topics) => {
    expect(addressed(1, ps)).toEqual({ kind: 'choose', topics })
  })
})

describe('unaddressed', () => {
  test.each<[mode: Mode, inScope: number, p: number, decision: object]>([
    ['confident', 0.9, 0.7, { kind: 'answer', topic: 't/a', p: 0.7 }],
    ['confident', 0.89, 1, { kind: 'silent', why: 'not-ours' }],
    ['confident', 1, 0.69, { kind: 'silent', why: 'unsure' }],
    ['mention', 1, 1, { kind: 'silent', why: 'mode' }],
    ['off', 1, 1, { kind: 'silent', why: 'mode' }],
  ])('in the mode %s, in scope %d, p %d', (mode, inScope, p, decision) => {
    expect(decide(posteriorOf(inScope, [p]), { addressed: false, settings: { ...SETTINGS, mode } })).toEqual(decision)
  })
})

describe('after "none of these"', () => {
  const rejected = (...topics: string[]): Evidence => ({ kind: 'rejected', topics })
  const after = (ps: readonly number[], ...evidence: Evidence[]) =>
    decideAfterRejection(posteriorOf(1, ps), evidence, SETTINGS)

  test('the next ones are offered, never those that were refused', () => {
    expect(after([0.3, 0.2, 0.2, 0.1, 0.1, 0.1], rejected('t/a', 't/b'))).toEqual({
      kind: 'choose',
      topics: ['t/c', 't/d', 't/e'],
    })
  })
  test('a likely one is answered', () => {
    expect(after([0.4, 0.5], rejected('t/a'))).toEqual({ kind: 'answer', topic: 't/b', p: 0.5 })
  })
  test('with nothing left it says so', () => {
    expect(after([0.5, 0.5], rejected('t/a', 't/b'))).toEqual({ kind: 'none-left' })
  })
  test('after a second refusal it stops offering', () => {
    expect(after([0.2, 0.2, 0.2, 0.2, 0.2], rejected('t/a'), rejected('t/b'))).toEqual({ kind: 'none-left' })
  })
})
