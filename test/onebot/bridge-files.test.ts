/** Files over a real socket, as each implementation reports them: one message each, and a way to the bytes. */
import type { OfferedFile } from '@support-agent/platform'
import type { Session } from 'koishi'
import { type BridgePeer, type Hosted, link, no, ok, unlink } from './bridge-peer'
import { pause, SELF_ID } from './peer'

jest.setTimeout(60_000)

const GROUP = 30003
const USER = 20002
/** No event comes so late: the bridge holds a notice for 2.5 s. */
const SETTLED = 3_000

let lastId = 1
/** Each case has a file of its own. */
const freshName = () => `日志 ${++lastId}.zip`

const message = (file: object, group?: number) => ({
  ...{ post_type: 'message', user_id: USER, message_id: ++lastId, sender: { user_id: USER, nickname: '用户' } },
  ...(group
    ? { message_type: 'group', sub_type: 'normal', group_id: group }
    : { message_type: 'private', sub_type: 'friend' }),
  message: [{ type: 'file', data: file }],
})
const upload = (file: object) => ({
  ...{ post_type: 'notice', notice_type: 'group_upload', group_id: GROUP, user_id: USER, file },
})
const offline = (file: object) => ({ post_type: 'notice', notice_type: 'offline_file', user_id: USER, file })

interface Dialect {
  readonly what: string
  /** What is sent for one upload. */
  readonly events: (name: string, id: string) => object[]
  readonly element: (name: string, id: string) => string
}

/** From the implementations' sources, not seen live. */
const DIALECTS: readonly Dialect[] = [
  {
    what: 'go-cqhttp in a group: notice, then message',
    events: (name, id) => [
      upload({ id, name, size: 5, busid: 102, url: 'http://h/a' }),
      message({ path: id, name, size: '5', busid: '102' }, GROUP),
    ],
    element: (name, id) => `<file src="http://h/a" file="${name}" file-id="${id}" file-size="5" busid="102"/>`,
  },
  {
    what: 'go-cqhttp in a group, messages as text',
    events: (name, id) => [
      upload({ id, name, size: 5, busid: 102, url: 'http://h/a' }),
      { ...message({}, GROUP), message: `[CQ:file,path=${id},name=${name},size=5,busid=102]` },
    ],
    element: (name, id) => `<file src="http://h/a" file="${name}" file-id="${id}" file-size="5" busid="102"/>`,
  },
  {
    what: 'go-cqhttp in private: notice alone',
    events: (name) => [offline({ name, size: 5, url: 'http://h/a' })],
    element: (name) => `<file src="http://h/a" file="${name}" file-size="5"/>`,
  },
  {
    what: 'NapCat in a group: notice, then message',
    events: (name, id) => [
      upload({ id: `0cc${id}`, name, size: 5, busid: 0 }),
      message({ file: name, file_id: id, file_size: '5' }, GROUP),
    ],
    element: (name, id) => `<file file="${name}" file-id="${id}" file-size="5" busid="0"/>`,
  },
  {
    what: 'NapCat in a group: message, then notice',
    events: (name, id) => [
      message({ file: name, file_id: id, file_size: '5', url: 'https://h/ftn' }, GROUP),
      upload({ id: `0cc${id}`, name, size: 5, busid: 0 }),
    ],
    element: (name, id) => `<file src="https://h/ftn" file="${name}" file-id="${id}" file-size="5"/>`,
  },
  {
    what: 'NapCat in private: message alone',
    events: (name, id) => [message({ file: name, file_id: id, file_size: '5' })],
    element: (name, id) => `<file file="${name}" file-id="${id}" file-size="5"/>`,
  },
  {
    what: 'LLOneBot in a group: both',
    events: (name, id) => [
      message({ file: name, url: '', file_id: id, path: '', file_size: '5' }, GROUP),
      upload({ id, name, size: 5, busid: 102 }),
    ],
    element: (name, id) => `<file file="${name}" file-id="${id}" file-size="5"/>`,
  },
  {
    what: 'Lagrange in a group: both',
    events: (name, id) => [
      message({ file_name: name, file_hash: '', file_id: id, url: 'http://h/a' }, GROUP),
      upload({ id, name, size: 5, busid: 0, url: 'http://h/a' }),
    ],
    element: (name, id) => `<file src="http://h/a" file="${name}" file-id="${id}"/>`,
  },
  {
    what: 'Lagrange in private: both, the notice first',
    events: (name, id) => [
      offline({ id, name, size: 5, url: 'http://h/a', hash: 'b5' }),
      message({ file_name: name, file_hash: 'b5', file_id: id, url: 'http://h/a' }),
    ],
    element: (name, id) => `<file src="http://h/a" file="${name}" file-id="${id}" file-size="5" file-hash="b5"/>`,
  },
  {
    what: 'any, a notice alone in a group',
    events: (name, id) => [upload({ id, name, size: 5, busid: 102 })],
    element: (name, id) => `<file file="${name}" file-id="${id}" file-size="5" busid="102"/>`,
  },
]

