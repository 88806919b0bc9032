/** Whatever breaks: the log has it, the operator hears of it once in ten minutes, and the group nothing. */
import { StorageError } from '@support-agent/storage'
import { h, Logger } from 'koishi'
import { BOT } from '../../../test/helpers/elements'
import { openStage, type Stage } from '../../../test/helpers/koishi-stage'
import { Answerer } from './answerer'
import { Conversations } from './conversations'
import { FileDesk } from './file-desk'
import { GroupBook } from './manners/group-book'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const logged: string[] = []
Logger.targets.splice(0, Number.POSITIVE_INFINITY, {
  colors: 0,
  record: ({ content, type }) => void (['warn', 'error'].includes(type) && logged.push(content)),
})

const DETAIL = 'no space left at /srv/secret'
const OPERATOR = 'keeper'
const GROUP = 'g'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ config: { administrators: [`mock:${OPERATOR}`], mode: 'confident' } })
})
afterAll(() => stage.close())
beforeEach(() => {
  // The operator hears of each kind once in ten minutes.
  stage.clock.advance(11 * 60_000)
  logged.length = 0
  stage.bot.sent.length = 0
})
afterEach(() => jest.restoreAllMocks())

const said = () => stage.bot.sent.map(({ channelId, text }) => `${channelId}: ${text}`)
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))
let counter = 0
async function say(content: string | h[], roles: string[] = []): Promise<void> {
  await stage.say({ user: `u${++counter}`, group: GROUP, content, roles })
  await settle()
}
const calling = (text: string) => [h.at(BOT), h.text(` ${text}`)]
const aFile = h('file', { src: 'data:text/plain;base64,aGk=', title: '发票.txt', size: 2 })
const breaks = (error = new Error(DETAIL)) => {
  throw error
}
const fails = async (error?: Error) => breaks(error)
const STORAGE = new StorageError('disk-full', { file: '/srv/secret', reason: 'ENOSPC' })

/** What breaks, and the words that meet it. */
const CASES: readonly (readonly [name: string, breakIt: () => unknown, meet: () => Promise<unknown>, told: string])[] =
  [
    [
      'the plugin, at words that call it',
      () => jest.spyOn(Answerer.prototype, 'preview').mockImplementation(() => breaks()),
      () => say(calling('文件发不出去,错误码50001')),
      'Error',
    ],
    [
      'the plugin, at words that call nobody',
      () => jest.spyOn(Answerer.prototype, 'preview').mockImplementation(() => breaks()),
      () => say('文件发不出去,错误码50001'),
      'Error',
    ],
    [
      'the plugin, at a command',
      () => jest.spyOn(Answerer.prototype, 'preview').mockImplementation(() => breaks()),
      () => say('/错误码 50001'),
      'Error',
    ],
    [
      'the store, at an answer',
      () => jest.spyOn(Conversations.prototype, 'update').mockImplementation(() => fails(STORAGE)),
      () => say(calling('文件发不出去,错误码50001')),
      'StorageError',
    ],
    [
      'the store, at a switch',
      () => jest.spyOn(GroupBook.prototype, 'change').mockImplementation(() => fails(STORAGE)),
      () => say(calling('闭嘴 30分钟'), ['admin']),
      'StorageError',
    ],
    [
      'the store, at a member who wants peace',
      () => jest.spyOn(GroupBook.prototype, 'silenceMember').mockImplementation(() => fails(STORAGE)),
      () => say(calling('闭嘴')),
      'StorageError',
    ],
    [
      'the look at a file',
      () => jest.spyOn(FileDesk.prototype, 'look').mockImplementation(() => fails()),
      () => say([h.at(BOT), aFile]),
      'Error',
    ],
  ]

test.each(CASES)('%s', async (_, breakIt, meet, told) => {
  breakIt()
  for (let i = 0; i < 3; i++) await meet()
  expect(said()).toEqual([`private:${OPERATOR}: 处理消息时出错:${told}(详情见日志)`])
  expect(logged.length).toBeGreaterThanOrEqual(3)
  stage.clock.advance(10 * 60_000)
  await meet()
  expect(said()).toHaveLength(2)
})

test('a send: the fixed line once, and the operator once', async () => {
  const send = stage.bot.sendMessage.bind(stage.bot)
  jest.spyOn(stage.bot, 'sendMessage').mockImplementation((channel, content) => {
    return channel === GROUP && String(content).includes('时间不准') ? fails() : send(channel, content)
  })
  for (let i = 0; i < 3; i++) await say(calling('文件发不出去,错误码50001'))
  const group = said().filter((text) => text.startsWith(`${GROUP}: `))
  expect(group).toHaveLength(1)
  expect(group[0]).not.toContain(DETAIL)
  expect(said().filter((text) => text.startsWith(`private:${OPERATOR}: `))).toHaveLength(1)
  expect(logged.join('\n')).toContain(DETAIL)
})

test('a command that runs in Koishi: nothing is said in its place', async () => {
  jest.spyOn(Answerer.prototype, 'preview').mockImplementation(() => breaks())
  stage.app.command('elsewhere').action(async ({ session }) => {
    await session?.execute('support.code 50001')
  })
  await say('/elsewhere')
  expect(said().filter((text) => !text.startsWith('private:'))).toEqual([])
  expect(said()).toHaveLength(1)
})
