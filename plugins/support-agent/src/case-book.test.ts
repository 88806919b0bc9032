/** Cases as a group's experience: only what users said counts, once a user, cause and day; forgotten in time. */
import type { CaseEvent, CaseRecord } from '@support-agent/conversation'
import { memoryStore } from '@support-agent/storage'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { CaseBook, type CaseBookSettings } from './case-book'
import { Scheduler } from './scheduler'

const DAY = 24 * 3_600_000
const START = 100 * DAY
const SETTINGS: CaseBookSettings = { retention: 180 * DAY, hashUsers: false, hashKey: 'k' }

function setUp(settings: Partial<CaseBookSettings> = {}) {
  const clock = new FakeClock(START)
  const store = memoryStore(() => clock.now())
  const open = () => new CaseBook(store, new Scheduler(clock), { ...SETTINGS, ...settings })
  return { clock, store, open, book: open() }
}

const record = (user: string, event: CaseEvent, more: Partial<CaseRecord> = {}): CaseRecord => ({
  ...{ event, at: START, topic: 't/a', steps: ['one', 'two'], observed: [], knowledge: 'r1' },
  speaker: { platform: 'p', channel: 'c', user },
  ...more,
})

/** Commits and counts, as the agent does. */
async function write({ book, store }: Pick<ReturnType<typeof setUp>, 'book' | 'store'>, ...records: CaseRecord[]) {
  for (const one of records) {
    await store.commit([book.changeFor(one)])
    book.learn(one)
  }
}

const experience = (book: CaseBook) => book.experienceOf('p', 'c')

test('a group without cases has no experience', () => {
  expect(experience(setUp().book)).toEqual({})
})

test.each<[name: string, records: CaseRecord[], expected: object]>([
  ['solved, by the last step given', [record('u', 'solved')], { 't/a': { met: 1, solvedBy: { two: 1 } } }],
  ['in vain', [record('u', 'failed')], { 't/a': { met: 1, solvedBy: {} } }],
  ['solved by nothing that was given', [record('u', 'solved', { steps: [] })], { 't/a': { met: 1, solvedBy: {} } }],
  ['two users', [record('u', 'solved'), record('v', 'failed')], { 't/a': { met: 2, solvedBy: { two: 1 } } }],
  ['one user twice a day', [record('u', 'solved'), record('u', 'solved')], { 't/a': { met: 1, solvedBy: { two: 1 } } }],
  [
    'one user, two steps on one day: the first',
    [record('u', 'solved'), record('u', 'solved', { steps: ['three'] })],
    { 't/a': { met: 1, solvedBy: { two: 1 } } },
  ],
  [
    'one user on two days',
    [record('u', 'solved'), record('u', 'solved', { at: START + DAY })],
    { 't/a': { met: 2, solvedBy: { two: 2 } } },
  ],
  [
    'first in vain, then solved',
    [record('u', 'failed'), record('u', 'solved')],
    { 't/a': { met: 1, solvedBy: { two: 1 } } },
  ],
  [
    'two causes',
    [record('u', 'failed'), record('u', 'solved', { topic: 't/b' })],
    { 't/a': { met: 1, solvedBy: {} }, 't/b': { met: 1, solvedBy: { two: 1 } } },
  ],
  ['no cause', [record('u', 'solved', { topic: undefined })], {}],
  ...(['answered', 'unknown', 'left', 'handed-over'] as const).map((event): [string, CaseRecord[], object] => [
    `${event} counts for nothing`,
    [record('u', event)],
    {},
  ]),
])('%s', async (_, records, expected) => {
  const scene = setUp()
  await write(scene, ...records)
  expect(experience(scene.book)).toEqual(expected)
  const restarted = scene.open()
  await restarted.restore()
  expect(experience(restarted)).toEqual(expected)
})

test('another group knows nothing of it', async () => {
  const scene = setUp()
  await write(scene, record('u', 'solved'))
  expect(scene.book.experienceOf('p', 'other')).toEqual({})
  expect(scene.book.experienceOf('q', 'c')).toEqual({})
})

test('what is too old is dropped at a start', async () => {
  const scene = setUp()
  await write(scene, record('u', 'solved'), record('v', 'solved', { at: START + 2 * DAY }))
  scene.clock.set(START + 181 * DAY)
  const restarted = scene.open()
  await restarted.restore()
  expect(experience(restarted)['t/a']?.met).toBe(1)
  expect(await scene.store.list('case/')).toHaveLength(1)
})

test('and once a day while the bot runs', async () => {
  const scene = setUp({ retention: 3 * DAY })
  await write(scene, record('u', 'solved'))
  for (let day = 0; day < 3; day++) {
    scene.clock.advance(DAY)
    await new Promise(setImmediate)
    expect(await scene.store.list('case/')).toHaveLength(1)
  }
  scene.clock.advance(DAY)
  await new Promise(setImmediate)
  expect(await scene.store.list('case/')).toEqual([])
  expect(experience(scene.book)).toEqual({})
})

test('hashed: no user in the store, one name for a user before and after a restart', async () => {
  const scene = setUp({ hashUsers: true })
  await write(scene, record('123456789', 'solved'))
  expect(JSON.stringify(await scene.store.list('case/'))).not.toContain('123456789')
  expect(scene.book.nameOf('123456789')).toMatch(/^[0-9a-f]{24}$/)
  const restarted = scene.open()
  await restarted.restore()
  await write({ ...scene, book: restarted }, record('123456789', 'solved'))
  expect(experience(restarted)['t/a']).toEqual({ met: 1, solvedBy: { two: 1 } })
  expect(setUp({ hashUsers: true, hashKey: 'other' }).book.nameOf('123456789')).not.toBe(scene.book.nameOf('123456789'))
})

test('records of one moment stand side by side, also after a restart', async () => {
  const scene = setUp()
  await write(scene, record('u', 'answered'), record('v', 'answered'))
  const restarted = scene.open()
  await restarted.restore()
  await write({ ...scene, book: restarted }, record('w', 'answered'))
  expect(await scene.store.list('case/')).toHaveLength(3)
})

test('after a purge it is counted anew', async () => {
  const scene = setUp()
  await write(scene, record('u', 'solved'), record('v', 'solved'))
  await scene.store.purge((_, value) => (value as { speaker?: { user?: string } } | null)?.speaker?.user === 'u')
  await scene.book.recount()
  expect(experience(scene.book)['t/a']?.met).toBe(1)
})
