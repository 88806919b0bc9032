/** What is not so, against numbers that were reckoned by hand. */
import { wordlessModel } from '../../../test/helpers/askable'
import { topic, value, variable } from '../../../test/helpers/small-knowledge'
import { type Evidence, infer } from '.'

const V = variable('v', [value('x'), value('y'), value('z')], { usually: [0.5, 0.3, 0.2] })
const A = topic('a', 'cause', {
  evidence: { v: [0.8, 0.1, 0.1] },
  remedies: [
    { id: 'half', success: 0.5, minutes: 1 },
    { id: 'always', success: 1, minutes: 1 },
  ],
})
const B = topic('b', 'cause')
const MODEL = wordlessModel([A, B], [V])

const not = (values: string[], source: 'answer' | 'clock' = 'answer'): Evidence => ({
  ...{ kind: 'not', variable: 'v', values, said: '0', source },
})
const failed = (remedy: string, id = 't/a'): Evidence => ({ kind: 'failed', topic: id, remedy })
const seen: Evidence = { kind: 'value', variable: 'v', value: 'y', said: 'y', source: 'answer' }

test.each<[name: string, evidence: Evidence[], odds: number]>([
  ['not x: .2 instead of .5', [not(['x'])], 0.2 / 0.5],
  ['not x, not y: .1 instead of .2', [not(['x', 'y'])], 0.1 / 0.2],
  ['two answers exclude together', [not(['x']), not(['y'])], 0.1 / 0.2],
  ['none of all the values says nothing', [not(['x', 'y', 'z'])], 1],
  ['a value that does not exist says nothing', [not(['q'])], 1],
  ['by the clock it counts half', [not(['x'], 'clock')], Math.sqrt(0.2 / 0.5)],
  ['a value that was seen counts alone', [not(['x']), seen], 0.1 / 0.3],
  ['a remedy in vain: times 1 − .5', [failed('half')], 0.5],
  ['the same remedy counts once', [failed('half'), failed('half')], 0.5],
  ['even what always helps may be done wrongly', [failed('always')], 0.03],
  ['both', [failed('half'), failed('always')], 0.015],
  ['a remedy or topic that is gone says nothing', [failed('gone'), failed('half', 't/gone')], 1],
])('%s', (_, evidence, odds) => {
  const p = infer(MODEL, evidence).topics.find(({ id }) => id === 't/a')?.p
  expect(p).toBeCloseTo(odds / (1 + odds), 12)
})
