/** The plugin inside Koishi, with a console that is a plain object. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Context, type ForkScope, h, type Session } from 'koishi'
import { clientFolder } from './client-folder'
import * as page from './index'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { MOST_TEXT } from './message'
import { MOST_MEGABYTES, PIECE } from './uploads'

const ANN = 'a'.repeat(32)
const BEN = 'b'.repeat(32)

type Event = 'enter' | 'begin' | 'piece' | 'say'
type Listener = (this: object, ...args: unknown[]) => boolean

/** What the plugin asks of the console. */
class FakeConsole {
  readonly clients: Record<string, object> = {}
  readonly listeners: Record<string, Listener> = {}
  readonly guards: unknown[] = []
  entry: unknown
  addEntry(files: unknown, data: () => unknown) {
    this.entry = { files, data: data() }
  }
  addListener(event: string, listener: Listener, guard: unknown) {
    this.listeners[event] = listener
    this.guards.push(guard)
  }
}

class FakeClient {
  readonly sent: unknown[] = []
  constructor(readonly id: string) {}
  send(payload: unknown) {
    this.sent.push(payload)
  }
}

let fork: ForkScope | undefined
afterEach(() => fork?.dispose())

async function stage(host = '127.0.0.1') {
  const app = new Context()
  const fake = new FakeConsole()
  app.provide('console')
  app.provide('server')
  Object.assign(app, { console: fake, server: { host } })
  fork = app.plugin(page)
  const heard: Session[] = []
  app.middleware((session, next) => {
    heard.push(session)
    return next()
  })
  await app.start()
  const tell = (client: FakeClient, event: Event, ...args: unknown[]) => {
    fake.clients[client.id] = client
    return fake.listeners[`support-page/${event}`]?.apply(client, args)
  }
  const arrived = async (count: number) => {
    while (heard.length < count) await new Promise(setImmediate)
    return heard
  }
  const [bot] = app.bots
  if (!bot) throw new Error('no bot')
  return { app, fake, bot, heard, arrived, tell }
}

test('what is said becomes a private message with its file', async () => {
  const { tell, arrived } = await stage()
  const client = new FakeClient('1')
  expect(tell(client, 'begin', 3)).toBe(true)
  expect(tell(client, 'piece', 'TVqQ')).toBe(true)
  const message = { text: '发不出去', file: { name: '报告.exe', size: 3, sent: true } }
  expect(tell(client, 'say', ANN, message)).toBe(true)
  const [session] = await arrived(1)
  const { platform, userId, channelId, isDirect, elements = [] } = session!
  expect({ platform, userId, channelId, isDirect, types: elements.map(({ type }) => type) }).toEqual({
    ...{ platform: 'support-page', userId: ANN, channelId: `private:${ANN}`, isDirect: true },
    types: ['text', 'file'],
  })
  expect(elements[1]?.attrs.bytes).toEqual(new Uint8Array([77, 90, 144]))
})

test('a file whose bytes are not all there is not heard of', async () => {
  const { tell, heard } = await stage()
  const [client, other] = [new FakeClient('1'), new FakeClient('2')]
  const message = { text: '', file: { name: 'a.exe', size: 3, sent: true } }
  expect(tell(client, 'say', ANN, message)).toBe(false)
  tell(other, 'begin', 3)
  tell(other, 'piece', 'TVqQ')
  expect(tell(client, 'say', ANN, message)).toBe(false)
  expect(heard).toEqual([])
})

test.each([
  ['another user id', '../../etc', { text: 'x' }],
  ['no message', ANN, undefined],
  ['another shape', ANN, { text: 'x', file: { name: 'a' } }],
])('%s: nothing is heard', async (_what, user, message) => {
  const { tell, heard, bot } = await stage()
  const client = new FakeClient('1')
  expect(tell(client, 'say', user, message)).toBe(false)
  expect(heard).toEqual([])
  await expect(bot.sendPrivateMessage(ANN, 'hello')).rejects.toThrow('page-closed')
})

test('a reply goes to the browser that asked, as plain text, one for each message', async () => {
  const { tell, bot } = await stage()
  const [ann, ben] = [new FakeClient('1'), new FakeClient('2')]
  tell(ann, 'enter', ANN)
  tell(ben, 'enter', BEN)
  const reply = [h.quote('7'), h.text('<b>1</b>'), h('br'), h.at('2'), h('message', [h('p', 'second'), h('b', '!')])]
  const ids = await bot.sendPrivateMessage(ANN, reply)
  expect(ann.sent).toEqual([
    { type: 'support-page/reply', body: { user: ANN, id: ids[0], text: '<b>1</b>\n@2' } },
    { type: 'support-page/reply', body: { user: ANN, id: ids[1], text: 'second\n!' } },
  ])
  expect(ben.sent).toEqual([])
})

test('nobody is told who has closed the page, and an empty reply is none', async () => {
  const { app, fake, tell, bot } = await stage()
  const client = new FakeClient('1')
  tell(client, 'enter', ANN)
  expect(await bot.sendPrivateMessage(ANN, [h.text(' '), h('br')])).toEqual([])
  delete fake.clients['1']
  app.emit('console/connection', client as never)
  await expect(bot.sendPrivateMessage(ANN, 'hello')).rejects.toThrow('page-closed')
  expect(client.sent).toEqual([])
})

test('the console gets the page as it is written, and guards it', async () => {
  const { fake } = await stage()
  const folder = clientFolder()
  expect(folder).toMatch(/node_modules.koishi-plugin-support-page.client$/)
  expect(readFileSync(join(folder, 'style.css'), 'utf8')).toContain('.support-page')
  expect(fake.entry).toEqual({
    files: { dev: `${folder}/index.js`, prod: folder },
    data: {
      ...{ authority: 4, isAdministrator: true },
      limits: { text: MOST_TEXT, megabytes: MOST_MEGABYTES, piece: PIECE },
      words: { 'zh-CN': zhCN, 'en-US': enUS },
    },
  })
  expect(fake.guards).toEqual(Array(Object.keys(fake.listeners).length).fill({ authority: 4 }))
})

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.2', false],
  ['127.0.0.1.evil.example', false],
])('at %s the page says that its user is administrator: %s', async (host, expected) => {
  const { fake } = await stage(host)
  expect(fake.entry).toMatchObject({ data: { isAdministrator: expected } })
})

test.each([
  ['127.0.0.1', 'http://127.0.0.1:5140', undefined],
  ['127.0.0.1', 'http://evil.example', true],
  // There the console asks who somebody is, and perhaps stands behind another server.
  ['0.0.0.0', 'https://bot.example', undefined],
])('at %s a page of %s: kept out %s', async (host, origin, expected) => {
  const { app } = await stage(host)
  const request = { headers: { host: '127.0.0.1:5140', origin } }
  expect((await app.serial('console/intercept', { request } as never, {})) || undefined).toBe(expected)
})

test('both languages have the same words, and the page uses each of them and no other', () => {
  const source = ['index.js', 'view.js'].map((name) => readFileSync(join(clientFolder(), name), 'utf8')).join('')
  const used = [...source.matchAll(/\bsay\('([a-z-]+)'/g)].map(([, key = '']) => key)
  expect(Object.keys(enUS)).toEqual(Object.keys(zhCN))
  expect(used.filter((key) => !(key in zhCN))).toEqual([])
  expect(Object.keys(zhCN).filter((key) => !source.includes(`'${key}'`))).toEqual([])
})

test('unloading takes the bot and the listeners away', async () => {
  const { app, fake } = await stage()
  fork?.dispose()
  expect(app.bots).toHaveLength(0)
  expect(fake.listeners).toEqual({})
})
