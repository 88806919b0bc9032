/** The one door for words: what leaves, when, and what is learnt from what became of it. */
import { line } from '@support-agent/conversation'
import type { Target, Verdict } from '@support-agent/platform'
import fc from 'fast-check'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { type Delivery, FakePlatform, groupTarget, pass as passOn } from '../../../test/helpers/fake-platform'
import { DEFAULT_BUDGET } from './manners/budget'
import { DEFAULT_REST } from './manners/rest'
import { DEFAULT_MANNERS } from './manners/settings'
import { Outbox, type Outcome, type Sending } from './outbox'
import { Scheduler } from './scheduler'

const GROUP = groupTarget('g')
const PRIVATE: Target = { platform: 'p', selfId: 'me', channelId: 'private:u' }
const DELIVERED: Verdict = { kind: 'delivered', messageIds: ['m1', 'm2'] }
const REJECTED: Verdict = { kind: 'refused', reason: 'rejected', code: 100, wording: 'no' }
const SENDING: Sending = { locale: 'zh-CN', quote: 'q1', case: 'p:u', reason: 'answer' }
const NOTICE = '回答没能发出来,已经告诉管理员。'
const MINUTE = 60_000

function setUp(verdictOf: (delivery: Delivery) => Verdict = () => DELIVERED) {
  const clock = new FakeClock(0)
  const platform = new FakePlatform(clock, verdictOf)
  const events: string[] = []
  const settings = {
    ...{ budget: DEFAULT_BUDGET, rest: DEFAULT_REST, pace: { ...DEFAULT_MANNERS.pace, gap: 1_000 } },
    clean: (text: string) => text.replace('脏话', '…'),
  }
  const outbox = new Outbox(settings, new Scheduler(clock), {
    outcome: () => {},
    nearlySpent: (account) => events.push(`nearly spent ${account}`),
    rests: ({ channelId }, all) => events.push(all ? 'account rests' : `${channelId} rests`),
    refused: ({ channelId }) => events.push(`refused in ${channelId}`),
    isSilent: ({ guildId }) => guildId === 'silent',
    isNewcomer: ({ guildId }) => guildId === 'new',
  })
  const outcomes: Outcome[] = []
  const say = (text: string, sending: Partial<Sending> = {}, target = GROUP) => {
    const lines = text ? [line('answer.summary', { summary: text })] : []
    void outbox.send(platform, target, lines, { ...SENDING, ...sending }).then((outcome) => outcomes.push(outcome))
  }
  const pass = (ms: number) => passOn(clock, ms)
  const texts = () => platform.sent.map(({ text }) => text)
  /** `second channel text` of each message. */
  const log = () => platform.sent.map(({ at, channel, text }) => `${at / 1_000} ${channel} ${text}`)
  return { clock, outbox, sent: platform.sent, events, outcomes, say, pass, texts, log }
}

describe('words', () => {
  test('lines leave as one message of plain words that quotes the question, and lead back to their case', async () => {
    const { outbox, sent, outcomes, say, pass } = setUp()
    say('看 https://evil.com\u202e,脏话')
    await pass(1)
    expect(sent).toEqual([{ at: 0, channel: 'g', text: '看 …,…', quote: 'q1' }])
    expect(outcomes).toEqual([DELIVERED])
    for (const id of ['m1', 'm2']) {
      expect(outbox.sentMessage(GROUP, id)).toEqual({ case: 'p:u', reason: 'answer', quote: 'q1', at: 0 })
    }
    expect(outbox.sentMessage(PRIVATE, 'm2')).toBe(undefined)
    say('大家好', { case: undefined }, PRIVATE)
    await pass(2_000)
    expect(outbox.sentMessage(PRIVATE, 'm1')).toBe(undefined)
  })

  test('no words are no message', async () => {
    const { sent, outcomes, say, pass } = setUp()
    say('')
    await pass(1)
    expect([sent, outcomes]).toEqual([[], [{ kind: 'refused', reason: 'empty' }]])
  })

  test('its own words are known when they come back', async () => {
    const { outbox, say, pass } = setUp()
    say('文件太大,分成几份再发')
    await pass(1)
    expect(['文件太大，分成几份再发', '文件太大'].map((text) => outbox.own.has('p/g', text))).toEqual([true, false])
  })
})

