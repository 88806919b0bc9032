/** The bridge over real sockets, in both directions: what comes in, what goes out, and what must not get through. */

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { eventually, ROOT } from '../start/bot-process'
import { breakLink, failed, OneBotPeer, pause, REVERSE_HEADERS, SELF_ID } from './peer'
import { DIRECTIONS, type Direction, logged, openStage, type Stage } from './stage'
import { refusedUpgrade } from './upgrade'

const GROUP = 30003
/** The shipped configuration with the echo in place of the agent, and a short patience for replies. */
const CONFIG = readFileSync(join(ROOT, 'koishi.yml'), 'utf8')
  .replace(/^ {2}support-agent:[\s\S]*$/m, '  ./echo:echo: {}\n')
  .replace(/^( {4})path: /m, '$1responseTimeout: 1000\n$1path: ')
const FILES = { 'echo.ts': readFileSync(join(__dirname, 'echo.ts'), 'utf8') }

function open(direction: Direction): Promise<Stage> {
  return openStage(direction, { config: CONFIG, files: FILES })
}

jest.setTimeout(60_000)

describe.each(DIRECTIONS)('%s', (direction) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await open(direction)
  })
  afterAll(() => stage.close())

  test('a private message is answered in private and quoted', async () => {
    const { peer } = stage
    const sent = await peer.answerTo(() => peer.say('你好', { id: 77 }))
    const id = peer.lastSentId()
    expect(sent).toEqual({ id, text: 'echo: 你好', quote: '77', user: 20002, group: undefined })
  })

  test('a group message is answered in that group', async () => {
    const { peer } = stage
    expect(await peer.answerTo(() => peer.say('你好', { group: GROUP }))).toMatchObject({
      text: 'echo: 你好',
      group: GROUP,
    })
  })

  test('a copy of a message is answered once', async () => {
    const { peer } = stage
    const before = peer.sent.length
    for (const id of [501, 501, 501, 502]) peer.say('重复', { group: GROUP, id })
    await peer.replies(before + 2)
    await pause(150)
    expect(peer.sent.length - before).toBe(2)
  })

  test('twenty bad frames change nothing', async () => {
    const { peer, bot } = stage
    const before = peer.sent.length
    const good = peer.message('坏')
    const bad = [
      ...['null', '5', '"text"', '[]', 'true', '{', '', '{}', '{"post_type":"message"}', '{"post_type":null}'],
      ...['sender', 'message', 'message_id', 'user_id', 'self_id', 'time', 'message_type'].map((field) =>
        JSON.stringify({ ...good, [field]: undefined }),
      ),
      JSON.stringify({ ...good, sender: {} }),
      JSON.stringify({ ...good, message: [null] }),
      JSON.stringify({ ...good, message: [{ type: 'text', data: {} }] }),
      JSON.stringify({ ...good, self_id: 999999 }),
      JSON.stringify({ ...good, post_type: 'notice', notice_type: 'notify' }),
      JSON.stringify({ ...good, message: 'x'.repeat(1024 * 1024) }),
      '{"echo":"__defineGetter__","retcode":0}',
      Buffer.from([0, 1, 2]),
    ]
    for (const frame of bad) peer.raw(frame)
    expect(await peer.answerTo(() => peer.say('还在吗'))).toMatchObject({ text: 'echo: 还在吗' })
    expect(peer.sent.length - before).toBe(1)
    expect(bot.isAlive()).toBe(true)
    expect(bot.output()).not.toMatch(/TypeError/)
  })

  test('what the account says itself is not heard', async () => {
    const { peer } = stage
    const before = peer.sent.length
    peer.say('自言自语', { user: SELF_ID, group: GROUP })
    peer.say('自言自语', { group: GROUP, fields: { post_type: 'message_sent' } })
    await peer.answerTo(() => peer.say('别人'))
    expect(peer.sent.slice(before).map(({ text }) => text)).toEqual(['echo: 别人'])
  })

  test('a temporary session is read and not answered', async () => {
    const { peer } = stage
    const before = peer.sent.length
    peer.say('临时', { fields: { sub_type: 'group', target_id: GROUP } })
    peer.say('临时', { fields: { sub_type: 'group' } })
    await peer.answerTo(() => peer.say('朋友'))
    expect(peer.sent.slice(before).map(({ text }) => text)).toEqual(['echo: 朋友'])
  })

  test.each([
    [
      'a refusal keeps code and wording',
      failed(100, 'SEND_MSG_API_ERROR'),
      '{"kind":"refused","reason":"rejected","code":100,"wording":"SEND_MSG_API_ERROR"}',
    ],
    ['a mute is recognised', failed(1200, '机器人被禁言'), '{"kind":"muted"}'],
    ['an unconfirmed send is unsure', failed(1200, 'Timeout: NTEvent sendMsg'), '{"kind":"unsure","why":"timeout"}'],
    ['no reply is unsure', 'silence' as const, '{"kind":"unsure","why":"timeout"}'],
    ['an id of 0 is unsure', { status: 'ok', retcode: 0, data: { message_id: 0 } }, '{"kind":"unsure","why":"no-id"}'],
  ])('%s', async (_what, reply, verdict) => {
    const { peer } = stage
    peer.script(reply)
    expect((await peer.answerTo(() => peer.say('发'))).text).toBe(verdict)
  })

  test('broken bytes on the link end the link, not the process', async () => {
    const { peer, bot } = stage
    peer.breakLink()
    await logged(bot, /broken data on the link|数据已损坏/)
    await pause(100)
    expect(bot.isAlive()).toBe(true)
  })
})

