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

/** As QQ shows quotes, or as if each word of a bot called the other. */
const IN_A_ROOM = ['quoting', 'calling'] as const

describe('in one room', () => {
  /** Everybody hears everything at once, as in a group; each bot under a name of its own. */
  async function meet(way: (typeof IN_A_ROOM)[number]): Promise<{
    tell(user: string, content: string | h[]): Promise<void>
    answered: () => number
    said: () => readonly number[]
    close(): Promise<unknown>
  }> {
    const names = ['甲', '乙'] as const
    const stages = await Promise.all(
      names.map(() => openStage({ config: { mode: 'confident', manners: {} as never } })),
    )
    let counter = 0
    let answered = 0
    /** By each bot's id of a message: who said it, and what. */
    const known = new Map<string, { user: string; text: string }>()
    const waiting: (() => Promise<unknown>)[] = []
    stages.forEach((stage, i) => {
      const other = stages[1 - i]
      const send = stage.bot.sendMessage.bind(stage.bot)
      stage.bot.sendMessage = async (channel, content) => {
        const [id = ''] = await send(channel, content)
        const sent = stage.bot.sent.at(-1)
        const text = sent?.text ?? ''
        const quoted = known.get(`${i}/${sent?.quote}`)
        if (quoted && names.some((name) => name === quoted.user)) answered++
        waiting.push(async () => {
          const heardId = `said-${++counter}`
          known.set(`${1 - i}/${heardId}`, { user: names[i] ?? '', text })
          const own = quoted?.user === names[1 - i]
          await other?.say({
            ...{ user: names[i] ?? '', group: 'room', id: heardId },
            // QQ mentions whom a message quotes.
            content: own || way === 'calling' ? [h.at(BOT), h.text(` ${text}`)] : text,
            quote: way === 'calling' ? undefined : quoted && { user: own ? BOT : quoted.user, content: quoted.text },
          })
        })
        return [id]
      }
    })
    async function pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second++) {
        for (const hear of waiting.splice(0)) await hear()
        for (const { clock } of stages) clock.advance(1_000)
        await new Promise(setImmediate)
      }
    }
    return {
      answered: () => answered,
      said: () => stages.map(({ bot }) => bot.sent.length),
      async tell(user, content) {
        const id = `told-${++counter}`
        for (const [i, stage] of stages.entries()) {
          known.set(`${i}/${id}`, { user, text: String(content) })
          await stage.say({ user, group: 'room', id, content })
        }
        await pass(40)
      },
      close: () => Promise.all(stages.map((stage) => stage.close())),
    }
  }

  test.each(IN_A_ROOM)('%s: whatever people say, the two answer each other at most twice', async (way) => {
    const room = await meet(way)
    const starts = [
      '文件发不出去,错误码50001',
      '文件发不出去',
      '/错误码 50001',
      '/支持',
      '离线文件过期了怎么办',
      '还是不行',
      '人工',
      '为什么',
      '反向 ws 连不上 ECONNREFUSED',
      '闭嘴',
    ]
    for (let round = 0; round < 2; round++) {
      for (const [i, text] of starts.entries()) {
        await room.tell(`u${i}`, text)
        await room.tell(`v${i}`, [h.at(BOT), h.text(` ${text}`)])
      }
    }
    const [answered, said] = [room.answered(), room.said()]
    await room.close()
    // Both have much to say.
    expect(Math.min(...said)).toBeGreaterThan(10)
    expect(answered).toBeLessThanOrEqual(2)
  })
})
