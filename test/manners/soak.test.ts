/** Ten thousand messages of two hundred people in twenty groups, five in a hundred about our subject: what the bot does meanwhile. */
import { h } from 'koishi'
import { BOT } from '../helpers/elements'
import { openStage, type Sent, type Stage } from '../helpers/koishi-stage'
import { MOST_GROWTH, PROBLEMS, type Reading, readingsOf, soak, watch } from '../helpers/soak'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))
// Most of the time is Koishi's own; a machine that is shared is slow.
jest.setTimeout(300_000)

const SECOND = 1_000

function overspent(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter(({ used, most }) => used > most)
}

/** Lets time pass, so that each message is sent before the next falls due. */
async function pass({ clock }: Stage, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    clock.advance(SECOND)
    await new Promise(setImmediate)
  }
}

test('10,000 messages: budgets are kept, every answer quotes its asker, memory stays flat', async () => {
  const { questions, sent, readings, mixedUp, growth } = await soak(10_000)
  expect(questions).toBe(500)
  expect(sent).toBeGreaterThan(200)
  expect(overspent(readings)).toEqual([])
  // Traffic that comes nowhere near a limit would prove nothing; a day is longer than this.
  const reached = readings.filter(({ used, most }) => used === most).map(({ name }) => name)
  expect(reached).toEqual(
    expect.arrayContaining(['the account in a minute', 'the account in an hour', 'a group', 'a user']),
  )
  expect(mixedUp).toEqual([])
  expect(growth).toBeLessThan(MOST_GROWTH)
})

test('500 questions in a minute never go over a budget', async () => {
  const stage = await openStage({ config: { mode: 'mention', manners: { burst: { quiet: 0, most: 0 } } as never } })
  const sendings = watch(stage)
  for (let i = 0; i < 500; i++) {
    const [words] = PROBLEMS[i % PROBLEMS.length] ?? []
    await stage.say({ user: `u${i}`, group: `g${i % 20}`, id: `q-${i}`, content: [h.at(BOT), h.text(` ${words}`)] })
    stage.clock.advance(120)
  }
  await pass(stage, 180)
  await stage.close()
  expect(sendings.length).toBeGreaterThan(15)
  expect(overspent(readingsOf(sendings))).toEqual([])
})

test('switched off, 1,000 messages about our subject are met with silence', async () => {
  const stage = await openStage({ config: { mode: 'off' } })
  for (let i = 0; i < 1_000; i++) {
    const [text] = PROBLEMS[i % PROBLEMS.length] ?? []
    const content = i % 2 ? String(text) : [h.at(BOT), h.text(` ${text}`)]
    await stage.say({ user: `u${i % 200}`, group: `g${i % 20}`, content })
  }
  const { length } = stage.bot.sent
  await stage.close()
  expect(length).toBe(0)
})

describe('twenty people with one error in a minute', () => {
  async function sayTogether(addressed: boolean): Promise<readonly Sent[]> {
    const stage = await openStage({ config: { mode: 'confident', manners: {} as never } })
    for (let i = 0; i < 20; i++) {
      const text = '文件发不出去,错误码50001'
      const content = addressed ? [h.at(BOT), h.text(` ${text}`)] : text
      await stage.say({ user: `u${i}`, group: 'g', id: `m-${i}`, content })
      // Unaddressed, the burst's quiet has to come first.
      await pass(stage, 3)
    }
    await pass(stage, 120)
    await stage.close()
    return stage.bot.sent
  }

  test('unaddressed: one full answer, and at most the line of the surge', async () => {
    const [full, ...rest] = await sayTogether(false)
    expect(full?.text).toMatch(/设备时间不准[\s\S]*1\. /u)
    expect(rest.length).toBeLessThanOrEqual(1)
    for (const { text } of rest) expect(text.split('\n')).toHaveLength(1)
  })

  test('addressed: one full answer, then one line each within the budget, the late ones in one line', async () => {
    const sent = await sayTogether(true)
    const [full, ...rest] = sent
    const late = rest.pop()
    expect(full?.text).toMatch(/设备时间不准[\s\S]*1\. /u)
    // The budget of the group is ten in a minute.
    expect([full, ...rest].map((each) => each?.quote)).toEqual(Array.from({ length: 10 }, (_, i) => `m-${i}`))
    for (const { text } of rest) expect(text).toMatch(/^[^\n]*设备时间不准[^\n]*$/u)
    expect(late?.text).toMatch(/^[^\n]*10 位[^\n]*设备时间不准[^\n]*$/u)
    expect(late?.quote).toBe(full?.id)
  })
})
