/**
 * Each `.chat` file beside this one, played by the players that its head names. `UPDATE_CHATS=1` writes what was played
 * into the files; read the difference before keeping it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseChat } from '../helpers/chat'
import { compareChat } from '../helpers/compare-chat'
import { type MockPlayer, openMockPlayer } from '../helpers/play-mock'
import { playByStep } from '../helpers/play-step'
import { shippedModel } from '../helpers/shipped-model'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))

const CHATS = readdirSync(__dirname)
  .filter((name) => name.endsWith('.chat'))
  .map((name) => {
    const path = join(__dirname, name)
    return { name: name.slice(0, -'.chat'.length), path, chat: parseChat(readFileSync(path, 'utf8'), name) }
  })

jest.setTimeout(60_000)

describe('through step', () => {
  test.each(CHATS.filter(({ chat }) => chat.head.play.includes('step')))('$name', ({ chat, path }) => {
    compareChat(chat, playByStep(chat, shippedModel()), path)
  })
})

describe('through Koishi and its mock bot', () => {
  let player: MockPlayer
  beforeAll(async () => {
    player = await openMockPlayer()
  })
  afterAll(() => player.close())

  test.each(CHATS.filter(({ chat }) => chat.head.play.includes('mock')))('$name', async ({ chat, path, name }) => {
    compareChat(chat, await player.play(chat, name), path)
  })
})
