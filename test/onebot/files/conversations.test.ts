/**
 * The chats of this folder on the started bot, over a real OneBot link and a file server on the loopback, in the words of each
 * implementation that they name. What the bot says must not depend on who logs in to QQ.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DialectName } from '../../helpers/chat'
import { DIALECT_NAMES } from '../../helpers/chat'
import { compareChat } from '../../helpers/compare-chat'
import { ROOT } from '../../start/bot-process'
import { castOf, chatsIn, configFor } from '../cast'
import { playChat } from '../play-chat'
import { prepareFolder } from '../prepared'
import { type Direction, openStage, type Stage } from '../stage'
import { DIALECTS, type SharedFile } from './dialects'
import { FileHost } from './file-host'
import { DialectSender } from './sender'

jest.setTimeout(120_000)

const CHATS = chatsIn(__dirname)
/** Each way to link carries two of them. */
const LINKS: Readonly<Record<DialectName, Direction>> = {
  'go-cqhttp': 'ws',
  NapCat: 'ws-reverse',
  Lagrange: 'ws',
  LLOneBot: 'ws-reverse',
}
const MOST_MEGABYTES = 4
/** What is on the way when the bot hangs up, bytes. */
const ON_THE_WAY = 24 * 1024 ** 2

let prepared: string
let host: FileHost
beforeAll(async () => {
  prepared = prepareFolder()
  host = await FileHost.open()
})
afterAll(async () => {
  await host.close()
  rmSync(prepared, { recursive: true, force: true })
})

test('every implementation plays chats, and both ways to link are used', () => {
  const named = new Set(CHATS.flatMap(({ chat }) => chat.head.dialects ?? []))
  expect([...named].sort()).toEqual([...DIALECT_NAMES].sort())
  expect(new Set(Object.values(LINKS)).size).toBe(2)
})

describe.each(DIALECT_NAMES)('%s', (dialect) => {
  const casts = CHATS.filter(({ chat }) => chat.head.dialects?.includes(dialect)).map(({ name, chat }, i) =>
    castOf(name, chat, i),
  )
  let stage: Stage
  const shared: SharedFile[] = []
  beforeAll(async () => {
    const shipped = readFileSync(join(ROOT, 'koishi.yml'), 'utf8')
    const files = `files: { hosts: ["${host.name}"], mostMegabytes: ${MOST_MEGABYTES}, perMinute: 1000 }`
    stage = await openStage(LINKS[dialect], {
      config: configFor(shipped, casts, join(prepared, 'data/cache'), [files]),
    })
  })
  afterAll(() => stage.close())

  test.each(casts)('$name', async (cast) => {
    const sender = new DialectSender(stage.peer, host, DIALECTS[dialect], cast.chat.head.files)
    compareChat(cast.chat, await playChat(stage.peer, cast, sender), join(__dirname, `${cast.name}.chat`))
    shared.push(...sender.shared)
  })

  test('no file cost more than may be read of one, and nobody else was asked for one', async () => {
    for (const file of shared) expect(await host.costOf(file)).toBeLessThan(MOST_MEGABYTES * 1024 ** 2 + ON_THE_WAY)
    expect(host.trespasses).toBe(0)
  })
})