describe('turns', () => {
  test('a second passes between two messages; whom the bot leads goes first, what nobody asked for last', async () => {
    const { log, say, pass } = setUp()
    say('一')
    say('二', { priority: 'unasked' })
    say('三')
    say('四', { priority: 'dialogue' })
    say('五', { priority: 'operator' })
    await pass(5_000)
    expect(log()).toEqual(['0 g 一', '1 g 五', '2 g 四', '3 g 三', '4 g 二'])
  })

  test('accounts do not wait for each other', async () => {
    const { log, say, pass } = setUp()
    say('一')
    say('二', {}, { ...GROUP, selfId: 'other', channelId: 'h' })
    await pass(1)
    expect(log()).toEqual(['0 g 一', '0 h 二'])
  })

  test('a clock that is set back does not silence it', async () => {
    const { clock, texts, say, pass } = setUp()
    clock.set(60 * MINUTE)
    say('一')
    await pass(1_000)
    clock.set(0)
    say('二')
    await pass(2_000)
    expect(texts()).toEqual(['一', '二'])
  })

  test('late ones of one key become one line that quotes what all are about', async () => {
    const { sent, outcomes, say, pass } = setUp()
    const joins = {
      key: 'down',
      together: (count: number) => [line('same.together', { count, title: '服务中断' })],
      quote: 'the-answer',
    }
    say('占着')
    for (const quote of ['a', 'b', 'c']) say('同上', { quote, joins })
    say('同上', { joins }, groupTarget('h'))
    await pass(5_000)
    expect(sent.slice(1)).toMatchObject([
      { text: '还有 3 位也是「服务中断」,都看这一条。', quote: 'the-answer' },
      { channel: 'h', text: '同上', quote: 'q1' },
    ])
    expect(outcomes).toEqual(Array(5).fill(DELIVERED))
  })

  test('after its end it says nothing', async () => {
    const { outbox, texts, outcomes, say, pass } = setUp()
    say('占着')
    say('等着')
    outbox.close()
    say('太晚')
    await pass(5_000)
    expect(texts()).toEqual(['占着'])
    expect(outcomes.filter(({ kind }) => kind === 'dropped')).toEqual(Array(2).fill({ kind: 'dropped', why: 'closed' }))
  })
})

describe('budget', () => {
  test.each<[name: string, priority: Sending['priority'], group: string, most: number]>([
    ['who asks', 'asked', 'g', 8],
    ['whom the bot leads, whose budget does not pay', 'dialogue', 'g', 10],
    ['nobody asks', 'unasked', 'g', 3],
    ['a group that is new', 'dialogue', 'new', 5],
  ])('%s (%s in %s): %d in a minute', async (_, priority, group, most) => {
    const { sent, say, pass } = setUp()
    for (let i = 0; i < 15; i++) {
      say(`第${i}条`, { priority, user: 'p:u' }, groupTarget(group))
      await pass(1_000)
    }
    expect(sent).toHaveLength(most)
  })

  test.each([1_000, 0])('what nobody asked for is dropped over the budget, %d ms apart', async (between) => {
    const { sent, outcomes, say, pass } = setUp()
    for (let i = 0; i < 6; i++) {
      say(`第${i}条`, { priority: 'unasked' })
      await pass(between)
    }
    await pass(6_000)
    expect(sent).toHaveLength(3)
    expect(outcomes.slice(3)).toEqual(Array(3).fill({ kind: 'dropped', why: 'budget' }))
  })

  test('who asked waits for up to a minute, and gets nothing late', async () => {
    const { sent, outcomes, say, pass } = setUp()
    for (let i = 0; i < 8; i++) say(`第${i}条`, { user: 'p:u' })
    await pass(10_000)
    say('排上', { user: 'p:u' })
    await pass(49_000)
    expect(sent).toHaveLength(8)
    await pass(2_000)
    expect(sent.at(-1)).toMatchObject({ at: MINUTE, text: '排上' })
    for (let i = 0; i < 20; i++) say(`又${i}条`, { user: 'p:u' })
    await pass(2 * MINUTE)
    const late = outcomes.filter((one) => one.kind === 'dropped' && one.why === 'late')
    expect(late.length + sent.length).toBe(29)
    expect(sent.filter(({ at }) => at >= 61_000 + MINUTE)).toEqual([])
  })

  test('500 questions in a minute: never over a limit, every one is accounted for', async () => {
    const { sent, outcomes, say, pass } = setUp()
    for (let i = 0; i < 500; i++) {
      say(`第${i}条`, { user: `p:u${i % 200}` }, groupTarget(`g${i % 20}`))
      if (i % 8 === 7) await pass(1_000)
    }
    await pass(2 * MINUTE)
    expect(outcomes).toHaveLength(500)
    expectWithinLimits(sent)
    const late = outcomes.filter((one) => one.kind === 'dropped' && one.why === 'late')
    expect(late.length + sent.length).toBe(500)
    expect(sent.filter(({ at }) => at < MINUTE)).toHaveLength(20)
  })

  test('whatever comes whenever, no window is over its limit and nothing is sent late', async () => {
    const message = fc.record({
      group: fc.constantFrom('a', 'b', 'c'),
      user: fc.constantFrom('p:u', 'p:v', 'p:w', 'p:x'),
      priority: fc.constantFrom('dialogue' as const, 'asked' as const, 'unasked' as const),
      wait: fc.oneof(fc.constant(0), fc.nat(8_000)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 60 }), async (messages) => {
        const { clock, sent, outcomes, say, pass } = setUp()
        const askedAt: number[] = []
        for (const [i, { group, user, priority, wait }] of messages.entries()) {
          await pass(wait)
          askedAt.push(clock.now())
          say(`${priority} ${i}`, { user, priority }, groupTarget(group))
        }
        await pass(2 * MINUTE)
        expect(outcomes).toHaveLength(messages.length)
        expectWithinLimits(sent)
        for (const { at, text } of sent) {
          expect(at - (askedAt[Number(text.split(' ')[1])] ?? 0)).toBeLessThan(MINUTE)
        }
      }),
      { seed: 8, numRuns: 20 },
    )
  })

  test('the operator hears when an account has nearly spent its budget', async () => {
    const { events, say, pass } = setUp()
    for (let i = 0; i < 13; i++) say(`第${i}条`, {}, { ...PRIVATE, channelId: `private:${i}` })
    await pass(15_000)
    expect(events).toEqual([])
    say('第十四条', {}, PRIVATE)
    await pass(1_000)
    expect(events).toEqual(['nearly spent p:me'])
  })
})

