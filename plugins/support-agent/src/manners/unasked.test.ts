/** A cause once in ten minutes; five answers in a row to one user are enough. */
import { Unasked } from './unasked'

const MINUTE = 60_000
const SETTINGS = { sameCause: 10 * MINUTE, inARow: 5, pause: 5 * MINUTE }

test('a cause is told once in ten minutes, a group for itself', () => {
  const unasked = new Unasked(SETTINGS)
  unasked.note('g', 'clock', 0)
  expect(unasked.may('g', 'u', 'clock', 10 * MINUTE - 1)).toBe(false)
  expect(unasked.may('g', 'u', 'clock', 10 * MINUTE)).toBe(true)
  expect(unasked.may('g', 'u', 'size', 1)).toBe(true)
  expect(unasked.may('h', 'u', 'clock', 1)).toBe(true)
})

test('after five answers in a row to one user it waits until another speaks, or five minutes', () => {
  const unasked = new Unasked(SETTINGS)
  const answer = (user: string, at: number) => unasked.answered('g', user, at)
  for (let i = 0; i < 5; i++) {
    expect(unasked.may('g', 'u', `topic-${i}`, i)).toBe(true)
    answer('u', i)
  }
  expect(unasked.may('g', 'u', 'new', 5)).toBe(false)
  expect(unasked.may('g', 'v', 'new', 5)).toBe(true)
  expect(unasked.may('g', 'u', 'new', 4 + 5 * MINUTE)).toBe(true)
  unasked.heard('g', 'u')
  expect(unasked.may('g', 'u', 'new', 5)).toBe(false)
  unasked.heard('g', 'v')
  expect(unasked.may('g', 'u', 'new', 5)).toBe(true)
})
