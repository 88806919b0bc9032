/** The chats of test/conversations that name `onebot`, on the started bot as it is shipped, in both directions. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Chat } from '../helpers/chat'
import { expectedLines, type Played, playedLines } from '../helpers/chat-match'
import { folderFor, ROOT } from '../start/bot-process'
import { castChats, configFor, DESK } from './cast'
import { playChat } from './play-chat'
import { DIRECTIONS, openStage, type Stage } from './stage'

jest.setTimeout(60_000)

const CASTS = castChats()

function compare(chat: Chat, played: readonly Played[]): void {
  const said = chat.turns.filter((turn) => turn.kind === 'says')
  const side = (lines: typeof playedLines) =>
    said.flatMap((turn, i) => [`${turn.name}: ${turn.text}`, ...lines(turn, played[i] ?? { replies: [] })])
  expect(side(playedLines)).toEqual(side(expectedLines))
}

/** A folder in which `prepare` has learned the weights: the bot answers with them from its first message on. */
let prepared: string
beforeAll(() => {
  prepared = folderFor({})
  const main = join(ROOT, 'plugins/cli/src/main.ts')
  execFileSync(process.execPath, ['-r', require.resolve('esbuild-register'), main, 'prepare'], { cwd: prepared })
})
afterAll(() => rmSync(prepared, { recursive: true, force: true }))

describe.each(DIRECTIONS)('%s', (direction) => {
  let stage: Stage
  beforeAll(async () => {
    const shipped = readFileSync(join(ROOT, 'koishi.yml'), 'utf8')
    const config = configFor(shipped, CASTS, join(prepared, 'data/cache'))
    stage = await openStage(direction, { config, env: { STAFF: `onebot:#${DESK}` } })
  })
  afterAll(() => stage.close())

  test.each(CASTS)('$name', async (cast) => {
    compare(cast.chat, await playChat(stage.peer, cast))
  })
})
