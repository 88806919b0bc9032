/** Mutes of both kinds, and the growing rest after sends that failed. */
import { DEFAULT_REST, Rests } from './rest'

const MINUTE = 60_000
const rests = () => new Rests(DEFAULT_REST)

test('a mute holds until its end, or until it is lifted', () => {
  const one = rests()
  one.mute('g', 'self', 10 * MINUTE)
  expect([one.whyNot('g', 9 * MINUTE), one.whyNot('g', 10 * MINUTE), one.whyNot('h', 0)]).toEqual([
    'muted',
    undefined,
    undefined,
  ])
  one.mute('h', 'everyone')
  expect(one.whyNot('h', 99 * MINUTE)).toBe('muted')
  one.lift('h', 'everyone')
  expect(one.whyNot('h', 99 * MINUTE)).toBe(undefined)
})

test('the lift of one kind does not end the other', () => {
  const one = rests()
  one.mute('g', 'self', 10 * MINUTE)
  one.mute('g', 'everyone')
  one.lift('g', 'everyone')
  expect(one.whyNot('g', 0)).toBe('muted')
})

test('two failures within a minute let a group rest ten minutes, then one probe goes', () => {
  const one = rests()
  expect([one.failed('g', 0), one.whyNot('g', 1), one.failed('g', 59_000)]).toEqual([false, undefined, true])
  const wakes = 59_000 + 10 * MINUTE
  expect([one.whyNot('g', wakes - 1), one.whyNot('g', wakes), one.whyNot('h', 60_000)]).toEqual([
    'resting',
    undefined,
    undefined,
  ])
  one.begins('g', wakes)
  expect(one.whyNot('g', wakes + 1)).toBe('resting')
  one.succeeded('g')
  expect(one.whyNot('g', wakes + 1)).toBe(undefined)
})

test('two failures far apart are chance', () => {
  const one = rests()
  one.failed('g', 0)
  expect([one.failed('g', 2 * MINUTE), one.whyNot('g', 2 * MINUTE)]).toEqual([false, undefined])
})

test('each failed probe doubles the rest, up to six hours', () => {
  const one = rests()
  one.failed('g', 0)
  one.failed('g', 0)
  let now = 0
  const lengths = Array.from({ length: 8 }, () => {
    const { until } = one.all(now)[0]!
    const length = (until - now) / MINUTE
    now = until
    one.begins('g', now)
    one.failed('g', now)
    return length
  })
  expect(lengths).toEqual([10, 20, 40, 80, 160, 320, 360, 360])
})

test('a probe that tells nothing is followed by another one', () => {
  const one = rests()
  one.failed('g', 0)
  one.failed('g', 0)
  one.begins('g', 10 * MINUTE)
  one.undecided('g')
  expect(one.whyNot('g', 10 * MINUTE)).toBe(undefined)
  one.begins('g', 10 * MINUTE)
  one.failed('g', 10 * MINUTE)
  expect([29, 30].map((minute) => one.whyNot('g', minute * MINUTE))).toEqual(['resting', undefined])
})
