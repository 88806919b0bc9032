/** Twenty with one error: who gets the answer, who a line, who nothing. */
import { type Line, line } from '@support-agent/conversation'
import type { Verdict } from '@support-agent/platform'
import { memoryStore } from '@support-agent/storage'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { type Delivery, FakePlatform, pass as passOn } from '../../../test/helpers/fake-platform'
import { incoming } from '../../../test/helpers/incoming'
import { DEFAULT_BUDGET } from './manners/budget'
import { GroupBook } from './manners/group-book'
import { DEFAULT_REST } from './manners/rest'
import { DEFAULT_MANNERS } from './manners/settings'
import { Surges } from './manners/surge'
import { Unasked } from './manners/unasked'
import { Outbox } from './outbox'
import { Scheduler } from './scheduler'
import { Speech } from './speech'

const MINUTE = 60_000
const GROUP = { platform: 'p', guild: 'g' }
const TITLE = '服务中断'
const ANSWER = '多半是服务中断,等一等'
const BEGINS = '现在好几个人都遇到「服务中断」,不是你一个人的问题,先按上面的回答试。'
const ABOVE = '和上面「服务中断」是一样的情况,先按那条试;不行再 @我。'
const POINTER = '现在很多人遇到「服务中断」,看上面那条回答。'
/** 2025-03-05 15:00 in Shanghai. */
const START = Date.UTC(2025, 2, 5, 7)

function setUp(verdictOf?: (delivery: Delivery) => Verdict) {
  const clock = new FakeClock(START)
  const scheduler = new Scheduler(clock)
  const platform = new FakePlatform(clock, verdictOf)
  const groups = new GroupBook(memoryStore(() => 0))
  const staff: Line[] = []
  const nothing = () => {}
  const settings = { budget: DEFAULT_BUDGET, rest: DEFAULT_REST, pace: { ...DEFAULT_MANNERS.pace, gap: 1_000 } }
  const outbox = new Outbox({ ...settings, clean: (text) => text }, scheduler, {
    ...{ outcome: nothing, nearlySpent: nothing, rests: nothing, refused: nothing, isNewcomer: () => false },
    isSilent: () => false,
  })
  const speech = new Speech({
    ...{ outbox, groups, scheduler, settings: DEFAULT_MANNERS.surge },
    unasked: new Unasked({ sameCause: 10 * MINUTE, inARow: 5, pause: 5 * MINUTE }),
    surges: new Surges({ users: 3, window: 10 * MINUTE, factor: 3, ends: 30 * MINUTE }),
    tellStaff: (lines) => staff.push(...lines),
  })
  const pass = (ms: number) => passOn(clock, ms)
  let counter = 0
  /** A user whose message would get this answer. @returns what was permitted */
  const meets = (user: string, asked: boolean, topic = 'down') => {
    const message = incoming({ userId: user, messageId: `q-${user}-${++counter}` })
    speech.heard(message)
    const permission = speech.may(message, { topic, title: TITLE, asked })
    if (permission.kind === 'nothing') return permission.kind
    const instead = permission.kind === 'instead' ? permission : undefined
    void speech.say(platform, message, {
      ...{ lines: [line('answer.summary', { summary: ANSWER })], locale: 'zh-CN', reason: 'answer', topic, instead },
      ...{ title: TITLE, priority: asked ? 'asked' : 'unasked' },
    })
    return permission.kind
  }
  const texts = () => platform.sent.map(({ text }) => text)
  return { clock, groups, staff, sent: platform.sent, speech, pass, meets, texts }
}

const TWENTY = Array.from({ length: 20 }, (_, i) => `u${i}`)

