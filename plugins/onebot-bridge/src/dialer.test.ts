/** How long it waits between two tries; the tries themselves are played over real sockets in test/onebot. */
import { Dialer, pauseBefore } from './dialer'

test('pauses double up to the limit', () => {
  expect([0, 1, 2, 3, 7, 8, 2_000].map((attempt) => pauseBefore(attempt, 30_000))).toEqual([
    250, 500, 1_000, 2_000, 30_000, 30_000, 30_000,
  ])
})

test('an address that cannot be dialled at all is tried on, more and more rarely', () => {
  const pauses: number[] = []
  let again = (): void => {}
  let cancelled = 0
  const dialer = new Dialer(
    {
      open: () => {
        throw new TypeError('Invalid URL')
      },
      adopt: () => {},
      failed: () => {},
      later(time, act) {
        pauses.push(time)
        again = act
        return () => cancelled++
      },
    },
    1_000,
  )
  dialer.start()
  dialer.start()
  again()
  again()
  again()
  expect(pauses).toEqual([250, 500, 1_000, 1_000])
  dialer.stop()
  expect(cancelled).toBe(1)
})
