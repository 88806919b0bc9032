/** Starting the bot as an operator does: what is named, what is opened, what is left behind. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { whenListening } from '../../plugins/cli/src/start/port'
import { REVERSE_HEADERS } from '../onebot/peer'
import { refusedUpgrade } from '../onebot/upgrade'
import { type BotProcess, eventually, freePort, launch, ROOT, type StartOptions, startBot } from './bot-process'

jest.setTimeout(60_000)

const running: BotProcess[] = []
const folders: string[] = []
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function launched(options: StartOptions): Promise<BotProcess> {
  const bot = await launch(options)
  running.push(bot)
  return bot
}

async function started(options: StartOptions): Promise<BotProcess> {
  const bot = await startBot(options)
  running.push(bot)
  return bot
}

function statusOf(bot: BotProcess, path: string): Promise<number> {
  return fetch(`http://127.0.0.1:${bot.port}${path}`).then((response) => response.status)
}

const TOKEN = 'a-token-for-tests'

describe('what cannot work is named in one line, and nothing starts', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ PORT: '70000' }, /^PORT has the wrong value "70000": a whole number from 1 to 65535; the default is 5140\n$/],
    [{ ONEBOT_SELF_ID: 'me' }, /^ONEBOT_SELF_ID has the wrong value "me": .+\n$/],
    [{ ONEBOT_SELF_ID: '10001', ONEBOT_PROTOCOL: 'ws' }, /^ONEBOT_ENDPOINT is not set: an address .+\n$/],
    [{ HOST: '0.0.0.0' }, /^HOST is 0\.0\.0\.0 .+ONEBOT_TOKEN must be set.+\n$/],
    [{ LANG: 'zh_CN.UTF-8', HOST: 'x' }, /^HOST 的值「x」不对:一个 IP 地址或 localhost.+\n$/],
  ])('%j', async (env, line) => {
    const bot = await launched({ env })
    expect(await bot.ended()).toBe(2)
    expect(bot.output()).toMatch(line)
  })

  test('a wrong value in .env', async () => {
    const bot = await launched({ files: { '.env': 'ONEBOT_PATH=onebot\r\n' } })
    expect(await bot.ended()).toBe(2)
    expect(bot.output()).toMatch(/^ONEBOT_PATH has the wrong value "onebot": .+\n$/)
  })

  test('a port in use', async () => {
    const port = await freePort()
    const other = await new Promise<Server>((done) => {
      const server = createServer().listen(port, '127.0.0.1', () => done(server))
    })
    const bot = await launched({ env: { PORT: String(port) } })
    expect(await bot.ended()).toBe(1)
    expect(bot.output()).toMatch(new RegExp(`^port ${port} is in use by another program: .+PORT in \\.env.+\\n$`))
    other.close()
  })
})

test('it says where the page is and what to do there', async () => {
  const bot = await started({})
  expect(bot.output()).toContain(`Open http://127.0.0.1:${bot.port}/sandbox, add a user, paste 错误码50001`)
  expect(bot.output()).toContain(`open http://127.0.0.1:${bot.port}/support-page and drop it there`)
  expect(bot.output()).toContain('docs/connect-qq.md')
  expect(await statusOf(bot, '/sandbox')).toBe(200)
})

test('a value that does nothing is named, and the bot starts', async () => {
  const bot = await started({ env: { ONEBOT_ENDPOINT: 'ws://127.0.0.1:1' } })
  expect(bot.output()).toMatch(/^ONEBOT_ENDPOINT is set but not used: ONEBOT_SELF_ID is not set/)
})

describe('where other machines reach the port there is no page', () => {
  const env = { HOST: '0.0.0.0', ONEBOT_TOKEN: TOKEN, ONEBOT_SELF_ID: '10001' }

  test('npm start', async () => {
    const bot = await started({ env })
    for (const path of ['/', '/sandbox', '/support-page', '/index.html']) expect(await statusOf(bot, path)).toBe(404)
    expect(await refusedUpgrade(bot.port, '/status', {})).toBe(404)
    expect(bot.output()).toContain('the web page stays closed')
    const peer = { ...REVERSE_HEADERS, Authorization: `Bearer ${TOKEN}` }
    expect(await refusedUpgrade(bot.port, '/onebot', peer)).toBe(101)
    expect(await refusedUpgrade(bot.port, '/onebot', REVERSE_HEADERS)).toBe(401)
  })

  test.each([
    ['with a token', env, 401],
    ['without one, where OneBot stays off too', { ...env, ONEBOT_TOKEN: '' }, undefined],
    ['with the page allowed for another address', { ...env, SUPPORT_PAGE_HOST: '127.0.0.1' }, 401],
  ])('koishi start by itself, %s', async (_how, given, upgrade) => {
    const preload = require.resolve('esbuild-register')
    const command = [join(ROOT, 'node_modules/koishi/bin.js'), 'start', '-r', preload]
    const bot = await launched({ env: given, command })
    expect(await whenListening('127.0.0.1', bot.port)).toBe(true)
    await eventually(() => /onebot/.test(bot.output()), 'the bridge to be loaded')
    for (const path of ['/', '/sandbox', '/support-page']) expect(await statusOf(bot, path)).toBe(404)
    if (upgrade) expect(await refusedUpgrade(bot.port, '/onebot', REVERSE_HEADERS)).toBe(upgrade)
    else expect(bot.output()).toMatch(/ONEBOT_TOKEN/)
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it in good order', async (signal) => {
  const bot = await started({})
  bot.signal(signal)
  expect(await bot.ended()).toBe(0)
  expect(bot.output()).toMatch(new RegExp(`terminated by ${signal}`))
  expect(await statusOf(bot, '/').catch(() => 'nobody')).toBe('nobody')
})

test('when the starter is killed its worker leaves too', async () => {
  const bot = await started({})
  bot.signal('SIGKILL')
  // The worker holds the output open until it has left.
  await bot.ended()
  expect(bot.output()).toMatch(/terminated by SIGTERM/)
})

test('a start leaves the tree clean', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'support agent '))
  folders.push(folder)
  const copy = join(folder, 'a copy')
  copyTree(copy)
  const git = (...args: string[]) => execFileSync('git', [...IDENTITY, ...args], { cwd: copy, encoding: 'utf8' })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'copy')

  const command = ['-r', 'esbuild-register', 'plugins/cli/src/start.ts']
  const inCopy = await started({ directory: copy, command })
  expect(await statusOf(inCopy, '/')).toBe(200)
  await inCopy.stop()
  expect(git('status', '--porcelain')).toBe('')
})

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false']

/** What git knows or would add, with the packages of the original. */
function copyTree(copy: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  for (const file of listed.split('\0').filter((name) => existsSync(join(ROOT, name)) && name !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(ROOT, file), join(copy, file), { force: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
}