describe('twenty users with one error in a minute', () => {
  test('nobody asked: one full answer, one line that many meet it, staff told', async () => {
    const { staff, pass, meets, texts } = setUp()
    for (const user of TWENTY) {
      meets(user, false)
      await pass(3_000)
    }
    await pass(2 * MINUTE)
    expect(texts()).toEqual([ANSWER, BEGINS])
    expect(staff).toEqual([line('surge.staff', { title: TITLE, channel: 'c' })])
  })

  test('all asked: one full answer, then a line each within the budget, the late in one that quotes the answer', async () => {
    const { sent, pass, meets, texts } = setUp()
    for (const user of TWENTY) {
      meets(user, true)
      await pass(3_000)
    }
    await pass(2 * MINUTE)
    expect(texts()).toEqual([
      ANSWER,
      ABOVE,
      BEGINS,
      ...Array(7).fill(POINTER),
      '还有 10 位也是「服务中断」,都看这一条。',
    ])
    expect(sent.map(({ quote }) => quote)).toEqual([
      ...TWENTY.slice(0, 10).map((user, i) => `q-${user}-${i + 1}`),
      'm1',
    ])
    for (const { at } of sent) {
      expect(sent.filter((one) => one.at <= at && at - one.at < MINUTE).length).toBeLessThanOrEqual(10)
    }
  })

  test('all asked at the same moment: the answer, and one line', async () => {
    const { pass, meets, texts } = setUp()
    for (const user of TWENTY) meets(user, true)
    await pass(2 * MINUTE)
    expect(texts()).toEqual([ANSWER, '还有 19 位也是「服务中断」,都看这一条。'])
  })
})

describe('not twice', () => {
  test('unasked, a cause once in ten minutes; another cause at once', () => {
    const { clock, meets } = setUp()
    expect([meets('u', false), meets('v', false), meets('v', false, 'other')]).toEqual(['full', 'nothing', 'full'])
    clock.advance(10 * MINUTE)
    expect(meets('v', false)).toBe('full')
  })

  test('who asks again gets the answer again; another is pointed to it for a minute', () => {
    const { clock, meets } = setUp()
    expect([meets('u', true), meets('u', true), meets('v', true)]).toEqual(['full', 'full', 'instead'])
    clock.advance(MINUTE)
    expect(meets('v', true)).toBe('full')
  })

  test('five unasked answers in a row to one user, then a pause until another speaks', () => {
    const { meets } = setUp()
    const five = ['a', 'b', 'c', 'd', 'e'].map((topic) => meets('u', false, topic))
    expect([...five, meets('u', false, 'f')]).toEqual([...Array(5).fill('full'), 'nothing'])
    expect([meets('v', false, 'g'), meets('u', false, 'f')]).toEqual(['full', 'full'])
  })

  test('nobody is pointed to an answer that never came', async () => {
    const { pass, meets } = setUp(() => ({ kind: 'refused', reason: 'offline' }))
    meets('u', true)
    await pass(1_000)
    expect(meets('v', true)).toBe('full')
  })

  test('one that may have come counts as come', async () => {
    const { pass, meets } = setUp(() => ({ kind: 'unsure', why: 'timeout' }))
    meets('u', true)
    await pass(1_000)
    expect(meets('v', true)).toBe('instead')
  })

  test('an answer that has scrolled away is given anew while the surge lasts', async () => {
    const { clock, meets, texts, pass } = setUp()
    for (const user of ['u', 'v', 'w']) meets(user, true)
    await pass(5_000)
    for (let i = 0; i < 3; i++) {
      clock.advance(20 * MINUTE)
      meets(`late-${i}`, true)
      await pass(1)
    }
    expect(texts().slice(2)).toEqual([POINTER, POINTER, ANSWER])
  })
})

describe('quiet hours', () => {
  test('unasked nothing is said, asked it is', async () => {
    const { groups, meets } = setUp()
    await groups.change(GROUP, { quietHours: { from: 14, to: 16 } })
    expect([meets('u', false), meets('u', true)]).toEqual(['nothing', 'full'])
  })

  test('what begins in them is still told to staff; after them the first gets the answer, not a pointer to none', async () => {
    const { clock, groups, staff, meets } = setUp()
    await groups.change(GROUP, { quietHours: { from: 14, to: 16 } })
    expect(['u', 'v', 'w'].map((user) => meets(user, false))).toEqual(['nothing', 'nothing', 'nothing'])
    expect(staff).toHaveLength(1)
    clock.set(START + 60 * MINUTE)
    expect([meets('x', false), meets('y', false)]).toEqual(['full', 'nothing'])
  })
})

test('in private everybody gets the whole answer', () => {
  const { speech } = setUp()
  const direct = (userId: string) => incoming({ isDirect: true, guildId: undefined, channelId: 'private', userId })
  const may = (user: string) => speech.may(direct(user), { topic: 'down', title: TITLE, asked: true })
  expect(TWENTY.map((user) => may(user).kind)).toEqual(Array(20).fill('full'))
})
