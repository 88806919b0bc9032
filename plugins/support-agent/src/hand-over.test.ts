/** Those who take over, inside Koishi: who counts as staff, which case a message is about, and what outlives a restart. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { h, Logger, type Session } from 'koishi'
import { BOT } from '../../../test/helpers/elements'
import { type Incoming, openStage, type Stage } from '../../../test/helpers/koishi-stage'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const GROUP = 'g1'
const DESK = 'desk'
const HELPER = 'helper'
const DAY = 24 * 3_600_000
const PROBLEM = '文件发不出去,错误码50001'

const folder = mkdtempSync(join(tmpdir(), 'hand-over-'))
let console: Logger.Target[] = []
let prefix = '/'
let stage: Stage
let people = 0
let requests = 0

beforeAll(async () => {
  console = Logger.targets.splice(0, Infinity)
  stage = await openStage({
    prefix: (_: Session) => [prefix],
    config: {
      data: folder,
      staff: [`mock:#${DESK}`, `mock:${HELPER}`, 'elsewhere:1', 'no account'],
      flood: { messages: 50, window: 1, pause: 1_000, notice: 1_000 },
    },
  })
})
beforeEach(() => {
  prefix = '/'
})
afterAll(async () => {
  await stage.close()
  Logger.targets.splice(0, Infinity, ...console)
  rmSync(folder, { recursive: true, force: true })
})

const mention = (text: string) => [h.at(BOT), h.text(` ${text}`)]

/** Where it was sent, and what. */
async function say(user: string, content: Incoming['content'], more: Partial<Incoming> = {}) {
  const { replies, passed } = await stage.say({ user, group: GROUP, content, ...more })
  return { replies, passed, texts: replies.map(({ channelId, text }) => `${channelId}: ${text}`) }
}

/** Somebody new asks for a person; returns who, and the message that the desk got. */
async function handOver(user = `u${++people}`) {
  const { replies } = await say(user, mention('转人工'), { id: `asks-${++requests}` })
  const told = replies.filter(({ channelId }) => channelId === DESK)
  const number = /编号 (\d+)/.exec(told[0]?.text ?? '')?.[1] ?? ''
  return { user, replies, number, quote: { user: BOT, content: '', id: told[0]?.id } }
}

const inDesk = { group: DESK }
const inPrivate = { group: undefined }

test('all who are configured are told, each once; then the user is told so', async () => {
  const { replies } = await handOver()
  expect(replies.map(({ channelId }) => channelId)).toEqual([DESK, `private:${HELPER}`, GROUP])
})

test('words of staff reach the user as an answer to what they asked', async () => {
  const { quote } = await handOver()
  const { replies } = await say('anybody', '稍等', { ...inDesk, quote })
  expect(replies.map((one) => [one.channelId, one.text, one.quote])).toEqual([
    [GROUP, '人工回复:稍等', `asks-${requests}`],
    [DESK, '已转给他。', expect.stringMatching(/^in-/)],
  ])
})

test.each<[name: string, from: (one: Awaited<ReturnType<typeof handOver>>) => ReturnType<typeof say>, texts: string[]]>(
  [
    [
      'by number',
      ({ number }) => say('a', `/回复 ${number} 在的`, inDesk),
      [`${GROUP}: 人工回复:在的`, `${DESK}: 已转给他。`],
    ],
    [
      'by number with a mark',
      ({ number }) => say('a', `/回复 #${number} 在的`, inDesk),
      [`${GROUP}: 人工回复:在的`, `${DESK}: 已转给他。`],
    ],
    [
      'in private',
      ({ number }) => say(HELPER, `回复 ${number} 在的`, inPrivate),
      [`${GROUP}: 人工回复:在的`, `private:${HELPER}: 已转给他。`],
    ],
    [
      'in private by quote',
      ({ quote }) => say(HELPER, '回复 在的', { ...inPrivate, quote }),
      [`${GROUP}: 人工回复:在的`, `private:${HELPER}: 已转给他。`],
    ],
    ['without words', ({ number }) => say('a', `/回复 ${number}`, inDesk), [`${DESK}: 没有收到要转的话,再发一次。`]],
    [
      'with an unknown number',
      () => say('a', '/回复 9999 在的', inDesk),
      [`${DESK}: 没有这个编号的求助,或者它已经结束。`],
    ],
    ['without a number', () => say('a', '/回复 在的', inDesk), [`${DESK}: 没有这个编号的求助,或者它已经结束。`]],
    ['by somebody who is no staff', ({ number }) => say('stranger', `/回复 ${number} 在的`), []],
    ['by somebody who is no staff, quoting', ({ quote }) => say('stranger', '在的', { quote }), []],
  ],
)('an answer %s', async (_, from, texts) => {
  expect((await from(await handOver())).texts).toEqual(texts)
})

test('without a prefix a bare command of staff counts by its number alone', async () => {
  const { number } = await handOver()
  prefix = ''
  expect((await say('a', `回复 ${number} 在的`, inDesk)).texts).toEqual([
    `${GROUP}: 人工回复:在的`,
    `${DESK}: 已转给他。`,
  ])
  expect(await say('a', '回复 他了吗', inDesk)).toMatchObject({ texts: [], passed: true })
})