let host: Hosted
let peer: BridgePeer
beforeAll(async () => {
  ;({ host, peer } = await link('ws-reverse', { fileTimeout: 300 }))
})
afterAll(() => unlink({ host, peer }))

/** The messages that come of these events, until nothing more is to be expected. */
async function messagesOf(events: readonly object[]): Promise<Session[]> {
  const before = host.messages.length
  for (const event of events) peer.send(event)
  await pause(SETTLED)
  return host.messages.slice(before)
}

test('each upload is one message, however often and in whatever words it is reported', async () => {
  const cases = DIALECTS.map((dialect, index) => ({ ...dialect, name: freshName(), id: `/${index}f` }))
  const reports = cases.map(({ events, name, id }) => events(name, id))
  const before = host.messages.length
  for (const [first] of reports) if (first) peer.send(first)
  await pause(50)
  await messagesOf(reports.flatMap(([, ...second]) => second))
  const sessions = host.messages.slice(before)
  for (const { what, name, id, element } of cases) {
    const own = sessions.filter(({ content }) => content?.includes(`"${name}"`))
    expect([what, own.map(({ content }) => content)]).toEqual([what, [element(name, id)]])
  }
})

test('a notice becomes an ordinary message of its sender, in its chat', async () => {
  const [group, friend] = await messagesOf([
    upload({ id: '/1a', name: freshName(), size: 5, busid: 102 }),
    offline({ name: freshName(), size: 5, url: 'http://h/a' }),
  ])
  const facts = { platform: 'onebot', userId: String(USER), messageId: '' }
  expect(group).toMatchObject({ ...facts, channelId: String(GROUP), guildId: String(GROUP), isDirect: false })
  expect(friend).toMatchObject({ ...facts, channelId: `private:${USER}`, isDirect: true })
  expect(host.platform.isTemporary(friend as Session)).toBe(false)
})

test('copies, files of our own and notices without a name are no message', async () => {
  const copied = { ...upload({ id: '/1b', name: freshName(), size: 5, busid: 102 }), time: 1_700_000_000 }
  const sessions = await messagesOf([
    copied,
    copied,
    { ...upload({ id: '/2b', name: freshName(), size: 5 }), user_id: SELF_ID },
    upload({ id: '/3b', size: 5 }),
  ])
  expect(sessions).toHaveLength(1)
})

test('a message that comes after its notice was told is not told again', async () => {
  const name = freshName()
  await messagesOf([upload({ id: '0cc1', name, size: 5, busid: 0 })])
  expect(await messagesOf([message({ file: name, file_id: 'c1', file_size: '5' }, GROUP)])).toEqual([])
})

