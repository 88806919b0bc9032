/** The chats of test/conversations that name `onebot`, on the started bot as it is shipped, in both directions. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compareChat } from '../helpers/compare-chat'
import { ROOT } from '../start/bot-process'
import { castChats, configFor, DESK } from './cast'
import { playChat } from './play-chat'
import { prepareFolder } from './prepared'
import { DIRECTIONS, openStage, type Stage } from './stage'

jest.setTimeout(60_000)

const CASTS = castChats()

let prepared: string
beforeAll(() => {
  prepared = prepareFolder()
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
    compareChat(cast.chat, await playChat(stage.peer, cast))
  })
})