describe('the end', () => {
  test.each<[name: string, end: (one: Awaited<ReturnType<typeof handOver>>) => ReturnType<typeof say>]>([
    ['by quote', ({ quote }) => say('a', '结束', { ...inDesk, quote })],
    ['by number', ({ number }) => say('a', `/结束 ${number}`, inDesk)],
    ['by quote in private', ({ quote }) => say(HELPER, '结束', { ...inPrivate, quote })],
  ])('%s gives the conversation back, once', async (_, end) => {
    const one = await handOver()
    expect(await say(one.user, PROBLEM)).toMatchObject({ texts: [], passed: true })
    expect((await end(one)).texts).toEqual([expect.stringMatching(/: 好,会话还给我了。$/)])
    expect((await say(one.user, PROBLEM)).texts).toEqual([expect.stringMatching(/设备时间不准/)])
    expect((await say('a', `/结束 ${one.number}`, inDesk)).texts).toEqual([
      `${DESK}: 没有这个编号的求助,或者它已经结束。`,
    ])
  })
})

test('meanwhile words of the user go past the bot to other plugins, commands are answered', async () => {
  const { user } = await handOver()
  expect(await say(user, PROBLEM)).toMatchObject({ texts: [], passed: true })
  expect((await say(user, '/错误码 50001')).texts).toEqual([expect.stringMatching(/: 50001:/)])
})

test('whoever called the bot back and asks again has one hand-over, under the same number', async () => {
  const first = await handOver()
  expect((await say(first.user, mention(PROBLEM))).texts).toHaveLength(1)
  const second = await handOver(first.user)
  expect(second.number).toBe(first.number)
  for (const { quote } of [first, second]) {
    expect((await say('a', '在的', { ...inDesk, quote })).texts[0]).toBe(`${GROUP}: 人工回复:在的`)
  }
})

test('after a restart answers still find their users, and no number is given twice', async () => {
  const ended = await handOver()
  const open = await handOver()
  await say('a', `/结束 ${open.number}`, inDesk)
  stage.restart()
  expect((await say('a', '在的', { ...inDesk, quote: ended.quote })).texts[0]).toBe(`${GROUP}: 人工回复:在的`)
  expect(Number((await handOver()).number)).toBe(Number(open.number) + 1)
})

test('one who cannot be reached keeps nobody else from being told', async () => {
  const broken = jest.spyOn(stage.bot, 'createDirectChannel').mockRejectedValue(new Error('blocked'))
  const { replies } = await handOver()
  broken.mockRestore()
  expect(replies.map(({ channelId }) => channelId)).toEqual([DESK, GROUP])
})

test('words that could not be delivered are not said to be', async () => {
  const { quote } = await handOver()
  const send = stage.bot.sendMessage.bind(stage.bot)
  const muted = jest
    .spyOn(stage.bot, 'sendMessage')
    .mockImplementation((channel, content) =>
      channel === GROUP ? Promise.reject(new Error('muted')) : send(channel, content),
    )
  const { texts } = await say('a', '在的', { ...inDesk, quote })
  muted.mockRestore()
  // A group where sending failed twice rests for ten minutes.
  stage.clock.advance(11 * 60_000)
  expect(texts).toEqual([`${DESK}: 没能转给他,请直接联系。`])
})

test('忘记我: the desk knows nothing of them any more', async () => {
  const { user, number } = await handOver()
  expect((await say(user, '/忘记我')).texts).toEqual([`${GROUP}: 已经删掉你在这里的会话和记录,不会再用。`])
  expect((await say('a', `/回复 ${number} 在的`, inDesk)).texts).toEqual([
    `${DESK}: 没有这个编号的求助,或者它已经结束。`,
  ])
  stage.restart()
  expect((await say('a', `/回复 ${number} 在的`, inDesk)).texts).toEqual([
    `${DESK}: 没有这个编号的求助,或者它已经结束。`,
  ])
  expect((await say(user, PROBLEM)).texts).toEqual([expect.stringMatching(/设备时间不准/)])
})

test('where none of them can be reached the user is told what to collect and where to ask, and the bot stays at hand', async () => {
  const send = stage.bot.sendMessage.bind(stage.bot)
  const unreachable = [
    jest.spyOn(stage.bot, 'createDirectChannel').mockRejectedValue(new Error('blocked')),
    jest
      .spyOn(stage.bot, 'sendMessage')
      .mockImplementation((channel, content) =>
        channel === DESK ? Promise.reject(new Error('gone')) : send(channel, content),
      ),
  ]
  const { user, replies } = await handOver()
  for (const one of unreachable) one.mockRestore()
  expect(replies.map(({ channelId }) => channelId)).toEqual([GROUP])
  expect(replies[0]?.text).toMatch(/^值班的人现在联系不上[\s\S]*\n1\. /)
  expect((await say(user, PROBLEM)).texts).toEqual([expect.stringMatching(/设备时间不准/)])
  // Nothing of it is left open; a place where sending failed rests for ten minutes.
  stage.clock.advance(11 * 60_000)
  expect((await handOver(user)).replies.map(({ channelId }) => channelId)).toContain(DESK)
})

test('a hand-over that nobody ends is kept as long as a case, also over a restart', async () => {
  const { replies } = await handOver()
  const number = /编号 (\d+)/.exec(replies[0]?.text ?? '')?.[1]
  stage.clock.advance(179 * DAY)
  stage.restart()
  expect((await say('a', `/回复 ${number} 在的`, inDesk)).texts[0]).toBe(`${GROUP}: 人工回复:在的`)
  stage.clock.advance(2 * DAY)
  expect((await say('a', `/回复 ${number} 在的`, inDesk)).texts).toEqual([
    `${DESK}: 没有这个编号的求助,或者它已经结束。`,
  ])
})
