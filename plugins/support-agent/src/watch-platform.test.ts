/** What the platform tells by itself: recalls, mutes and joined groups. */
import { type Line, line } from '@support-agent/conversation'
import { memoryStore } from '@support-agent/storage'
import type { Context } from 'koishi'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { FakePlatform, groupTarget, pass } from '../../../test/helpers/fake-platform'
import type { SupportAgent } from './agent'
import { Faults } from './faults'
import { DEFAULT_BUDGET } from './manners/budget'
import { GroupBook } from './manners/group-book'
import { DEFAULT_REST } from './manners/rest'
import { DEFAULT_MANNERS } from './manners/settings'
import type { OperatorDesk } from './operator-desk'
import { Outbox } from './outbox'
import { Scheduler } from './scheduler'
import type { Speech } from './speech'
import { watchPlatform } from './watch-platform'

const TARGET = groupTarget('g')
const GROUP = { platform: 'p', guild: 'g' }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

function setUp({ ready = Promise.resolve() } = {}) {
  const clock = new FakeClock(0)
  const scheduler = new Scheduler(clock)
  const platform = new FakePlatform(clock)
  const groups = new GroupBook(memoryStore(() => 0))
  const nothing = () => {}
  const settings = { budget: DEFAULT_BUDGET, rest: DEFAULT_REST, pace: { ...DEFAULT_MANNERS.pace, gap: 0 } }
  const outbox = new Outbox({ ...settings, clean: (text) => text }, scheduler, {
    ...{ outcome: nothing, nearlySpent: nothing, rests: nothing, refused: nothing, isNewcomer: () => false },
    isSilent: () => false,
  })
  const forgotten: string[] = []
  const told: [kind: string, words: Line][] = []
  const takenBack: string[] = []
  const logged: unknown[] = []
  const leaving: (() => void)[] = []
  const inner = { get: () => platform, on: (_: string, leave: () => void) => leaving.push(leave) }
  const ctx = {
    inject: (_: string[], use: (ctx: object) => void) => use(inner),
  } as unknown as Context
  const operators: Pick<OperatorDesk, 'tell'> = { tell: (kind, words) => void told.push([kind, words]) }
  watchPlatform(ctx, {
    agent: {
      forgetMessage: (channel, id) => void forgotten.push(`${channel}/${id}`),
    } as Partial<SupportAgent> as SupportAgent,
    operators: operators as OperatorDesk,
    speech: { takenBack: (channel, id) => void takenBack.push(`${channel}/${id}`) } as Partial<Speech> as Speech,
    faults: new Faults((_, error) => logged.push(error), operators),
    ...{ groups, outbox, ready, scheduler, mutes: DEFAULT_MANNERS.mutes },
  })
  const say = (quote: string) =>
    outbox.send(platform, TARGET, [line('answer.summary', { summary: quote })], {
      ...{ locale: 'zh-CN', reason: 'answer', quote },
    })
  const mute = async (until?: number, more: object = {}) => {
    platform.mute({ target: TARGET, scope: 'self', state: 'muted', until, ...more })
    await pass(clock, 1)
  }
  const leave = () => {
    for (const one of leaving) one()
  }
  return { clock, platform, groups, outbox, forgotten, takenBack, told, logged, say, mute, leave }
}

describe('recalls', () => {
  test('what was taken back is forgotten, and its answer is not sent', async () => {
    const { clock, platform, forgotten, takenBack, say } = setUp()
    void say('a')
    void say('b')
    platform.recall({ target: TARGET, messageId: 'b' })
    await pass(clock, 1_000)
    expect(takenBack).toEqual(forgotten)
    expect([forgotten, platform.sent.map(({ quote }) => quote)]).toEqual([['p/g/b'], ['a']])
  })
})

