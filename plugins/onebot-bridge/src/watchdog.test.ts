/** When a link counts as dead. */
import { Watchdog } from './watchdog'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function watch(limit: number) {
  const life = { asked: 0, lost: 0 }
  const watched = { ping: () => life.asked++, lost: () => life.lost++ }
  return { life, dog: new Watchdog(watched, limit) }
}

test('it asks at once and then four times within the limit', () => {
  const { life, dog } = watch(4_000)
  expect(life.asked).toBe(1)
  dog.answered()
  jest.advanceTimersByTime(3_999)
  expect(life).toEqual({ asked: 4, lost: 0 })
})

test('who answered and answers no more is dead after the limit, once', () => {
  const { life, dog } = watch(4_000)
  dog.answered()
  jest.advanceTimersByTime(4_000)
  expect(life.lost).toBe(1)
  jest.advanceTimersByTime(60_000)
  expect(life).toEqual({ asked: 4, lost: 1 })
})

test('any sign of life counts', () => {
  const { life, dog } = watch(4_000)
  dog.answered()
  for (let second = 0; second < 60; second++) {
    jest.advanceTimersByTime(1_000)
    if (second % 3 === 0) dog.heard()
  }
  expect(life.lost).toBe(0)
})

test('who answers no asking lives as long as its heartbeat', () => {
  const { life, dog } = watch(4_000)
  dog.expects(30_000)
  jest.advanceTimersByTime(74_999)
  expect(life.lost).toBe(0)
  dog.heard()
  jest.advanceTimersByTime(75_000)
  expect(life.lost).toBe(1)
})

test('who neither answers nor has a heartbeat is left alone', () => {
  const { life } = watch(4_000)
  jest.advanceTimersByTime(3_600_000)
  expect(life.lost).toBe(0)
})

test.each([0, -5, 1])('a heartbeat of %s ms makes it no less patient than with those who answer', (interval) => {
  const { life, dog } = watch(4_000)
  dog.expects(interval)
  jest.advanceTimersByTime(4_000)
  expect(life.lost).toBe(0)
})

test('stopped, it does nothing', () => {
  const { life, dog } = watch(4_000)
  dog.answered()
  dog.stop()
  jest.advanceTimersByTime(60_000)
  expect(life).toEqual({ asked: 1, lost: 0 })
  expect(jest.getTimerCount()).toBe(0)
})
