/** The posterior against numbers that were reckoned by hand. */

import {
  fixedScorer,
  knowledgeOf,
  NOTHING,
  PLAIN_BALANCE,
  topic,
  value,
  variable,
} from '../../../test/helpers/small-knowledge'
import { createModel, type Evidence, explain, infer, type Topic } from '.'
import { logSumExp } from './log-sum-exp'

/**
 * Priors 3 to 1. Codes are usually 50 % x, 30 % y, 20 % z. P(code | a) = 80, 10, 10 %; P(code | b) = 20, 60, 20 %.
 * Topic b alone says something of the second variable.
 */
const CODES = variable(
  'code',
  ['x', 'y', 'z'].map((id) => value(id, { test: 'member', members: [id] }, { says: [`说${id}${id}`] })),
  {
    quantity: 'code',
    usually: [0.5, 0.3, 0.2],
  },
)
const PROXY = variable('proxy', [value('yes'), value('no')])
const NAMED = ['kiwi', 'mango'].map((id) => value(id, { test: 'none' }, { says: [id] }))
const PROGRAM = variable('program', NAMED, { names: true })
const A = topic('a', 'cause', { prior: 3, evidence: { code: [0.8, 0.1, 0.1], program: [0.9, 0.1] } })
const B = topic('b', 'guide', { prior: 1, evidence: { code: [0.2, 0.6, 0.2], proxy: [0.9, 0.1] } })

const modelOf = (topics: readonly Topic[], words: readonly number[], balance = PLAIN_BALANCE) =>
  createModel(knowledgeOf(topics, [CODES, PROXY, PROGRAM]), fixedScorer(topics, words), balance)
const model = modelOf([A, B], [0.4, 0.6])

const code = (id: string, source: 'text' | 'clock' = 'text'): Evidence => ({
  kind: 'reading',
  quantity: 'code',
  value: id,
  said: id,
  source,
})
const proxy = (id: string): Evidence => ({ kind: 'value', variable: 'proxy', value: id, said: '', source: 'answer' })
const WORDS: Evidence = { kind: 'words', text: '发不出去' }

const pOf = (evidence: readonly Evidence[], of = model, id = 't/a') =>
  infer(of, evidence).topics.find((ranked) => ranked.id === id)?.p
/** P(a) where a is `odds` times as likely as b. */
const share = (odds: number) => odds / (1 + odds)

test.each<[name: string, evidence: Evidence[], odds: number]>([
  ['nothing: the priors', [], 3],
  ['code x: times .8/.2', [code('x')], 12],
  ['code y: times .1/.6', [code('y')], 0.5],
  ['words: times .4/.6', [WORDS], 2],
  ['words and a code', [WORDS, code('x')], 8],
  ['a value of which a says nothing counts as usual for it: times .5/.9', [proxy('yes')], 3 * (0.5 / 0.9)],
  ['two values of one variable share its weight', [code('x'), code('y')], 3 * Math.sqrt(4 * (1 / 6))],
  ['a reading by the clock counts half', [code('x', 'clock')], 3 * Math.sqrt(4)],
  ['two messages count as √2 of them', [WORDS, WORDS], 3 * (2 / 3) ** Math.SQRT2],
  ['a phrase counts half', [{ kind: 'words', text: '说xx' }], 3 * (2 / 3) * Math.sqrt(4)],
  ['a name counts in full', [{ kind: 'words', text: 'kiwi崩了' }], 3 * (2 / 3) * (0.9 / 0.5)],
  ['a code that no value takes', [code('q')], 3],
  ['a pick of b: fifty times', [{ kind: 'picked', topic: 't/b' }], 3 / 50],
  ['a refusal of a: one in a hundred', [{ kind: 'rejected', topics: ['t/a'] }], 0.03],
  ['a pick of a topic that is gone', [{ kind: 'picked', topic: 't/gone' }], 3],
])('%s', (_, evidence, odds) => {
  expect(pOf(evidence)).toBeCloseTo(share(odds), 12)
})

