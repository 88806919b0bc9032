/** The inbox: masked, grouped by likeness, counted, bounded, and nobody sees another group's. */
import { memoryStore } from '@support-agent/storage'
import type { InboxEntry } from './entry'
import { Inbox } from './inbox'

const DISMISSED = { at: 2, decidedBy: '群主', decision: 'refused' } as const
const HERE = { platform: 'p', guild: 'g1' }
const entry = (text: string, more: Partial<InboxEntry> = {}): InboxEntry => ({
  ...{ at: 1, reason: 'unanswered', text, scope: HERE, shown: [], locale: 'zh-CN' },
  speaker: { platform: 'p', channel: 'c', user: 'u' },
  ...more,
})

async function filled(...entries: InboxEntry[]) {
  const store = memoryStore(() => 0)
  const inbox = new Inbox(store)
  for (const one of entries) await inbox.add(one)
  return { store, inbox }
}

it('puts what says the same together, the most frequent first, with its reasons', async () => {
  const { inbox } = await filled(
    entry('头像怎么换不了'),
    entry('群文件夹满了传不上去'),
    entry('群文件夹满了,传不上去啊', { reason: 'unsure' }),
    entry('群文件夹满了 怎么传'),
  )
  const groups = inbox.groups('global')
  expect(groups.map(({ number, entries }) => [number, entries.length])).toEqual([
    [2, 3],
    [1, 1],
  ])
  expect(groups[0]?.reasons).toEqual([
    ['unanswered', 2],
    ['unsure', 1],
  ])
})

it('keeps neither secrets nor long pastes', async () => {
  const { inbox } = await filled(entry(`access_token=abcdef0123456789abcdef 加我 QQ 123456789 ${'长'.repeat(900)}`))
  const [group] = inbox.groups('global')
  expect(group?.entries[0]?.text).not.toMatch(/abcdef0123456789|123456789/)
  expect(group?.entries[0]?.text.length).toBeLessThanOrEqual(300)
})

it('shows a group what was said there, and an operator everything', async () => {
  const { inbox } = await filled(entry('甲组的问题'), entry('乙组的事情', { scope: { platform: 'p', guild: 'g2' } }))
  expect(inbox.groups(HERE)).toHaveLength(1)
  expect(inbox.groups('global')).toHaveLength(2)
  expect(inbox.find(HERE, 2)).toBeUndefined()
})

it('survives a restart, and what was dealt with does not come back', async () => {
  const { store, inbox } = await filled(entry('一个问题'), entry('完全不同的另一件事'))
  await inbox.settle(inbox.find('global', 1)?.entries.map(({ key }) => key) ?? [], DISMISSED)
  const again = new Inbox(store)
  await again.restore()
  expect(again.groups('global').map(({ number }) => number)).toEqual([2])
  await again.add(entry('第三件'))
  expect(again.find('global', 3)).toBeDefined()
})

it('forgets somebody', async () => {
  const { inbox } = await filled(
    entry('我的'),
    entry('别人的话', { speaker: { platform: 'p', channel: 'c', user: 'v' } }),
  )
  inbox.forget(({ user }) => user === 'u')
  expect(inbox.groups('global').flatMap(({ entries }) => entries.map(({ text }) => text))).toEqual(['别人的话'])
})

it('does not grow without end', async () => {
  const { inbox } = await filled()
  for (let i = 0; i < 2_010; i++) await inbox.add(entry(`第${i}个问题`))
  expect(inbox.size).toBe(2_000)
})

it('keeps what became of a proposal, until its author wants to be forgotten', async () => {
  const proposed = { topic: 't/a', by: '小红' }
  const { store, inbox } = await filled(entry('手表快了', { reason: 'proposed', proposed }), entry('别的事'))
  await inbox.settle(['inbox/000000000001', 'inbox/000000000002'], DISMISSED)
  const again = new Inbox(store)
  await again.restore()
  expect(again.decided(HERE)).toMatchObject([{ text: '手表快了', topic: 't/a', proposedBy: '小红', ...DISMISSED }])
  expect(again.decided({ platform: 'p', guild: 'g2' })).toEqual([])
  again.forget(({ user }) => user === 'u')
  expect(again.decided('global')).toEqual([])
})
