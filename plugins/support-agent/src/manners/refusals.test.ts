/** What was refused stays unsaid; three groups that refuse are the account's trouble. */
import { Refusals } from './refusals'

const MINUTE = 60_000

test.each<[group: string, text: string, known: boolean]>([
  ['g', '看 这个 链接', true],
  ['g', '「看这个链接」!', true],
  ['g', '看那个链接', false],
  ['h', '看这个链接', false],
])('in %s %j was refused: %s', (group, text, known) => {
  const refusals = new Refusals()
  refusals.refused('g', '看这个链接。')
  expect(refusals.wasRefused(group, text)).toBe(known)
})

test('failures in three groups let the account rest for an hour, then each failure another one', () => {
  const refusals = new Refusals()
  const failed = (group: string, minute: number) => refusals.failed('a', group, minute * MINUTE)
  expect([failed('g', 0), failed('g', 1), failed('h', 2), failed('i', 3)]).toEqual([false, false, false, true])
  expect([62, 63].map((minute) => refusals.accountRests('a', minute * MINUTE))).toEqual([true, false])
  expect(refusals.accountRests('b', 4 * MINUTE)).toBe(false)
  expect(failed('g', 63)).toBe(true)
  refusals.succeeded('a')
  expect([refusals.accountRests('a', 64 * MINUTE), failed('g', 64)]).toEqual([false, false])
})

test('failures far apart are each group’s own', () => {
  const refusals = new Refusals()
  expect(['g', 'h', 'i'].map((group, i) => refusals.failed('a', group, i * 11 * MINUTE))).toEqual([false, false, false])
})
