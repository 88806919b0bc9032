/** The one door for words: what leaves, when, and what is learnt from what became of it. */
import { line } from '@support-agent/conversation'
import type { Platform, Target, Verdict } from '@support-agent/platform'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { DEFAULT_BUDGET } from './manners/budget'
import { DEFAULT_REST } from './manners/rest'
import { Outbox, type Outcome, type Sending } from './outbox'
import { Scheduler } from './scheduler'

const GROUP: Target = { platform: 'p', selfId: 'me', channelId: 'g', guildId: 'g' }
const PRIVATE: Target = { platform: 'p', selfId: 'me', channelId: 'private:u' }
const DELIVERED: Verdict = { kind: 'delivered', messageIds: ['m1', 'm2'] }
const SENDING: Sending = { locale: 'zh-CN', quote: 'q1', case: 'p:u', reason: 'answer' }
const MINUTE = 60_000

interface Delivery {
  readonly at: number
  readonly channel: string
  readonly text: string
  readonly quote: string | undefined
}

function setUp(verdictOf: (delivery: Delivery) => Verdict = () => DELIVERED) {
  const clock = new FakeClock(0)
  const sent: Delivery[] = []
  const events: string[] = []
  const never = () => () => {}
  const platform: Platform = {
    platform: 'p',
    isTemporary: () => false,
    attachments: async () => [],
    delete: async () => true,
    ...{ onRecall: never, onMute: never, onReaction: never, onJoin: never },
    async deliver({ channelId }, content, { quote } = {}) {
      const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('')
      const delivery = { at: clock.now(), channel: channelId, text, quote }
      sent.push(delivery)
      return verdictOf(delivery)
    },
  }
  const settings = {
    budget: DEFAULT_BUDGET,
    rest: DEFAULT_REST,
    gap: 1_000,
    patience: MINUTE,
    clean: (text: string) => text,
  }
  const outbox = new Outbox(settings, new Scheduler(clock), {
    outcome: () => {},
    nearlySpent: (account) => events.push(`nearly spent ${account}`),
    rests: ({ channelId }, all) => events.push(all ? 'account rests' : `${channelId} rests`),
    refused: ({ channelId }) => events.push(`refused in ${channelId}`),
    isNewcomer: () => false,
  })
  const outcomes: Outcome[] = []
  const say = (text: string, sending: Partial<Sending> = {}, target = GROUP) =>
    void outbox
      .send(platform, target, text ? [line('answer.summary', { summary: text })] : [], { ...SENDING, ...sending })
      .then((outcome) => outcomes.push(outcome))
  /** Lets time pass second by second, so that what was sent is answered in between. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1_000) {
      await new Promise(setImmediate)
      clock.advance(Math.min(1_000, left))
    }
    await new Promise(setImmediate)
  }
  return { clock, outbox, sent, events, outcomes, say, pass }
}

test('lines leave as one message of plain words that quotes the question, and lead back to their case', async () => {
  const { outbox, sent, outcomes, say, pass } = setUp()
  say('看 https://evil.com\u202e')
  await pass(1)
  expect(sent).toEqual([{ at: 0, channel: 'g', text: '看 …', quote: 'q1' }])
  expect(outcomes).toEqual([DELIVERED])
  expect(outbox.sentMessage(GROUP, 'm2')).toEqual({ case: 'p:u', reason: 'answer', quote: 'q1', at: 0 })
  expect(outbox.sentMessage(PRIVATE, 'm2')).toBe(undefined)
})

test('no words are no message', async () => {
  const { sent, outcomes, say, pass } = setUp()
  say('')
  await pass(1)
  expect([sent, outcomes]).toEqual([[], [{ kind: 'refused', reason: 'empty' }]])
})

test('a second passes between two messages; who asked goes before what nobody asked for', async () => {
  const { sent, say, pass } = setUp()
  say('一')
  say('二', { priority: 'unasked' })
  say('三', { priority: 'dialogue' })
  await pass(5_000)
  expect(sent.map(({ at, text }) => `${at} ${text}`)).toEqual(['0 一', '1000 三', '2000 二'])
})

test('a clock that is set back does not silence it', async () => {
  const { clock, sent, say, pass } = setUp()
  clock.set(60 * MINUTE)
  say('一')
  await pass(1_000)
  clock.set(0)
  say('二')
  await pass(2_000)
  expect(sent.map(({ text }) => text)).toEqual(['一', '二'])
})

test('500 questions in a minute: never over the budget, nothing late', async () => {
  const { sent, outcomes, say, pass } = setUp()
  for (let i = 0; i < 500; i++) {
    const group = `g${i % 20}`
    say(`第${i}条`, { user: `p:u${i % 200}` }, { ...GROUP, channelId: group, guildId: group })
    if (i % 8 === 7) await pass(1_000)
  }
  await pass(2 * MINUTE)
  expect(outcomes).toHaveLength(500)
  for (const { at } of sent) {
    expect(sent.filter((other) => other.at <= at && at - other.at < MINUTE).length).toBeLessThanOrEqual(20)
  }
  const delivered = outcomes.filter(({ kind }) => kind === 'delivered').length
  expect(delivered).toBe(sent.length)
  expect(outcomes.filter((one) => one.kind === 'dropped' && one.why === 'late')).toHaveLength(500 - delivered)
})

test('what nobody asked for is dropped over the budget, not queued', async () => {
  const { sent, outcomes, say, pass } = setUp()
  for (let i = 0; i < 6; i++) {
    say(`第${i}条`, { priority: 'unasked' })
    await pass(1_000)
  }
  expect(sent).toHaveLength(3)
  expect(outcomes.slice(3)).toEqual(Array(3).fill({ kind: 'dropped', why: 'budget' }))
})

test('nothing goes into a mute, and no flood follows its end', async () => {
  const { outbox, sent, outcomes, say, pass } = setUp()
  outbox.muted({ target: GROUP, scope: 'self', state: 'muted', until: 10 * MINUTE })
  for (let i = 0; i < 5; i++) say(`第${i}条`)
  await pass(11 * MINUTE)
  expect(sent).toEqual([])
  expect(outcomes).toEqual(Array(5).fill({ kind: 'dropped', why: 'muted' }))
  say('又能说了')
  await pass(1)
  expect(sent.map(({ text }) => text)).toEqual(['又能说了'])
})

test('a mute that the platform answers with holds as well', async () => {
  const { sent, say, pass } = setUp(() => ({ kind: 'muted', until: 5 * MINUTE }))
  say('一')
  await pass(1_000)
  say('二')
  await pass(MINUTE)
  expect(sent.map(({ text }) => text)).toEqual(['一'])
})

test.each<[name: string, verdict: Verdict]>([
  ['a time-out', { kind: 'unsure', why: 'timeout' }],
  ['a message without an id', { kind: 'unsure', why: 'no-id' }],
])('%s is never sent again', async (_, verdict) => {
  const { sent, events, say, pass } = setUp(() => verdict)
  say('一')
  await pass(5 * MINUTE)
  expect([sent.length, events]).toEqual([1, []])
})

test('a certain refusal: one neutral line, the operator, and the words in no other form', async () => {
  const { sent, events, outcomes, say, pass } = setUp(({ text }) =>
    text.includes('链接') ? { kind: 'refused', reason: 'rejected', code: 100 } : DELIVERED,
  )
  say('看这个链接')
  await pass(5_000)
  say('「看这个 链接」!')
  await pass(5_000)
  expect(sent.map(({ text }) => text)).toEqual(['看这个链接', '回答没能发出来,已经告诉管理员。'])
  expect(events).toEqual(['refused in g'])
  expect(outcomes.at(-1)).toEqual({ kind: 'dropped', why: 'refused-before' })
})

test('two failures let the group rest ten minutes, other groups and private chats go on', async () => {
  const { sent, events, say, pass } = setUp(({ channel }) =>
    channel === 'g' ? { kind: 'refused', reason: 'rejected' } : DELIVERED,
  )
  say('一')
  await pass(5_000)
  say('二')
  say('三', {}, { ...GROUP, channelId: 'h', guildId: 'h' })
  say('四', {}, PRIVATE)
  await pass(5_000)
  expect(sent.map(({ channel, text }) => `${channel} ${text}`)).toEqual([
    'g 一',
    'g 回答没能发出来,已经告诉管理员。',
    'h 三',
    'private:u 四',
  ])
  expect(events).toContain('g rests')
  await pass(10 * MINUTE)
  say('五')
  await pass(5_000)
  expect(sent.at(-1)).toMatchObject({ channel: 'g', text: '五' })
})

test('failures in three groups are the account’s: no group is sent to, private is', async () => {
  const { sent, events, say, pass } = setUp(({ channel }) =>
    channel.startsWith('private') ? DELIVERED : { kind: 'refused', reason: 'rejected' },
  )
  for (const group of ['a', 'b', 'c', 'd']) say(group, {}, { ...GROUP, channelId: group, guildId: group })
  await pass(20_000)
  expect(events).toContain('account rests')
  const before = sent.length
  say('群里', {}, { ...GROUP, channelId: 'e', guildId: 'e' })
  say('私聊', {}, PRIVATE)
  await pass(5_000)
  expect(sent.slice(before).map(({ text }) => text)).toEqual(['私聊'])
})

test('late ones of one key become one line that quotes what all are about', async () => {
  const { sent, say, pass } = setUp()
  const joins = {
    key: 'down',
    together: (count: number) => [line('same.together', { count, title: '服务中断' })],
    quote: 'the-answer',
  }
  say('占着')
  for (const quote of ['a', 'b', 'c']) say('同上', { quote, joins })
  await pass(5_000)
  expect(sent.slice(1)).toMatchObject([{ text: '还有 3 位也是「服务中断」,都看这一条。', quote: 'the-answer' }])
})

test('an answer to a message that was taken back is not sent', async () => {
  const { outbox, sent, say, pass } = setUp()
  say('占着', { quote: 'other' })
  say('回答', { quote: 'recalled' })
  outbox.dropAnswersTo(GROUP, 'recalled')
  await pass(5_000)
  expect(sent.map(({ text }) => text)).toEqual(['占着'])
})

test('after its end it says nothing', async () => {
  const { outbox, sent, outcomes, say, pass } = setUp()
  say('占着')
  say('等着')
  outbox.close()
  say('太晚')
  await pass(5_000)
  expect(sent.map(({ text }) => text)).toEqual(['占着'])
  expect(outcomes.filter(({ kind }) => kind === 'dropped')).toHaveLength(2)
})

test('the operator hears when an account has nearly spent its budget', async () => {
  const { events, say, pass } = setUp()
  for (let i = 0; i < 14; i++) say(`第${i}条`, {}, { ...PRIVATE, channelId: `private:${i}` })
  await pass(20_000)
  expect(events).toContain('nearly spent p:me')
})
