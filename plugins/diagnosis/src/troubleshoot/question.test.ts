/** Information gains against numbers that were reckoned by hand, and what holds of every gain. */
import fc from 'fast-check'
import { askable, wordlessModel } from '../../../../test/helpers/askable'
import { topic } from '../../../../test/helpers/small-knowledge'
import { type Evidence, infer, type RankedQuestion, rankQuestions, type Topic, type Variable } from '..'

/** No exchange to pay for, everybody knows: the numbers as they stand in the textbook. */
const PLAIN = { unsure: 0, exchange: 0, scarcity: 0 }
const A = topic('a', 'cause', { evidence: { tells: [1, 0], halves: [1, 0], costly: [1, 0], same: [0.5, 0.5] } })
const B = topic('b', 'cause', { evidence: { tells: [0, 1], costly: [0, 1], same: [0.5, 0.5] } })
const VARIABLES = [
  askable('same', ['x', 'y']),
  askable('nobody', ['x', 'y']),
  askable('halves', ['x', 'y']),
  askable('costly', ['x', 'y'], { minutes: 4 }),
  askable('tells', ['x', 'y'], { minutes: 0.5 }),
]

function gainsOf(topics: readonly Topic[], variables: readonly Variable[], evidence: readonly Evidence[] = []) {
  return rankQuestions(wordlessModel(topics, variables), evidence, { skip: new Set(), settings: PLAIN })
}

const rounded = ({ variable, gain, cost, value }: RankedQuestion) =>
  `${variable}: ${gain.toFixed(4)} nats, ${cost} min, ${value.toFixed(4)} a minute`

test('the most nats per minute come first', () => {
  // Two equal topics hold ln 2 = .6931 nats. "halves": P(x) = .75, and b answers either way: H(.75) − ½ ln 2 = .2158.
  expect(gainsOf([A, B], VARIABLES).map(rounded)).toEqual([
    'tells: 0.6931 nats, 0.5 min, 1.3863 a minute',
    'halves: 0.2158 nats, 1 min, 0.2158 a minute',
    'costly: 0.6931 nats, 4 min, 0.1733 a minute',
    'same: 0.0000 nats, 1 min, 0.0000 a minute',
    'nobody: 0.0000 nats, 1 min, 0.0000 a minute',
  ])
})

test('who may not know lowers the gain, an exchange raises the cost', () => {
  const settings = { unsure: 0.1, exchange: 0.5, scarcity: 0 }
  const [best] = rankQuestions(wordlessModel([A, B], VARIABLES), [], { skip: new Set(), settings })
  expect(best && rounded(best)).toBe('tells: 0.6238 nats, 1 min, 0.6238 a minute')
})

test('where questions are few, a telling one may cost more', () => {
  const first = (scarcity: number) => {
    const cheap = askable('halves', ['x', 'y'], { minutes: 0.5 })
    const settings = { ...PLAIN, scarcity }
    const model = wordlessModel([A, B], [cheap, askable('costly', ['x', 'y'], { minutes: 2 })])
    return rankQuestions(model, [], { skip: new Set(), settings })[0]?.variable
  }
  expect([0, 1].map(first)).toEqual(['halves', 'costly'])
})

test.each<[name: string, choices: string[], gain: number]>([
  ['all three offered tell the two apart', ['x', 'y', 'z'], Math.log(2)],
  ['"none of these" stands for y and z: a never says x, b always', ['x'], Math.log(2)],
  ['where neither is offered both say none of these', ['w'], 0],
])('values that are not offered are one answer: %s', (_, choices, gain) => {
  const question = askable('q', ['w', 'x', 'y', 'z'], { choices })
  const topics = [
    topic('a', 'cause', { evidence: { q: [0, 0, 0.5, 0.5] } }),
    topic('b', 'cause', { evidence: { q: [0, 1, 0, 0] } }),
  ]
  expect(gainsOf(topics, [question])[0]?.gain).toBeCloseTo(gain, 12)
})