test('the order of the evidence does not matter', () => {
  const evidence = [WORDS, code('x'), proxy('no'), { kind: 'rejected', topics: ['t/a'] } as const]
  const there = infer(model, evidence)
  const back = infer(model, [...evidence].reverse())
  expect(there.topics.map(({ id }) => id)).toEqual(back.topics.map(({ id }) => id))
  there.topics.forEach(({ p }, i) => {
    expect(p).toBeCloseTo(back.topics[i]?.p ?? 0, 12)
  })
})

test('a variable that was not observed contributes nothing', () => {
  const without = createModel(knowledgeOf([A, B], [CODES]), fixedScorer([A, B], [0.4, 0.6]), PLAIN_BALANCE)
  expect(pOf([code('x')], without)).toBe(pOf([code('x')]))
})

test('probabilities sum to 1 and stand in their order', () => {
  const { topics } = infer(model, [code('y')])
  expect(topics.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['guide t/b', 'cause t/a'])
  expect(topics.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12)
})

describe('what is not ours', () => {
  const OTHER = topic('chatter', 'not-ours')
  const withOther = modelOf([A, B, OTHER], [0.2, 0.2, 0.6], {
    ...PLAIN_BALANCE,
    scope: { ...NOTHING, ours: 1 },
  })

  test('is no topic to answer, and has its share of the whole', () => {
    const posterior = infer(withOther, [WORDS])
    expect(posterior.topics.map(({ id }) => id)).toEqual(['t/a', 't/b'])
    expect(posterior.notOurs?.id).toBe('t/chatter')
    expect(posterior.notOurs?.p).toBeCloseTo(0.6 / (0.6 + 0.6 + 0.2), 12)
  })

  test('lowers the probability that the message concerns us', () => {
    expect(infer(withOther, [WORDS]).inScope).toBeCloseTo(share(0.8 / 0.6), 12)
  })

  test('where there is none the usual advantage of our own messages is assumed', () => {
    expect(infer(model, [WORDS]).scope.ours).toBe(4)
    expect(infer(model, [WORDS]).notOurs).toBe(undefined)
  })
})

test('a vague complaint keeps the causes as likely as they are without its words', () => {
  const VAGUE = topic('vague', 'vague')
  const vague = modelOf([A, B, VAGUE], [0.005, 0.005, 0.99])
  const posterior = infer(vague, [WORDS])
  expect(posterior.topics.map(({ id }) => id)).toEqual(['t/a', 't/b'])
  expect(posterior.vague).toBeGreaterThan(0.9)
  expect(posterior.topics[0]?.p).toBeCloseTo(0.75, 2)
})

test('the shares of the evidence add up to what it moved', () => {
  const evidence = [code('x'), code('y'), proxy('yes')]
  const nats = (id: string) => explain(model, evidence, id).reduce((sum, share) => sum + share.nats, 0)
  const logOdds = (p = 0) => Math.log(p / (1 - p))
  expect(nats('t/a') - nats('t/b')).toBeCloseTo(logOdds(pOf(evidence)) - logOdds(pOf([])), 12)
})

test('an explanation names variable, value and words, the strongest first', () => {
  expect(explain(model, [code('x'), WORDS], 't/b')).toEqual([
    { kind: 'word', said: '发不出去', nats: 1 },
    { kind: 'evidence', variable: 'code', value: 'x', said: 'x', nats: Math.log(0.2 / 0.5) },
  ])
  expect(explain(model, [code('x')], 't/gone')).toEqual([])
})

test('a scorer of other topics is refused', () => {
  expect(() => createModel(knowledgeOf([A, B]), fixedScorer([B, A], [0.5, 0.5]))).toThrow(RangeError)
})

test('a sum of exponentials does not overflow', () => {
  expect(logSumExp(Float64Array.of(1000, 1000, 0), [0, 1])).toBeCloseTo(1000 + Math.log(2), 12)
  expect(logSumExp(Float64Array.of(1), [])).toBe(Number.NEGATIVE_INFINITY)
})
