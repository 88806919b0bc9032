/** What a group is set to, how long it holds, and that it is there again after a restart. */
import { memoryStore } from '@support-agent/storage'
import { GroupBook } from './group-book'

const GROUP = { platform: 'p', guild: 'g' }
const OTHER = { platform: 'p', guild: 'h' }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** 2025-03-05 22:30 in Shanghai. */
const EVENING = Date.UTC(2025, 2, 5, 14, 30)

const opened = () => {
  const store = memoryStore(() => 0)
  return { store, book: new GroupBook(store) }
}

test('what was set holds in its group only, and after a restart', async () => {
  const { store, book } = opened()
  await book.change(GROUP, { mode: 'mention', bases: ['a'] })
  await book.change(GROUP, { off: true, lastSilence: { at: 1, by: 'u' } })
  const again = new GroupBook(store)
  await again.restore()
  for (const one of [book, again]) {
    expect(one.of(GROUP)).toEqual({
      ...{ group: GROUP, mode: 'mention', bases: ['a'], off: true, lastSilence: { at: 1, by: 'u' } },
    })
    expect([one.isSilent(GROUP, 2), one.isSilent(OTHER, 2)]).toEqual([true, false])
    expect(one.of(OTHER)).toEqual({ group: OTHER })
  }
})

test('a silence ends by itself, or is lifted by an absent value', async () => {
  const { book } = opened()
  await book.change(GROUP, { silentUntil: 30 * MINUTE })
  expect([29, 30].map((minute) => book.isSilent(GROUP, minute * MINUTE))).toEqual([true, false])
  await book.change(GROUP, { silentUntil: undefined })
  expect(book.of(GROUP)).toEqual({ group: GROUP })
})

test('quiet hours are those of Shanghai', async () => {
  const { book } = opened()
  await book.change(GROUP, { quietHours: { from: 22, to: 7 } })
  expect([0, 8 * 60, 9 * 60].map((later) => book.isQuiet(GROUP, EVENING + later * MINUTE))).toEqual([true, true, false])
  expect(book.isQuiet(OTHER, EVENING)).toBe(false)
})

test('a group that was joined is `mention` for a week, or until somebody chooses', async () => {
  const { book } = opened()
  await book.change(GROUP, { joinedAt: 0 })
  await book.change(OTHER, { joinedAt: 0 })
  expect([6 * DAY, 7 * DAY].map((now) => book.modeOf(GROUP, now))).toEqual(['mention', undefined])
  await book.change(OTHER, { mode: 'confident', chosen: true })
  expect(book.modeOf(OTHER, DAY)).toBe('confident')
  expect(book.isNew(OTHER, DAY)).toBe(false)
})

test('a member is silenced alone, at most for a day, and lifts it', async () => {
  const { store, book } = opened()
  await book.silenceMember(GROUP, 'u', 0)
  await book.silenceMember(GROUP, 'v', 0)
  const again = new GroupBook(store)
  await again.restore()
  expect(again.isMemberSilenced(GROUP, 'u', DAY - 1)).toBe(true)
  expect(again.isMemberSilenced(GROUP, 'u', DAY)).toBe(false)
  expect(again.isMemberSilenced(OTHER, 'u', 1)).toBe(false)
  await again.liftSilence(GROUP, 'u')
  expect(again.isMemberSilenced(GROUP, 'u', 1)).toBe(false)
  await again.silenceMember(GROUP, 'w', DAY)
  expect((await store.list('silence/')).map(({ key }) => key)).toEqual(['silence/p/g/w'])
})

test('whoever is forgotten leaves no name behind, the switch stays', async () => {
  const { store, book } = opened()
  await book.change(GROUP, { off: true, lastSilence: { at: 1, by: 'u' }, lastWake: { at: 0, by: 'v' } })
  await book.silenceMember(GROUP, 'u', 0)
  await book.forget('p', 'u')
  expect(book.of(GROUP)).toEqual({ group: GROUP, off: true, lastWake: { at: 0, by: 'v' } })
  expect(JSON.stringify([await store.list('group/'), await store.list('silence/')])).not.toContain('"u"')
})

test('changes at the same moment keep each other’s work', async () => {
  const { book } = opened()
  const mute = (at: number) => book.change(GROUP, ({ mutedAt = [] }) => ({ mutedAt: [...mutedAt, at] }))
  await Promise.all([mute(1), book.change(GROUP, { mode: 'mention' }), mute(2)])
  expect(book.of(GROUP)).toEqual({ group: GROUP, mutedAt: [1, 2], mode: 'mention' })
})
