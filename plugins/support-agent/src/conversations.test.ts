/** Conversations between memory and store: one writer at a time, durable, forgotten in time. */
import { type Conversation, newConversation, type Speaker } from '@support-agent/conversation'
import { memoryStore, type Store } from '@support-agent/storage'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { Conversations } from './conversations'
import { Scheduler } from './scheduler'

const HOUR = 3_600_000
const speaker = (user: string): Speaker => ({ platform: 'p', channel: 'c/1', user })

function setUp(wrap: (store: Store) => Store = (store) => store) {
  const clock = new FakeClock(1_000)
  const scheduler = new Scheduler(clock)
  const plain = memoryStore(() => clock.now())
  const open = () => new Conversations(wrap(plain), scheduler)
  return { clock, plain, open, conversations: open() }
}

/** A change that counts, and that says what it saw. */
const count = (conversation: Conversation, lasting = HOUR) => ({
  saw: conversation.revision,
  conversation: { ...conversation, revision: conversation.revision + 1, expires: 1_000 + lasting },
})

test('whoever has none has a new one', () => {
  expect(setUp().conversations.peek(speaker('u'))).toEqual(newConversation(speaker('u')))
})

test('a change is durable when it resolves', async () => {
  const { conversations, plain } = setUp()
  await conversations.update(speaker('u'), count)
  expect(conversations.peek(speaker('u')).revision).toBe(1)
  expect((await plain.list('')).map(({ key, value }) => [key, (value as { revision: number }).revision])).toEqual([
    ['conversation/p/c%2F1/u', 1],
  ])
})

test('a change that changes nothing writes nothing', async () => {
  const { conversations, plain } = setUp()
  await conversations.update(speaker('u'), (conversation) => ({ conversation }))
  expect(await plain.list('')).toEqual([])
})

test('changes of one speaker run one after the other, each on what the last one left', async () => {
  const { conversations } = setUp()
  const results = await Promise.all(Array.from({ length: 20 }, () => conversations.update(speaker('u'), count)))
  expect(results.map(({ saw }) => saw)).toEqual(Array.from({ length: 20 }, (_, i) => i))
})

test('two speakers do not see each other', async () => {
  const { conversations } = setUp()
  await Promise.all(['u', 'v', 'u'].map((user) => conversations.update(speaker(user), count)))
  expect(['u', 'v', 'w'].map((user) => conversations.peek(speaker(user)).revision)).toEqual([2, 1, 0])
})

test('a change that throws leaves the next one its turn', async () => {
  const { conversations } = setUp()
  const failed = conversations.update(speaker('u'), () => {
    throw new Error('no')
  })
  const next = conversations.update(speaker('u'), count)
  await expect(failed).rejects.toThrow('no')
  expect((await next).saw).toBe(0)
})

test('when another writer was first the change runs again on the newer state', async () => {
  let conflicts = 0
  const { conversations, plain } = setUp((store) => ({
    ...store,
    async commit(changes) {
      const [change] = changes
      if (change && conflicts++ === 0) {
        const other = { ...newConversation(speaker('u')), revision: 41, expires: 1_000 + HOUR }
        await store.commit([{ key: change.key, value: { ...other, evidence: [] } as never }])
      }
      return store.commit(changes)
    },
  }))
  expect((await conversations.update(speaker('u'), count)).saw).toBe(41)
  expect((await plain.list(''))[0]).toMatchObject({ revision: 2, value: { revision: 42 } })
})

test('a store that fails is no conversation lost: the error reaches the caller, memory stays as it was', async () => {
  const { conversations } = setUp((store) => ({ ...store, commit: () => Promise.reject(new Error('disk full')) }))
  await expect(conversations.update(speaker('u'), count)).rejects.toThrow('disk full')
  expect(conversations.peek(speaker('u')).revision).toBe(0)
})

test('what has expired is new again, and is swept from memory and store', async () => {
  const { conversations, clock, plain } = setUp()
  await conversations.update(speaker('u'), (conversation) => count(conversation, 5_000))
  await conversations.update(speaker('v'), count)
  clock.advance(5_000)
  expect(conversations.peek(speaker('u')).revision).toBe(0)
  expect(await plain.list('')).toHaveLength(2)
  clock.advance(10 * 60_000)
  await new Promise(setImmediate)
  expect((await plain.list('')).map(({ key }) => key)).toEqual(['conversation/p/c%2F1/v'])
  expect(clock.waiting).toBe(1)
})

test('whoever comes back after expiry begins anew in the store as well', async () => {
  const { conversations, clock } = setUp()
  await conversations.update(speaker('u'), (conversation) => count(conversation, 5_000))
  clock.advance(6_000)
  expect((await conversations.update(speaker('u'), (conversation) => count(conversation, HOUR))).saw).toBe(0)
})

test('a restart brings back what was open', async () => {
  const { conversations, open } = setUp()
  await conversations.update(speaker('u'), count)
  const restarted = open()
  expect(restarted.peek(speaker('u')).revision).toBe(0)
  await restarted.restore()
  expect(restarted.peek(speaker('u')).revision).toBe(1)
  expect((await restarted.update(speaker('u'), count)).saw).toBe(1)
})
