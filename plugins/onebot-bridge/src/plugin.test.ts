/** The plugin inside Koishi: what it provides, and that nothing of it stays behind. */
import { Context, type ForkScope, type Plugin } from 'koishi'
import * as bridge from './index'
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'

/** Plugins of Koishi are typed for another context than ours. */
const stock = (name: string): Plugin.Constructor<Context, unknown> => require(name).default

let fork: ForkScope | undefined
afterEach(() => fork?.dispose())

async function appWith(config: { selfId: string; token?: string; protocol?: 'ws' }, host = '127.0.0.1') {
  const app = new Context()
  app.plugin(stock('@koishijs/plugin-server'), { host, port: 0 })
  app.plugin(stock('@koishijs/plugin-http'), {})
  fork = app.plugin(bridge, config)
  await app.start()
  return app
}

test('it provides the platform and the bot, and takes everything with it when it is unloaded', async () => {
  const app = await appWith({ selfId: '10001' })
  const { options } = app.server._ws
  expect(app.supportPlatform.platform).toBe('onebot')
  expect(app.bots.map((bot) => bot.sid)).toEqual(['onebot:10001'])
  expect(app.server.wsStack).toHaveLength(1)
  expect(options.verifyClient).toBeInstanceOf(Function)

  fork?.dispose()
  expect(app.get('supportPlatform')).toBeUndefined()
  expect(app.bots).toHaveLength(0)
  expect(app.server.wsStack).toHaveLength(0)
  expect(options.verifyClient).toBeNull()
  expect(app.server._ws.listenerCount('connection')).toBe(1)
})

test.each([
  ['where others reach the port and there is no token', { selfId: '10001' }, '0.0.0.0'],
  ['where the other side has no address', { selfId: '10001', protocol: 'ws' as const }, '127.0.0.1'],
])('it stays off %s', async (_where, config, host) => {
  const app = await appWith(config, host)
  expect(app.bots).toHaveLength(0)
  expect(app.server.wsStack).toHaveLength(0)
})

describe('platform', () => {
  const target = { platform: 'onebot', selfId: '10001', channelId: '30003', guildId: '30003' }

  test('nothing to say, no such bot and no link are certain refusals', async () => {
    const app = await appWith({ selfId: '10001' })
    const say = (text: string, selfId = '10001') =>
      app.supportPlatform.deliver({ ...target, selfId }, [{ type: 'text', text }])
    expect(await say(' \n')).toEqual({ kind: 'refused', reason: 'empty' })
    expect(await say('hi', '10002')).toEqual({ kind: 'refused', reason: 'offline' })
    expect(await say('hi')).toEqual({ kind: 'refused', reason: 'offline' })
  })

  test.each([
    ['a friend', { platform: 'onebot', isDirect: true, onebot: { sub_type: 'friend' } }, false],
    ['a stranger through a group', { platform: 'onebot', isDirect: true, onebot: { sub_type: 'group' } }, true],
    ['a stranger otherwise', { platform: 'onebot', isDirect: true, onebot: { sub_type: 'other' } }, true],
    ['a private chat that names a group', { platform: 'onebot', isDirect: true, guildId: '30003' }, true],
    ['a group', { platform: 'onebot', isDirect: false, guildId: '30003', onebot: { sub_type: 'normal' } }, false],
  ])('%s', async (_who, origin, expected) => {
    const app = await appWith({ selfId: '10001' })
    expect(app.supportPlatform.isTemporary(origin)).toBe(expected)
  })
})

test('both languages have the same words', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? keys(inner).map((rest) => `${key}.${rest}`) : [key],
    )
  expect(keys(english)).toEqual(keys(chinese))
})
