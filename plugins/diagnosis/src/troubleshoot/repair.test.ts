/** Orders of remedies and expected costs of repair against numbers that were reckoned by hand. */
import { wordlessModel } from '../../../../test/helpers/askable'
import { topic } from '../../../../test/helpers/small-knowledge'
import { beliefOf, expectedCostOfRepair, infer, type Remedy, rankRepairs, remedyKey } from '..'

const remedy = (id: string, success: number, minutes: number): Remedy => ({ id, success, minutes })
/** Priors 3 to 1 to 4; the guide repairs nothing, so the causes are at .75 and .25. */
const A = topic('a', 'cause', { prior: 3, remedies: [remedy('slow', 0.8, 8), remedy('quick', 0.5, 1)] })
const B = topic('b', 'cause', { prior: 1, remedies: [remedy('sure', 1, 2)] })
const GUIDE = topic('g', 'guide', { prior: 4, remedies: [remedy('read', 1, 1)] })
const MODEL = wordlessModel([A, GUIDE, B], [])
const BELIEF = beliefOf(MODEL, infer(MODEL, []))
const SETTINGS = { handOver: 60, mostRemedies: 8, exchange: 0 }

const NOTHING: ReadonlySet<string> = new Set()
const order = (tried: ReadonlySet<string> = NOTHING, settings = SETTINGS) =>
  rankRepairs(MODEL, BELIEF, tried, settings).map((each) => `${each.remedy} ${each.p.toFixed(3)}/${each.minutes}`)

test('success per minute across topics, each with what the ones before leave to it', () => {
  // quick: .75·.5/1 = .375; sure: .25·1/2 = .125; slow: .75·.5·.8/8 = .0375.
  expect(order()).toEqual(['quick 0.375/1', 'sure 0.250/2', 'slow 0.300/8'])
})

test.each<[name: string, tried: string[], expected: string[]]>([
  ['what was tried is left out', [remedyKey('t/a', 'quick')], ['sure 0.250/2', 'slow 0.600/8']],
  ['a topic may have nothing left', [remedyKey('t/b', 'sure')], ['quick 0.375/1', 'slow 0.300/8']],
  ['what is gone from the knowledge counts as a try only', [remedyKey('t/x', 'y')], order()],
])('%s', (_, tried, expected) => {
  expect(order(new Set(tried))).toEqual(expected)
})

test.each([
  [1, ['quick 0.375/1.5']],
  [2, ['quick 0.375/1.5', 'sure 0.250/2.5']],
  [0, []],
])('at most %i remedies, each with its exchange', (mostRemedies, expected) => {
  expect(order(new Set(), { ...SETTINGS, mostRemedies, exchange: 0.5 })).toEqual(expected)
})

test.each<[name: string, handOver: number, minutes: number]>([
  // 1 + .625·2 + .375·8 + .075·60
  ['all three before a person', 60, 1 + 1.25 + 3 + 4.5],
  // slow pays only while .3·handOver > .375·8
  ['the slow one does not pay', 9, 1 + 1.25 + 0.375 * 9],
  ['nothing pays', 1, 1],
])('the expected cost of repair: %s', (_, handOver, minutes) => {
  expect(expectedCostOfRepair(MODEL, BELIEF, new Set(), { ...SETTINGS, handOver })).toBeCloseTo(minutes, 12)
})

test('a first remedy that does not pay by itself is tried where the two together do', () => {
  const both = wordlessModel(
    [
      topic('a', 'cause', { prior: 0.5, remedies: [remedy('one', 0.98, 5)] }),
      topic('b', 'cause', { prior: 0.5, remedies: [remedy('two', 0.98, 5)] }),
    ],
    [],
  )
  const belief = beliefOf(both, infer(both, []))
  // One alone costs 5 and saves 4.9 of the ten minutes; both cost 5 + .51·5 and save 9.8.
  expect(expectedCostOfRepair(both, belief, new Set(), { ...SETTINGS, handOver: 10 })).toBeCloseTo(7.75, 12)
})
