/** Three users in ten minutes are a surge, unless that is usual; it ends by itself or by staff. */
import { Surges } from './surge'

const MINUTE = 60_000
const SETTINGS = { users: 3, window: 10 * MINUTE, factor: 3, ends: 30 * MINUTE }

test('the third user makes it one, the fourth meets it', () => {
  const surges = new Surges(SETTINGS)
  const note = (user: string, at: number) => surges.note('g', 'down', user, at * MINUTE)
  expect([note('a', 0), note('a', 1), note('b', 2), note('c', 9), note('d', 10)]).toEqual([
    'none',
    'none',
    'none',
    'begins',
    'lasts',
  ])
  expect([surges.lasts('g', 'down', 39 * MINUTE), surges.lasts('g', 'down', 40 * MINUTE)]).toEqual([true, false])
  expect([surges.lasts('h', 'down', 11 * MINUTE), surges.lasts('g', 'size', 11 * MINUTE)]).toEqual([false, false])
})

test('users over a longer time are none', () => {
  const surges = new Surges(SETTINGS)
  expect(['a', 'b', 'c', 'd'].map((user, i) => surges.note('g', 'down', user, i * 6 * MINUTE))).toEqual(
    Array(4).fill('none'),
  )
})

test('what many meet every ten minutes is usual', () => {
  const surges = new Surges(SETTINGS)
  const states = Array.from({ length: 300 }, (_, i) => surges.note('g', 'common', `u${i}`, i * 4 * MINUTE))
  expect(states.slice(250)).not.toContain('begins')
})

test('staff close it; what was seen before does not count again', () => {
  const surges = new Surges(SETTINGS)
  for (const user of ['a', 'b', 'c']) surges.note('g', 'down', user, 0)
  expect(surges.close('h', 1)).toBe(0)
  expect(surges.close('g', 1)).toBe(1)
  expect(surges.lasts('g', 'down', 2)).toBe(false)
  expect(surges.note('g', 'down', 'd', 2)).toBe('none')
})