describe('upgrades', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await open('ws-reverse')
  })
  afterAll(() => stage.close())

  const good = { ...REVERSE_HEADERS, Authorization: 'Bearer a-token-for-tests' }
  const without = (name: keyof typeof good) => ({ ...good, [name]: undefined })

  test.each([
    ['no token', '/onebot', without('Authorization'), 401],
    ['a wrong token', '/onebot', { ...good, Authorization: 'Bearer another-token-xx' }, 403],
    ['an empty token', '/onebot', { ...good, Authorization: 'Bearer ' }, 401],
    ['a wrong token in the query', '/onebot?access_token=x', without('Authorization'), 403],
    ['no role', '/onebot', without('X-Client-Role'), 400],
    ['a role for events only', '/onebot', { ...good, 'X-Client-Role': 'Event' }, 400],
    ['no account', '/onebot', without('X-Self-ID'), 400],
    ['another account', '/onebot', { ...good, 'X-Self-ID': '10002' }, 403],
    ['the path in capitals, no token', '/ONEBOT', without('Authorization'), 401],
    ['the path with a slash, no token', '/onebot/', without('Authorization'), 401],
    ['a path that nobody serves', '/other', good, 404],
  ])('%s is refused', async (_what, path, headers, status) => {
    expect(await refusedUpgrade(stage.bot.port, path, headers)).toBe(status)
    expect(stage.bot.isAlive()).toBe(true)
  })

  test.each([
    ['in the query', '/onebot?access_token=a-token-for-tests', without('Authorization')],
    ['as Token', '/onebot', { ...good, Authorization: 'Token a-token-for-tests' }],
  ])('the token may come %s', async (_what, path, headers) => {
    expect(await refusedUpgrade(stage.bot.port, path, headers)).toBe(101)
  })

  test('an upgrade with the whole address as its target does not get round the guard', async () => {
    const { port } = stage.bot
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `GET http://127.0.0.1:${port}/onebot HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    )
    await new Promise((done) => socket.once('close', done).resume())
    expect(stage.bot.isAlive()).toBe(true)
  })

  test('broken bytes on the link of the page do not end the process either', async () => {
    const page = new WebSocket(`ws://127.0.0.1:${stage.bot.port}/status`)
    await once(page, 'open')
    breakLink(page)
    await once(page, 'close')
    await pause(100)
    expect(stage.bot.output()).not.toMatch(/Invalid WebSocket frame/)
  })

  test('after all of that a good peer is let in and answered', async () => {
    const peer = await OneBotPeer.connect(stage.bot.port, { token: 'a-token-for-tests' })
    expect(await peer.answerTo(() => peer.say('在吗'))).toMatchObject({ text: 'echo: 在吗' })
    await peer.close()
  })

  test('a second link of the account takes over, and the end of the first does not end it', async () => {
    const first = await OneBotPeer.connect(stage.bot.port, { token: 'a-token-for-tests' })
    const second = await OneBotPeer.connect(stage.bot.port, { token: 'a-token-for-tests' })
    await first.close()
    await pause(150)
    expect(await second.answerTo(() => second.say('换线'))).toMatchObject({ text: 'echo: 换线' })
    await second.close()
  })

  test('five bad upgrades are counted in the log once a minute', async () => {
    await eventually(() => /without a token|没有带口令/.test(stage.bot.output()), 'the line in the log')
    expect(stage.bot.output().match(/without a token|没有带口令/g)).toHaveLength(1)
  })
})

test('without a token a peer of this machine is let in', async () => {
  const { bot, ...stage } = await openStage('ws-reverse', {
    config: CONFIG,
    files: FILES,
    env: { ONEBOT_TOKEN: '' },
  })
  try {
    expect(await stage.peer.answerTo(() => stage.peer.say('在吗'))).toMatchObject({ text: 'echo: 在吗' })
  } finally {
    await stage.close()
  }
})
