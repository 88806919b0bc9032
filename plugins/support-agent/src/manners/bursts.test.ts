/** What is joined, when it goes on, and what never waits. */
import { FakeClock } from '../../../../test/helpers/fake-clock'
import { Scheduler } from '../scheduler'
import { Bursts, type Urgency } from './bursts'

const SETTINGS = { quiet: 2_500, most: 8_000 }

/** Plays messages at their times; each taken burst as `time: a+b`. */
function play(messages: readonly (readonly [at: number, key: string, text: string, urgency?: Urgency])[]): string[] {
  const clock = new FakeClock(0)
  const taken: string[] = []
  const bursts = new Bursts<string>(SETTINGS, new Scheduler(clock), (items) => note(items))
  const note = (items: readonly string[]) => taken.push(`${clock.now()}: ${items.join('+')}`)
  for (const [at, key, text, urgency = 'waits'] of messages) {
    clock.advance(at - clock.now())
    for (const items of bursts.add(key, text, urgency)) note(items)
  }
  clock.advance(60_000)
  return taken
}

test.each<[name: string, messages: Parameters<typeof play>[0], taken: string[]]>([
  ['one message', [[0, 'u', 'a']], ['2500: a']],
  [
    'three in one breath',
    [
      [0, 'u', 'a'],
      [2_000, 'u', 'b'],
      [4_000, 'u', 'c'],
    ],
    ['6500: a+b+c'],
  ],
  [
    'a pause parts them',
    [
      [0, 'u', 'a'],
      [2_600, 'u', 'b'],
    ],
    ['2500: a', '5100: b'],
  ],
  [
    'never across users',
    [
      [0, 'u', 'a'],
      [1, 'v', 'b'],
    ],
    ['2500: a', '2501: b'],
  ],
  [
    'whoever goes on typing is read after eight seconds',
    [
      [0, 'u', 'a'],
      [2_000, 'u', 'b'],
      [4_000, 'u', 'c'],
      [6_000, 'u', 'd'],
      [7_900, 'u', 'e'],
      [8_100, 'u', 'f'],
    ],
    ['8000: a+b+c+d+e', '10600: f'],
  ],
  [
    'what is clear by itself goes at once, with what came before',
    [
      [0, 'u', 'a'],
      [10, 'u', 'b', 'decisive'],
    ],
    ['10: a+b'],
  ],
  [
    'a command goes alone, after what waited',
    [
      [0, 'u', 'a'],
      [10, 'u', '1', 'alone'],
    ],
    ['10: a', '10: 1'],
  ],
])('%s', (_, messages, taken) => {
  expect(play(messages)).toEqual(taken)
})

test('a message that was taken back is not read', () => {
  const clock = new FakeClock(0)
  const taken: string[] = []
  const bursts = new Bursts<string>(SETTINGS, new Scheduler(clock), (items) => taken.push(items.join('+')))
  for (const text of ['a', 'b']) bursts.add('u', text, 'waits')
  bursts.add('v', 'c', 'waits')
  bursts.drop((item) => item === 'a' || item === 'c')
  expect([bursts.waiting('u'), bursts.waiting('v')]).toEqual([['b'], []])
  clock.advance(60_000)
  expect(taken).toEqual(['b'])
})

test('without a quiet time nothing waits', () => {
  const bursts = new Bursts<string>({ quiet: 0, most: 0 }, new Scheduler(new FakeClock(0)), () => {})
  expect(bursts.add('u', 'a', 'waits')).toEqual([['a']])
})

test('a burst of very many messages does not wait for its end', () => {
  const bursts = new Bursts<number>(SETTINGS, new Scheduler(new FakeClock(0)), () => {})
  const taken = Array.from({ length: 20 }, (_, i) => bursts.add('u', i, 'waits')).flat()
  expect(taken.map((items) => items.length)).toEqual([20])
})
