/** One notice a kind in ten minutes. */
import { line } from '@support-agent/conversation'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { OperatorDesk } from './operator-desk'
import { Scheduler } from './scheduler'

test('a kind of trouble is told once in ten minutes', () => {
  const clock = new FakeClock(0)
  const told: string[] = []
  const desk = new OperatorDesk(new Scheduler(clock), {
    notify: async (text) => void told.push(text),
    clean: (text) => text,
    gap: 600_000,
  })
  const trouble = (kind: string) => desk.tell(kind, line('operator.error', { what: kind }))
  trouble('a')
  trouble('a')
  trouble('b')
  clock.advance(600_000)
  trouble('a')
  expect(told.map((text) => text.split('(')[0])).toEqual(['a', 'b', 'a'].map((kind) => `处理消息时出错:${kind}`))
})