describe('what is known is not asked', () => {
  const VALUE = { kind: 'value', variable: 'tells', value: 'x', said: '' } as const
  test.each<[name: string, evidence: Evidence]>([
    ['from an answer', { ...VALUE, source: 'answer' }],
    ['from the text', { ...VALUE, source: 'text' }],
    ['from the clock', { ...VALUE, source: 'clock' }],
    ['from a file', { ...VALUE, source: 'file' }],
    ['that it is none of some', { kind: 'not', variable: 'tells', values: ['x'], said: '0', source: 'answer' }],
  ])('%s', (_, evidence) => {
    const asked = gainsOf([A, B], VARIABLES, [evidence]).map(({ variable }) => variable)
    expect(asked).toEqual(expect.not.arrayContaining(['tells']))
    expect(asked).toHaveLength(VARIABLES.length - 1)
  })

  test.each(['costly', 'tells'])(
    'what tells part of the same as %s is not asked after it, whichever says so',
    (known) => {
      const questions = VARIABLES.map((each) =>
        each.id === 'tells' ? askable('tells', ['x', 'y'], { overlaps: ['costly'] }) : each,
      )
      const model = wordlessModel([A, B], questions)
      const open = (evidence: readonly Evidence[], skip: ReadonlySet<string>) =>
        rankQuestions(model, evidence, { skip, settings: PLAIN })
          .map(({ variable }) => variable)
          .sort()
      const left = ['halves', 'nobody', 'same']
      expect(open([{ ...VALUE, variable: known, source: 'text' }], new Set())).toEqual(left)
      expect(open([], new Set([known]))).toEqual(left)
    },
  )

  test('what was asked in vain, and what has no question', () => {
    const { ask: _, ...unaskable } = askable('unaskable', ['x', 'y'])
    const model = wordlessModel([A, B], [...VARIABLES, unaskable])
    const skip = new Set(['tells', 'same'])
    expect(rankQuestions(model, [], { skip, settings: PLAIN }).map(({ variable }) => variable)).toEqual([
      'halves',
      'costly',
      'nobody',
    ])
  })
})

const distribution = (size: number) =>
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: size, maxLength: size }).map((weights) => {
    const sum = weights.reduce((total, each) => total + each, 0)
    return weights.map((each) => each / sum)
  })
const IDS = ['v0', 'v1', 'v2']
const topics = fc
  .array(
    fc.record({
      prior: fc.integer({ min: 1, max: 9 }),
      evidence: fc.dictionary(fc.constantFrom(...IDS), distribution(3)),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((each) => each.map((more, i) => topic(`t${i}`, i % 3 ? 'cause' : 'guide', more)))
const variables = fc
  .tuple(...IDS.map(() => distribution(3)))
  .map((each) =>
    each.map((usually, i) => askable(IDS[i]!, ['x', 'y', 'z'], { usually, choices: ['x', 'y', 'z'].slice(0, i + 1) })),
  )

test('a gain is between nothing and the entropy that there is', () => {
  fc.assert(
    fc.property(topics, variables, (some, asked) => {
      const entropy = infer(wordlessModel(some, asked), []).topics.reduce((sum, { p }) => sum - p * Math.log(p), 0)
      for (const { gain } of gainsOf(some, asked)) {
        expect(gain).toBeGreaterThanOrEqual(0)
        expect(gain).toBeLessThanOrEqual(entropy + 1e-9)
      }
    }),
    { seed: 1 },
  )
})

test('the order of topics and variables does not matter', () => {
  fc.assert(
    fc.property(topics, variables, (some, asked) => {
      const there = new Map(gainsOf(some, asked).map(({ variable, gain }) => [variable, gain]))
      for (const { variable, gain } of gainsOf([...some].reverse(), [...asked].reverse())) {
        expect(gain).toBeCloseTo(there.get(variable) ?? Number.NaN, 9)
      }
    }),
    { seed: 1 },
  )
})
