/** What the desk keeps over a restart, in whatever form an older program left it. */
import { memoryStore } from '@support-agent/storage'
import type { Context } from 'koishi'
import { FakeClock } from '../../../test/helpers/fake-clock'
import type { Outbox } from './outbox'
import { Scheduler } from './scheduler'
import { StaffDesk } from './staff-desk'

const SPEAKER = { platform: 'mock', channel: 'g', user: 'u' }
const TARGET = { platform: 'mock', selfId: 'bot', channelId: 'g' }

test('a hand-over kept without its moment gets one, and no number is given twice', async () => {
  const store = memoryStore(() => 0)
  const older = { number: 3, speaker: SPEAKER, target: TARGET, messages: [] }
  await store.commit([
    { key: 'hand-over/3', value: older },
    { key: 'desk/last-number', value: 7 },
  ])
  const scheduler = new Scheduler(new FakeClock(1_000))
  // Nobody is told here.
  const desk = new StaffDesk({} as Context, store, {} as Outbox, scheduler, { staff: [], hours: '', retention: 1_000 })
  await desk.restore()
  expect((await store.get('hand-over/3'))?.value).toEqual({ ...older, at: 1_000 })
  await desk.take({ ...SPEAKER, user: 'another' }, TARGET, undefined, [])
  expect((await store.get('desk/last-number'))?.value).toBe(8)
})
