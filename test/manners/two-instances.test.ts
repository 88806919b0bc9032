/** Two bots of this kind in one group, both sure of themselves: whatever starts them, they exchange at most two messages. */
import { h } from 'koishi'
import { BOT } from '../helpers/elements'
import { openStage, type Stage } from '../helpers/koishi-stage'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))
jest.setTimeout(60_000)

const GROUP = 'g'
const QUESTION = '文件发不出去,错误码50001'

let bots: [Stage, Stage]
beforeAll(async () => {
  const config = { manners: { burst: { quiet: 0, most: 0 } } as never }
  bots = [await openStage({ config }), await openStage({ config })]
})
afterAll(() => Promise.all(bots.map((bot) => bot.close())))

/** How a reply reaches the other: as it is, calling it, or quoting it as every reply of ours quotes. */
const WAYS = ['plain', 'calling', 'quoting'] as const

test.each(WAYS)('%s', async (way) => {
  let counter = 0
  /** Words to one bot under the name that it knows the speaker by. @returns what it says */
  const hear = async (bot: Stage, user: string, text: string, said?: string) => {
    const content = way === 'calling' ? [h.at(BOT), h.text(` ${text}`)] : text
    const quote = way === 'quoting' && said !== undefined ? { user: BOT, content: said } : undefined
    bot.clock.advance(2_000)
    const { replies } = await bot.say({ user, group: `${GROUP}-${way}`, content, id: `${way}-${++counter}`, quote })
    return replies.map((reply) => reply.text)
  }
  // A member asks, and both answer.
  let waiting = await Promise.all(bots.map((bot) => hear(bot, 'member', QUESTION)))
  let exchanged = 0
  for (let round = 0; round < 20 && waiting.flat().length; round++) {
    const before = waiting
    waiting = await Promise.all(
      bots.map(async (bot, i) => {
        const answers: string[] = []
        for (const text of before[1 - i] ?? []) answers.push(...(await hear(bot, 'other', text, before[i]?.[0])))
        return answers
      }),
    )
    exchanged += waiting.flat().length
  }
  expect(waiting.flat()).toEqual([])
  expect(exchanged).toBeLessThanOrEqual(2)
})

test('an endless talker of our kind is heard at most twice', async () => {
  const [bot] = bots
  const lines = [
    '文件发不出去?0 都不是。回数字或直接说;不清楚回「跳过」,不想查了回「算了」。',
    '多半是:时间不准。还不行就回「还是不行」,或把弹窗原话、错误码发来;「为什么」看依据。',
    QUESTION,
  ]
  let said = 0
  for (let i = 0; i < 30; i++) {
    bot.clock.advance(10_000)
    const text = `${lines[i % lines.length]} ${i}`
    const { replies } = await bot.say({ user: 'talker', group: 'h', content: [h.at(BOT), h.text(text)], id: `t${i}` })
    said += replies.length
  }
  expect(said).toBeLessThanOrEqual(2)
})
