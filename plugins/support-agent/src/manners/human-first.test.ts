/** Who answers first. */
import { FakeClock } from '../../../../test/helpers/fake-clock'
import { Scheduler } from '../scheduler'
import { HumanFirst, type Overheard } from './human-first'

const ANSWER = { channel: 'c', asker: 'u', messages: ['l', 'm'] }
const said = (more: Partial<Overheard>): Overheard => ({
  ...{ channel: 'c', user: 'v', quotes: undefined, mentions: [], settles: false },
  ...more,
})

test.each<[name: string, overheard: Overheard | undefined, given: boolean]>([
  ['nobody says anything', undefined, true],
  ['somebody quotes the question', said({ quotes: 'm' }), false],
  ['somebody quotes its beginning', said({ quotes: 'l' }), false],
  ['somebody mentions the asker', said({ mentions: ['u'] }), false],
  ['the asker is done', said({ user: 'u', settles: true }), false],
  ['somebody else is done', said({ settles: true }), true],
  ['the asker goes on', said({ user: 'u', quotes: 'm' }), true],
  ['chatter', said({}), true],
  ['a reply elsewhere', said({ channel: 'd', quotes: 'm' }), true],
])('%s', (_, overheard, given) => {
  const clock = new FakeClock(0)
  const human = new HumanFirst(20_000, new Scheduler(clock))
  const answers: number[] = []
  human.hold(ANSWER, () => answers.push(clock.now()))
  clock.advance(10_000)
  if (overheard) human.heard(overheard)
  clock.advance(60_000)
  expect(answers).toEqual(given ? [20_000] : [])
})

test('a question that was taken back is not answered', () => {
  const clock = new FakeClock(0)
  const human = new HumanFirst(20_000, new Scheduler(clock))
  const answers: string[] = []
  human.hold(ANSWER, () => answers.push('m'))
  human.hold({ ...ANSWER, messages: ['n'] }, () => answers.push('n'))
  human.recalled('c', 'm')
  clock.advance(60_000)
  expect(answers).toEqual(['n'])
})

test('who is forgotten is answered nowhere on their platform, others are', () => {
  const clock = new FakeClock(0)
  const human = new HumanFirst(20_000, new Scheduler(clock))
  const answers: string[] = []
  for (const [channel, asker] of [
    ['p/c', 'u'],
    ['p/d', 'u'],
    ['p/c', 'v'],
    ['q/c', 'u'],
  ] as const) {
    human.hold({ channel, asker, messages: ['m'] }, () => answers.push(`${channel} ${asker}`))
  }
  human.forget('p', 'u')
  clock.advance(60_000)
  expect(answers).toEqual(['p/c v', 'q/c u'])
})

test('without a wait the answer is given at once', () => {
  const answers: string[] = []
  new HumanFirst(0, new Scheduler(new FakeClock(0))).hold(ANSWER, () => answers.push('m'))
  expect(answers).toEqual(['m'])
})
