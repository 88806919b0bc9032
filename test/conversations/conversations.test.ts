/**
 * Each `.chat` file beside this one, played by the players that its head names. `UPDATE_CHATS=1` writes what was played
 * into the files; read the difference before keeping it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Chat, parseChat } from '../helpers/chat'
import { expectedLines, type Played, playedLines, rewriteChat } from '../helpers/chat-match'
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

function compare(path: string, chat: Chat, played: readonly Played[]): void {
  if (process.env.UPDATE_CHATS) {
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, rewriteChat(text, parseChat(text, path), played))
    return
  }
  const said = chat.turns.filter((turn) => turn.kind === 'says')
  const side = (lines: typeof playedLines) =>
    said.flatMap((turn, i) => [`${turn.name}: ${turn.text}`, ...lines(turn, played[i] ?? { replies: [] })])
  expect(side(playedLines)).toEqual(side(expectedLines))
}

describe('through step', () => {
  test.each(CHATS.filter(({ chat }) => chat.head.play.includes('step')))('$name', ({ chat, path }) => {
    compare(path, chat, playByStep(chat, shippedModel(chat.head.bases)))
  })
})

describe('through Koishi and its mock bot', () => {
  let player: MockPlayer
  beforeAll(async () => {
    player = await openMockPlayer()
  })
  afterAll(() => player.close())

  test.each(CHATS.filter(({ chat }) => chat.head.play.includes('mock')))('$name', async ({ chat, path, name }) => {
    compare(path, chat, await player.play(chat, name))
  })
})