describe('attachments', () => {
  async function offered(event: object): Promise<readonly OfferedFile[]> {
    const index = host.messages.length
    peer.send(event)
    return host.platform.attachments(await host.message(index))
  }

  test('a file is described before anything is asked', async () => {
    const name = freshName()
    const before = peer.calls.length
    const files = await offered(message({ file: name, file_id: 'E', file_size: '5' }, GROUP))
    expect(files).toEqual([{ name, size: 5, quoted: false, locate: expect.any(Function) }])
    expect(peer.calls.length).toBe(before)
  })

  test('a message without files has none', async () => {
    expect(await offered({ ...message({}, GROUP), message: [{ type: 'text', data: { text: '在吗' } }] })).toEqual([])
  })

  test('files of the quoted message come behind, whoever describes them', async () => {
    const [own, other] = [freshName(), freshName()]
    peer.answers.get_msg = ({ message_id }) =>
      ok({
        ...{ time: 1, message_id, group_id: GROUP, sender: { user_id: USER, nickname: '用户' } },
        message: [
          { type: 'reply', data: { id: '1' } },
          { type: 'file', data: { path: '/1f', name: other, size: '6', busid: '102' } },
        ],
      })
    const before = peer.asked('get_msg')
    const segments = [
      { type: 'reply', data: { id: '4711' } },
      { type: 'file', data: { file: own, file_id: 'E', file_size: '5' } },
    ]
    const files = await offered({ ...message({}, GROUP), message: segments })
    expect(files.map(({ name, size, quoted }) => [name, size, quoted])).toEqual([
      [own, 5, false],
      [other, 6, true],
    ])
    expect(peer.asked('get_msg') - before).toBe(1)
    peer.answers.get_group_file_url = ({ busid }) => ok({ url: `http://h/${busid}` })
    expect(await files[1]?.locate()).toEqual({ kind: 'url', url: 'http://h/102' })
  })

  test('a quoted message that cannot be had leaves the message', async () => {
    peer.answers.get_msg = () => no(1200, '消息不存在')
    const text = [
      { type: 'reply', data: { id: '4711' } },
      { type: 'text', data: { text: '检查' } },
    ]
    expect(await offered({ ...message({}, GROUP), message: text })).toEqual([])
    expect(host.messages[host.messages.length - 1]?.content).toBe('检查')
  })

  const inGroup = (file: string) => message({ file, file_id: 'E', file_size: '5' }, GROUP)
  const inPrivate = (file: string) => message({ file, file_id: 'E', file_size: '5' })

  test.each<[string, (file: string) => object, BridgePeer['answers'], unknown]>([
    [
      'an address that came with the file',
      (file) => message({ file, file_id: 'E', file_size: '5', url: 'http://h/1' }, GROUP),
      {},
      { kind: 'url', url: 'http://h/1' },
    ],
    [
      'an address for the id in a group',
      inGroup,
      { get_group_file_url: ({ group_id, file_id }) => ok({ url: `http://h/${group_id}/${file_id}` }) },
      { kind: 'url', url: `http://h/${GROUP}/E` },
    ],
    [
      'an address for the id in private',
      inPrivate,
      { get_private_file_url: ({ user_id, file_id }) => ok({ url: `http://h/${user_id}/${file_id}` }) },
      { kind: 'url', url: `http://h/${USER}/E` },
    ],
    [
      'a path',
      inPrivate,
      { get_file: ({ file }) => ok({ file: `/srv/${file}`, url: `/srv/${file}` }) },
      { kind: 'path', path: '/srv/E' },
    ],
    [
      'bytes, more than any other frame may have',
      inPrivate,
      { get_file: () => ok({ file: '/srv/a', base64: 'YWFh'.repeat(1_000_000) }) },
      { kind: 'base64', data: 'YWFh'.repeat(1_000_000) },
    ],
    ['no such action', inPrivate, {}, { problem: 'unsupported' }],
    ['no answer within the time', inPrivate, { get_private_file_url: () => undefined }, { problem: 'unreachable' }],
  ])('%s', async (_what, event, answers, location) => {
    for (const action of ['get_group_file_url', 'get_private_file_url', 'get_file']) delete peer.answers[action]
    Object.assign(peer.answers, answers)
    const [file] = await offered(event(freshName()))
    expect(await file?.locate()).toEqual(location)
  })
})
