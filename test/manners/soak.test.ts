/** Ten thousand messages of two hundred people in twenty groups, five in a hundred about our subject: what the bot does meanwhile. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { h } from 'koishi'
import { BOT } from '../helpers/elements'
import { openStage, type Stage } from '../helpers/koishi-stage'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))
// Most of the time is Koishi's own; a machine that is shared is slow.
jest.setTimeout(300_000)

const PROBLEMS = [
  '文件发不出去,错误码50001',
  '离线文件过期了怎么办',
  '文件传到99%就卡住',
  '反向 ws 连不上 ECONNREFUSED',
]
const CHATTER = ['笑死', '今晚打游戏吗', '收到', '下班了没', '明天几点集合', '哈哈哈哈', '谁有空帮我带个饭']
const SECOND = 1_000
const MINUTE = 60 * SECOND

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function heapInMegabytes(): number {
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

/** The helpers of this test themselves keep what was sent. */
const MOST_GROWTH = 10

interface Sending {
  readonly at: number
  readonly group: string
  readonly quote: string | undefined
}

/** Notes when each message was sent. */
function watch(stage: Stage): Sending[] {
  const sendings: Sending[] = []
  const { bot, clock } = stage
  const send = bot.sendMessage.bind(bot)
  bot.sendMessage = async (channel, content) => {
    const quote = h.normalize(content).find(({ type }) => type === 'quote')
    sendings.push({ at: clock.now(), group: channel, quote: quote?.attrs.id as string | undefined })
    return send(channel, content)
  }
  return sendings
}

/** The most that fell into one window. */
function mostWithin(times: readonly number[], window: number): number {
  let first = 0
  return times.reduce((most, at, i) => {
    while (at - (times[first] ?? at) >= window) first++
    return Math.max(most, i - first + 1)
  }, 0)
}

function expectBudgetsKept(sendings: readonly Sending[]): void {
  const times = sendings.map(({ at }) => at)
  expect(mostWithin(times, MINUTE)).toBeLessThanOrEqual(20)
  expect(mostWithin(times, 60 * MINUTE)).toBeLessThanOrEqual(300)
  expect(mostWithin(times, SECOND)).toBeLessThanOrEqual(1)
  for (const group of new Set(sendings.map((sending) => sending.group))) {
    const inGroup = sendings.filter((sending) => sending.group === group).map(({ at }) => at)
    expect(mostWithin(inGroup, MINUTE)).toBeLessThanOrEqual(10)
  }
}

test('10,000 messages: budgets are kept, every answer quotes its asker, memory stays flat', async () => {
  const stage = await openStage({ config: { mode: 'mention', manners: { burst: { quiet: 0, most: 0 } } as never } })
  const sendings = watch(stage)
  const asked = new Map<string, string>()
  let early = 0
  for (let i = 0; i < 10_000; i++) {
    if (i === 3_000) early = heapInMegabytes()
    const user = `u${(i * 7919) % 200}`
    const group = `g${(i * 104_729) % 20}`
    const isOurs = i % 20 === 0
    const id = `soak-${i}`
    const words = isOurs ? PROBLEMS[(i / 20) % PROBLEMS.length] : CHATTER[i % CHATTER.length]
    if (isOurs) asked.set(id, group)
    await stage.say({ user, group, id, content: isOurs ? [h.at(BOT), h.text(` ${words}`)] : String(words) })
    stage.clock.advance(500)
  }
  const growth = heapInMegabytes() - early
  await stage.close()
  expect(sendings.length).toBeGreaterThan(200)
  expect(growth).toBeLessThan(MOST_GROWTH)
  expectBudgetsKept(sendings)
  // Late ones are joined in a line that quotes the answer.
  for (const { id, channelId } of stage.bot.sent) asked.set(id, channelId)
  const mixedUp = sendings.filter(({ group, quote }) => quote === undefined || asked.get(quote) !== group)
  expect(mixedUp).toEqual([])
})

test('500 questions in a minute never go over a budget', async () => {
  const stage = await openStage({ config: { mode: 'mention', manners: { burst: { quiet: 0, most: 0 } } as never } })
  const sendings = watch(stage)
  for (let i = 0; i < 500; i++) {
    const words = PROBLEMS[i % PROBLEMS.length]
    await stage.say({ user: `u${i}`, group: `g${i % 20}`, id: `q-${i}`, content: [h.at(BOT), h.text(` ${words}`)] })
    stage.clock.advance(120)
  }
  for (let second = 0; second < 180; second++) {
    stage.clock.advance(SECOND)
    await new Promise(setImmediate)
  }
  await stage.close()
  expect(sendings.length).toBeGreaterThan(15)
  expectBudgetsKept(sendings)
})

test('switched off, 1,000 messages about our subject are met with silence', async () => {
  const stage = await openStage({ config: { mode: 'off' } })
  for (let i = 0; i < 1_000; i++) {
    const text = PROBLEMS[i % PROBLEMS.length]
    const content = i % 2 ? String(text) : [h.at(BOT), h.text(` ${text}`)]
    await stage.say({ user: `u${i % 200}`, group: `g${i % 20}`, content })
  }
  const { length } = stage.bot.sent
  await stage.close()
  expect(length).toBe(0)
})

describe('twenty people with one error in a minute', () => {
  async function sayTogether(addressed: boolean): Promise<string[]> {
    const stage = await openStage({ config: { mode: 'confident', manners: {} as never } })
    for (let i = 0; i < 20; i++) {
      const text = '文件发不出去,错误码50001'
      const content = addressed ? [h.at(BOT), h.text(` ${text}`)] : text
      // Unaddressed, the burst's quiet has to come first.
      await stage.say({ user: `u${i}`, group: 'g', id: `m-${i}`, content })
      for (let second = 0; second < 3; second++) {
        stage.clock.advance(SECOND)
        await new Promise(setImmediate)
      }
    }
    for (let second = 0; second < 120; second++) {
      stage.clock.advance(SECOND)
      await new Promise(setImmediate)
    }
    const texts = stage.bot.sent.map(({ text }) => text)
    await stage.close()
    return texts
  }

  test('unaddressed: one full answer, and at most the line of the surge', async () => {
    const [full, ...rest] = await sayTogether(false)
    expect(full).toMatch(/设备时间不准[\s\S]*1\. /u)
    expect(rest.length).toBeLessThanOrEqual(1)
    for (const text of rest) expect(text.split('\n')).toHaveLength(1)
  })

  test('addressed: one full answer, then one line each within the budget, the late ones in one line', async () => {
    const [full, ...rest] = await sayTogether(true)
    expect(full).toMatch(/设备时间不准[\s\S]*1\. /u)
    for (const text of rest) expect(text.split('\n')).toHaveLength(1)
    expect(rest.length).toBeGreaterThan(5)
    expect(rest.length).toBeLessThanOrEqual(20)
  })
})
