/** How the bytes of a file are found, for each implementation. From their sources, not seen live. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import { locate, type Place } from './locate'
import { OneBotOffline, OneBotRefusal } from './refusals'
import type { Json } from './shapes'

const GROUP: Place = { guildId: '30003', userId: '20002' }
const FRIEND: Place = { userId: '20002' }
const FILE = { name: 'a.zip', id: 'EhR', size: 5 }

/** An implementation that knows these actions. */
function peer(actions: Readonly<Record<string, unknown>>) {
  const calls: [string, Json][] = []
  return {
    calls,
    async ask(action: string, params: Json): Promise<unknown> {
      calls.push([action, params])
      const answer = action in actions ? actions[action] : new OneBotRefusal(action, 1404, '不支持的API')
      if (answer instanceof Error) throw answer
      return answer
    },
  }
}

test('an address that came with the file is taken as it is', async () => {
  const { ask, calls } = peer({})
  expect(await locate({ ...FILE, url: 'http://h/a' }, GROUP, ask)).toEqual({ kind: 'url', url: 'http://h/a' })
  expect(calls).toEqual([])
})

describe('what is asked', () => {
  const unknown = [{ file_id: 'EhR', file: 'EhR' }]
  it.each([
    [
      'in a group',
      FILE,
      GROUP,
      [
        ['get_group_file_url', { group_id: 30003, file_id: 'EhR' }],
        ['get_file', ...unknown],
      ],
    ],
    [
      'go-cqhttp wants its number of the store too',
      { ...FILE, busid: '102' },
      GROUP,
      [
        ['get_group_file_url', { group_id: 30003, file_id: 'EhR', busid: 102 }],
        ['get_file', ...unknown],
      ],
    ],
    [
      'in private; Lagrange wants the hash too',
      { ...FILE, hash: 'b5' },
      FRIEND,
      [
        ['get_private_file_url', { user_id: 20002, file_id: 'EhR', file_hash: 'b5' }],
        ['get_file', ...unknown],
      ],
    ],
    [
      'a large file is not asked for through the link',
      { ...FILE, size: 20 * 1024 * 1024 + 1 },
      FRIEND,
      [['get_private_file_url', { user_id: 20002, file_id: 'EhR' }]],
    ],
    [
      'nor one of unknown size',
      { ...FILE, size: undefined },
      FRIEND,
      [['get_private_file_url', { user_id: 20002, file_id: 'EhR' }]],
    ],
    ['a file without an id', { name: 'a.zip', size: 5 }, GROUP, []],
    ['an id that is the name', { ...FILE, id: 'a.zip' }, GROUP, []],
  ])('%s', async (_what, file, place, calls) => {
    const silent = peer({})
    expect(await locate(file, place, silent.ask)).toEqual({ problem: 'unsupported' })
    expect(silent.calls).toEqual(calls)
  })
})

describe('what is found', () => {
  const refused = new OneBotRefusal('get_group_file_url', 1400, 'packetBackend不可用')
  it.each([
    ['an address', { get_group_file_url: { url: 'https://h/1' } }, { kind: 'url', url: 'https://h/1' }],
    [
      'a path: NapCat, LLOneBot',
      { get_group_file_url: refused, get_file: { file: '/srv/a.zip', url: '/srv/a.zip', file_size: '5' } },
      { kind: 'path', path: '/srv/a.zip' },
    ],
    [
      'a path on Windows',
      { get_group_file_url: refused, get_file: { file: 'C:\\t\\a.zip', url: 'C:\\t\\a.zip' } },
      { kind: 'path', path: 'C:\\t\\a.zip' },
    ],
    [
      'bytes: NapCat, LLOneBot, where set so',
      { get_group_file_url: refused, get_file: { file: '/srv/a', url: '/srv/a', base64: 'YQ==' } },
      { kind: 'base64', data: 'YQ==' },
    ],
    [
      'an address in place of a path',
      { get_group_file_url: { url: '' }, get_file: { file: 'a.zip', url: 'http://h/1' } },
      { kind: 'url', url: 'http://h/1' },
    ],
  ])('%s', async (_what, actions, location) => {
    expect(await locate(FILE, GROUP, peer(actions).ask)).toEqual(location)
  })

  test('a path that came with the file is the last resort', async () => {
    expect(await locate({ ...FILE, path: '/srv/a' }, GROUP, peer({}).ask)).toEqual({ kind: 'path', path: '/srv/a' })
  })
})

describe('problems', () => {
  const no = (code: number, said: string) => new OneBotRefusal('x', code, said)
  it.each([
    ['go-cqhttp knows no address', { get_group_file_url: no(100, 'FILE_SYSTEM_API_ERROR') }, 'refused'],
    ['NapCat has forgotten the id', { get_group_file_url: no(1200, 'real fileUUID not found!') }, 'expired'],
    ['the file is gone', { get_group_file_url: no(1200, '文件已过期或不存在') }, 'expired'],
    ['Lagrange fails', { get_group_file_url: no(200, '') }, 'refused'],
    ['an empty address', { get_group_file_url: { url: '' } }, 'refused'],
    ['no answer', { get_group_file_url: null }, 'refused'],
    ['unknown actions', {}, 'unsupported'],
    ['no reply in time', { get_group_file_url: new OneBot.TimeoutError({}, 'x') }, 'unreachable'],
    ['no link', { get_group_file_url: new OneBotOffline('x'), get_file: new OneBotOffline('x') }, 'unreachable'],
    [
      'what says most is told',
      { get_group_file_url: new OneBot.TimeoutError({}, 'x'), get_file: no(1200, 'file not found') },
      'expired',
    ],
  ])('%s', async (_what, actions, problem) => {
    expect(await locate(FILE, GROUP, peer(actions).ask)).toEqual({ problem })
  })
})
