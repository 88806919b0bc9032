/** May we listen? Duplicates, programs and floods. */
import { Admit, type Arrival } from './admit'

const MINUTE = 60_000
const SETTINGS = {
  ...{ bots: ['p:bot'], floodMessages: 3, floodWindow: 5_000, floodPause: 30 * MINUTE },
  floodNotice: 24 * 60 * MINUTE,
}
const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  user: 'p:u',
  isSelf: false,
  fromBot: false,
  message: 'p/c/1',
  ...more,
})

test.each<[name: string, arrival: Partial<Arrival>, admission: string]>([
  ['a message', {}, 'admitted'],
  ['our own', { isSelf: true }, 'self'],
  ['one that says it is a program', { fromBot: true }, 'bot'],
  ['one that is known to be a program', { user: 'p:bot' }, 'bot'],
  ['the same account elsewhere', { user: 'q:bot' }, 'admitted'],
])('%s', (_, more, admission) => {
  expect(new Admit(SETTINGS).arrive(arrival(more), 0)).toBe(admission)
})

test.each<[later: number, message: string, admission: string]>([
  [0, 'p/c/1', 'duplicate'],
  [10 * MINUTE - 1, 'p/c/1', 'duplicate'],
  [10 * MINUTE, 'p/c/1', 'admitted'],
  [0, 'p/c/2', 'admitted'],
  [0, 'p/d/1', 'admitted'],
])('%d ms later, message %s: %s', (later, message, admission) => {
  const admit = new Admit(SETTINGS)
  admit.arrive(arrival(), 1_000)
  expect(admit.arrive(arrival({ message }), 1_000 + later)).toBe(admission)
})

test('three messages in five seconds are a flood: said once, then silence for the pause', () => {
  const admit = new Admit(SETTINGS)
  const at = (time: number) => admit.answerable('p:u', time)
  expect([0, 1_000, 4_999].map(at)).toEqual(['admitted', 'admitted', 'flood-begins'])
  expect([5_000, 29 * MINUTE].map(at)).toEqual(['flooding', 'flooding'])
  expect(at(31 * MINUTE)).toBe('admitted')
})

test('a user is told of a flood once a day', () => {
  const admit = new Admit(SETTINGS)
  const flood = (minute: number) => [0, 1, 2].map((ms) => admit.answerable('p:u', minute * MINUTE + ms)).at(-1)
  expect([0, 60, 24 * 60, 24 * 60 + 31].map(flood)).toEqual(['flood-begins', 'flooding', 'flood-begins', 'flooding'])
})

test('three messages in more time are none', () => {
  const admit = new Admit(SETTINGS)
  expect([0, 2_500, 5_000, 7_500].map((time) => admit.answerable('p:u', time))).toEqual(Array(4).fill('admitted'))
})

test('one user floods, another is heard', () => {
  const admit = new Admit(SETTINGS)
  for (const time of [0, 1, 2]) admit.answerable('p:u', time)
  expect(admit.answerable('p:v', 3)).toBe('admitted')
})

test('what is remembered is bounded: the oldest of many is forgotten', () => {
  const admit = new Admit(SETTINGS)
  const message = (n: number) => arrival({ message: `p/c/${n}` })
  for (let n = 0; n <= 20_000; n++) admit.arrive(message(n), 0)
  expect(admit.arrive(message(20_000), 0)).toBe('duplicate')
  expect(admit.arrive(message(0), 0)).toBe('admitted')
})