describe('a group that is joined', () => {
  test('hears one line of at most 60 characters, and for seven days only answers', async () => {
    const { clock, platform, groups } = setUp()
    platform.join({ target: TARGET })
    await pass(clock, 5_000)
    expect(platform.sent).toHaveLength(1)
    expect(platform.sent[0]?.text).toMatch(/^我会查.{1,57}$/u)
    expect([1, 7 * DAY - 1, 7 * DAY].map((now) => groups.modeOf(GROUP, now))).toEqual(['mention', 'mention', undefined])
  })

  test('is spoken to as before as soon as an administrator has chosen', async () => {
    const { clock, platform, groups } = setUp()
    platform.join({ target: TARGET })
    await pass(clock, 1_000)
    await groups.change(GROUP, { chosen: true })
    expect(groups.modeOf(GROUP, DAY)).toBe(undefined)
  })
})

describe('a mute', () => {
  test.each<[name: string, until: number | undefined, mode: string | undefined]>([
    ['of a day', DAY, 'mention'],
    ['of less than a day', DAY - 1, undefined],
    ['without an end', undefined, undefined],
  ])('%s: mode %s', async (_, until, mode) => {
    const { groups, told, mute } = setUp()
    await mute(until)
    expect(groups.of(GROUP)).toEqual({ group: GROUP, mutedAt: [0], ...(mode && { mode }) })
    expect(told).toEqual(mode ? [['muted/p/g', line('operator.muted-long', { channel: 'g' })]] : [])
  })

  test.each<[name: string, days: number[], mode: string | undefined]>([
    ['three in a week', [0, 3, 6.9], 'mention'],
    ['three in more than a week', [0, 3, 7], undefined],
    ['two in a week', [0, 1], undefined],
  ])('%s: mode %s', async (_, days, mode) => {
    const { clock, groups, told, mute } = setUp()
    for (const day of days) {
      clock.set(day * DAY)
      await mute(day * DAY + MINUTE)
    }
    expect([groups.of(GROUP).mode, told.length]).toEqual([mode, mode ? 1 : 0])
  })

  test.each([
    ['of everybody', { scope: 'everyone' }],
    ['that is lifted', { state: 'lifted' }],
    ['in private', { target: { platform: 'p', selfId: 'me', channelId: 'private:u' } }],
  ])('%s says nothing about the bot', async (_, more) => {
    const { groups, told, mute } = setUp()
    for (let i = 0; i < 3; i++) await mute(2 * DAY, more)
    expect([groups.all(), told]).toEqual([[], []])
  })

  test('never wakes a group that was switched off', async () => {
    const { groups, mute } = setUp()
    await groups.change(GROUP, { mode: 'off' })
    await mute(2 * DAY)
    expect(groups.of(GROUP).mode).toBe('off')
  })

  test('holds before what was kept is back, and adds to what was kept', async () => {
    let back = () => {}
    const { groups, platform, say, mute } = setUp({ ready: new Promise<void>((resolve) => (back = resolve)) })
    await mute(DAY - 1)
    await groups.change(GROUP, { mutedAt: [-DAY, -2 * DAY] })
    expect(await say('a')).toEqual({ kind: 'dropped', why: 'muted' })
    back()
    await new Promise(setImmediate)
    expect(groups.of(GROUP)).toMatchObject({ mutedAt: [-DAY, -2 * DAY, 1], mode: 'mention' })
    expect(platform.sent).toEqual([])
  })
})

test('where nothing can be read it is logged, and nothing falls', async () => {
  const broken = Promise.reject(new Error('no disk'))
  broken.catch(() => {})
  const { clock, platform, logged, mute } = setUp({ ready: broken })
  platform.join({ target: TARGET })
  await mute(DAY)
  await pass(clock, 1_000)
  expect([platform.sent, logged.map(String)]).toEqual([[], ['Error: no disk', 'Error: no disk']])
})

test('a bridge that goes is no longer listened to', async () => {
  const { clock, platform, groups, forgotten, mute, leave } = setUp()
  leave()
  platform.recall({ target: TARGET, messageId: 'b' })
  platform.join({ target: TARGET })
  await mute(DAY)
  await pass(clock, 1_000)
  expect([forgotten, groups.all(), platform.sent]).toEqual([[], [], []])
})