/** The limits of a minute and the gap, over every window that ends with a message. */
function expectWithinLimits(sent: readonly Delivery[]): void {
  for (const { at, channel } of sent) {
    const minute = sent.filter((one) => one.at <= at && at - one.at < MINUTE)
    const group = minute.filter((one) => one.channel === channel)
    expect(minute.length).toBeLessThanOrEqual(20)
    expect(group.length).toBeLessThanOrEqual(10)
    expect(group.filter(({ text }) => text.startsWith('unasked')).length).toBeLessThanOrEqual(3)
    expect(sent.filter((one) => Math.abs(one.at - at) < 1_000)).toHaveLength(1)
  }
}

describe('verdicts', () => {
  test.each<[verdict: Verdict, events: string[]]>([
    [DELIVERED, []],
    [{ kind: 'unsure', why: 'timeout' }, []],
    [{ kind: 'unsure', why: 'no-id' }, []],
    [{ kind: 'unsure', why: 'link-lost' }, []],
    [{ kind: 'muted' }, []],
    [{ kind: 'muted', until: 5 * MINUTE }, []],
    [{ kind: 'refused', reason: 'offline' }, []],
    [{ kind: 'refused', reason: 'vetoed' }, []],
    [REJECTED, ['refused in private:u']],
  ])('%j: the message is sent once and never again', async (verdict, expected) => {
    const { texts, events, outcomes, say, pass } = setUp(() => verdict)
    say('一', {}, PRIVATE)
    await pass(5 * MINUTE)
    expect([texts().filter((text) => text !== NOTICE), outcomes, events.slice(0, 1)]).toEqual([
      ['一'],
      [verdict],
      expected,
    ])
  })

  test('a certain refusal: one neutral line, the operator, and the words in no other form', async () => {
    const { texts, events, outcomes, say, pass } = setUp(({ text }) => (text.includes('链接') ? REJECTED : DELIVERED))
    say('看这个链接')
    await pass(5_000)
    say('「看这个 链接」!')
    await pass(5_000)
    expect(texts()).toEqual(['看这个链接', NOTICE])
    expect(events).toEqual(['refused in g'])
    expect(outcomes.at(-1)).toEqual({ kind: 'dropped', why: 'refused-before' })
    say('别的链接')
    await pass(5_000)
    expect(texts()).toEqual(['看这个链接', NOTICE, '别的链接'])
    await pass(10 * MINUTE)
    say('第三个链接')
    await pass(5_000)
    expect(texts().slice(3)).toEqual(['第三个链接', NOTICE])
  })

  test('two failures let the group rest ten minutes, then twenty; other groups and private chats go on', async () => {
    const { clock, log, events, outcomes, say, pass } = setUp(({ channel }) => (channel === 'g' ? REJECTED : DELIVERED))
    say('一')
    await pass(5_000)
    expect(log()).toEqual(['0 g 一', `1 g ${NOTICE}`])
    expect(events.filter((event) => event.endsWith('rests'))).toEqual(['g rests'])
    say('二')
    say('三', {}, groupTarget('h'))
    say('四', {}, PRIVATE)
    await pass(5_000)
    expect(outcomes).toContainEqual({ kind: 'dropped', why: 'resting' })
    expect(log().slice(2)).toEqual(['5 h 三', '6 private:u 四'])
    await pass(10 * MINUTE)
    say('探路')
    await pass(19 * MINUTE)
    say('仍早')
    await pass(2 * MINUTE)
    expect(log().slice(4)).toEqual(['610 g 探路'])
    say('再探')
    await pass(1)
    expect(log().slice(5)).toEqual([`${Math.floor(clock.now() / 1_000)} g 再探`])
  })

  test.each<[name: string, verdict: Verdict, later: number]>([
    ['may have arrived: the group is spoken to again', { kind: 'unsure', why: 'timeout' }, 0],
    ['never left: the next message is the probe', { kind: 'refused', reason: 'offline' }, 0],
    ['met a mute: after it the next message is the probe', { kind: 'muted' }, 10 * MINUTE],
  ])('a probe that %s', async (_, verdict, later) => {
    let current: Verdict = REJECTED
    const { texts, say, pass } = setUp(() => current)
    say('一')
    await pass(10 * MINUTE + 5_000)
    current = verdict
    say('探路')
    await pass(1_000 + later)
    current = DELIVERED
    say('之后')
    await pass(2_000)
    expect(texts().slice(2)).toEqual(['探路', '之后'])
  })

  test('failures in three groups are the account’s: no group is sent to for an hour, private is', async () => {
    const { texts, events, say, pass } = setUp(({ channel }) => (channel.startsWith('private') ? DELIVERED : REJECTED))
    for (const group of ['a', 'b', 'c', 'd']) say(group, {}, groupTarget(group))
    await pass(20_000)
    expect(events).toContain('account rests')
    expect(texts()).toEqual(['a', 'b', 'c'])
    say('群里', {}, groupTarget('e'))
    say('私聊', {}, PRIVATE)
    await pass(5_000)
    expect(texts().slice(3)).toEqual(['私聊'])
    await pass(60 * MINUTE)
    say('再试', {}, groupTarget('e'))
    await pass(1_000)
    say('等着', {}, groupTarget('f'))
    await pass(1_000)
    expect(texts().slice(4)).toEqual(['再试'])
  })
})

