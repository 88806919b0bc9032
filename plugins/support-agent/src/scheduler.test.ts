/** The one place that waits, on a clock that is told to move. */
import { FakeClock } from '../../../test/helpers/fake-clock'
import { Scheduler, systemClock } from './scheduler'

const setUp = (time = 0) => {
  const clock = new FakeClock(time)
  const ran: string[] = []
  const scheduler = new Scheduler(clock)
  return { clock, scheduler, ran, job: (name: string) => () => void ran.push(name) }
}

test('jobs run at their times, in their order', () => {
  const { clock, scheduler, ran, job } = setUp()
  scheduler.at('late', 200, job('late'))
  scheduler.at('early', 100, job('early'))
  clock.advance(99)
  expect(ran).toEqual([])
  clock.advance(101)
  expect(ran).toEqual(['early', 'late'])
})

test('a time in the past is now', () => {
  const { clock, scheduler, ran, job } = setUp(1_000)
  scheduler.at('past', 5, job('past'))
  clock.advance(0)
  expect(ran).toEqual(['past'])
})

test('a second job of the same name replaces the first', () => {
  const { clock, scheduler, ran, job } = setUp()
  scheduler.at('one', 100, job('old'))
  scheduler.at('one', 200, job('new'))
  clock.advance(1_000)
  expect(ran).toEqual(['new'])
})

test('a cancelled job never runs', () => {
  const { clock, scheduler, ran, job } = setUp()
  scheduler.at('one', 100, job('one'))
  scheduler.cancel('one')
  scheduler.cancel('unknown')
  clock.advance(1_000)
  expect(ran).toEqual([])
})

test('a job may put itself there again', () => {
  const { clock, scheduler, ran } = setUp()
  const again = () => {
    ran.push(String(clock.now()))
    scheduler.at('again', clock.now() + 100, again)
  }
  again()
  clock.advance(250)
  expect(ran).toEqual(['0', '100', '200'])
})

test('longer than a timer can wait', () => {
  const { clock, scheduler, ran, job } = setUp()
  const far = 2 ** 31 + 5_000
  scheduler.at('far', far, job('far'))
  clock.advance(far - 1)
  expect(ran).toEqual([])
  clock.advance(1)
  expect(ran).toEqual(['far'])
})

test('after dispose nothing waits and nothing can be added', () => {
  const { clock, scheduler, ran, job } = setUp()
  scheduler.at('one', 100, job('one'))
  scheduler.dispose()
  scheduler.at('two', 100, job('two'))
  expect(clock.waiting).toBe(0)
  clock.advance(1_000)
  expect(ran).toEqual([])
})

test('the real clock runs a job once, and not when cancelled', async () => {
  const ran: string[] = []
  systemClock.after(0, () => ran.push('cancelled'))()
  await new Promise<void>((resolve) => {
    systemClock.after(0, () => {
      ran.push('ran')
      setImmediate(resolve)
    })
    // The clock's own timers keep nothing alive.
    setTimeout(() => {}, 50)
  })
  expect(ran).toEqual(['ran'])
})
