/** What the door for words keeps in: answers where the bot is silenced or the question is gone; and how it parts long ones. */
import { line } from '@support-agent/conversation'
import type { Target, Verdict } from '@support-agent/platform'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { FakePlatform, groupTarget, pass as passOn } from '../../../test/helpers/fake-platform'
import { DEFAULT_BUDGET } from './manners/budget'
import { DEFAULT_MANNERS } from './manners/settings'
import { Outbox, type Outcome, type Sending } from './outbox'
import { Scheduler } from './scheduler'

const GROUP = groupTarget('g')
const PRIVATE: Target = { platform: 'p', selfId: 'me', channelId: 'private:u' }
const REJECTED: Verdict = { kind: 'refused', reason: 'rejected', code: 100, wording: 'no' }
const NOTICE = '回答没能发出来,已经告诉管理员。'

function setUp(verdictOf?: (text: string) => Verdict, characters = 1_500) {
  const clock = new FakeClock(0)
  const platform = new FakePlatform(clock, verdictOf && (({ text }) => verdictOf(text)))
  const silent = new Set<string>()
  const nothing = () => {}
  const pace = { ...DEFAULT_MANNERS.pace, characters }
  const outbox = new Outbox(
    { ...DEFAULT_MANNERS, pace, budget: DEFAULT_BUDGET, clean: (text) => text },
    new Scheduler(clock),
    {
      ...{ outcome: nothing, nearlySpent: nothing, rests: nothing, refused: nothing, isNewcomer: () => false },
      isSilent: ({ channelId }) => silent.has(channelId),
    },
  )
  const outcomes: Outcome[] = []
  const say = (text: string, sending: Partial<Sending> = {}, target = GROUP) => {
    const lines = [line('answer.summary', { summary: text })]
    const all = { locale: 'zh-CN', reason: 'answer', quote: 'q', ...sending } as const
    void outbox.send(platform, target, lines, all).then((outcome) => outcomes.push(outcome))
  }
  const log = () => platform.sent.map(({ at, text }) => `${at / 1_000} ${text}`)
  return { outbox, silent, outcomes, say, log, pass: (ms: number) => passOn(clock, ms) }
}

test('what waits when the bot is silenced is not said, except to those who silenced it', async () => {
  const { silent, outcomes, say, log, pass } = setUp()
  say('一')
  say('二')
  say('别处', {}, groupTarget('h'))
  silent.add('g')
  say('三', { priority: 'dialogue' })
  say('好,安静', { priority: 'operator' })
  await pass(5_000)
  expect(log()).toEqual(['0 一', '1 好,安静', '2 别处'])
  expect(outcomes.filter(({ kind }) => kind === 'dropped')).toEqual(Array(2).fill({ kind: 'dropped', why: 'silenced' }))
})

test('an answer that waits for its turn is dropped when its question is taken back', async () => {
  const { outbox, outcomes, say, log, pass } = setUp()
  say('占着', { quote: 'other' })
  say('回答', { quote: 'recalled' })
  say('别处', { quote: 'recalled' }, groupTarget('h'))
  outbox.dropAnswersTo(GROUP, 'recalled')
  await pass(5_000)
  expect(log()).toEqual(['0 占着', '1 别处'])
  expect(outcomes).toContainEqual({ kind: 'dropped', why: 'recalled' })
})

test('a question that is taken back while its answer is on the way is not answered; any part of a burst counts', async () => {
  const { outbox, outcomes, say, log, pass } = setUp()
  outbox.dropAnswersTo(GROUP, 'b')
  say('一', { quote: 'b' })
  say('二', { quote: 'c', answers: ['a', 'b', 'c'] })
  say('三', { quote: 'c', answers: ['c'] })
  say('四', { quote: 'b' }, groupTarget('h'))
  await pass(5_000)
  expect(log()).toEqual(['0 三', '1 四'])
  expect(outcomes.filter(({ kind }) => kind === 'dropped')).toEqual(Array(2).fill({ kind: 'dropped', why: 'recalled' }))
})

test('a refusal in private is told in one neutral line as well', async () => {
  const { outcomes, say, log, pass } = setUp((text) =>
    text === NOTICE ? { kind: 'delivered', messageIds: ['1'] } : REJECTED,
  )
  say('坏词', {}, PRIVATE)
  await pass(2_000)
  say('坏词二', {}, PRIVATE)
  await pass(5_000)
  expect(log()).toEqual(['0 坏词', `1 ${NOTICE}`, '2 坏词二'])
  expect(outcomes.slice(0, 1)).toEqual([REJECTED])
})

describe('a long answer', () => {
  const LONG = '一二三四五六七\n八九十一二三四\n五六七'

  test('goes in parts, a second and a half apart; others may speak between', async () => {
    const { outcomes, say, log, pass } = setUp(undefined, 10)
    say(LONG)
    say('别处', {}, groupTarget('h'))
    await pass(10_000)
    expect(log()).toEqual(['0 一二三四五六七', '1 别处', '2 八九十一二三四', '3.5 五六七'])
    expect(outcomes).toHaveLength(2)
  })

  test('stops where a part is refused', async () => {
    const { say, log, pass } = setUp(
      (text) => (text.startsWith('八') ? REJECTED : { kind: 'delivered', messageIds: ['1'] }),
      10,
    )
    say(LONG)
    await pass(5_000)
    expect(log().some((text) => text.endsWith('五六七') && !text.includes('一二三四五六七'))).toBe(false)
    expect(log().slice(0, 2)).toEqual(['0 一二三四五六七', '1.5 八九十一二三四'])
  })

  test('has so many parts at most', async () => {
    const { say, log, pass } = setUp(undefined, 10)
    say('一二三四五六七八九十'.repeat(9))
    await pass(10_000)
    expect(log()).toHaveLength(3)
    expect(log().at(-1)).toMatch(/…$/)
  })
})