describe('mutes', () => {
  test('nothing goes into a mute, and no flood follows its end', async () => {
    const { outbox, texts, outcomes, say, pass } = setUp()
    say('占着')
    for (let i = 0; i < 3; i++) say(`等着${i}`)
    await pass(1)
    outbox.muted({ target: GROUP, scope: 'self', state: 'muted', until: 10 * MINUTE })
    for (let i = 0; i < 3; i++) say(`第${i}条`)
    say('别处', {}, groupTarget('h'))
    await pass(11 * MINUTE)
    expect(texts()).toEqual(['占着', '别处'])
    expect(outcomes.filter(({ kind }) => kind === 'dropped')).toEqual(Array(6).fill({ kind: 'dropped', why: 'muted' }))
    say('又能说了')
    await pass(1)
    expect(texts()).toEqual(['占着', '别处', '又能说了'])
  })

  test('a mute without an end holds until it is lifted, each kind for itself', async () => {
    const { outbox, texts, say, pass } = setUp()
    const tell = (scope: 'self' | 'everyone', state: 'muted' | 'lifted') =>
      outbox.muted({ target: GROUP, scope, state })
    tell('self', 'muted')
    tell('everyone', 'muted')
    await pass(60 * MINUTE)
    tell('self', 'lifted')
    say('还不行')
    await pass(1_000)
    tell('everyone', 'lifted')
    say('可以了')
    await pass(1_000)
    expect(texts()).toEqual(['可以了'])
  })

  test.each<[name: string, verdict: Verdict, holds: number]>([
    ['with its end', { kind: 'muted', until: 5 * MINUTE }, 5 * MINUTE],
    ['without an end, for ten minutes', { kind: 'muted' }, 10 * MINUTE],
  ])('a mute that the platform answers with holds as well: %s', async (_, verdict, holds) => {
    const { texts, say, pass } = setUp(({ text }) => (text === '一' ? verdict : DELIVERED))
    say('一')
    say('等着')
    await pass(holds - 1_000)
    say('二')
    await pass(1_000)
    expect(texts()).toEqual(['一'])
    say('三')
    await pass(1)
    expect(texts()).toEqual(['一', '三'])
  })
})
