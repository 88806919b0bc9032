/** A file of ours over a real socket: what each implementation is asked, and what is made of its answer. */
import { type Answer, type BridgePeer, type Hosted, link, no, ok, unlink } from './bridge-peer'
import { SELF_ID } from './peer'

jest.setTimeout(60_000)

const BASE64 = `base64://${Buffer.from('title: 卡纸\n').toString('base64')}`
const FILE = { name: 'taught.yml', bytes: Buffer.from('title: 卡纸\n'), path: '/srv/bot/data/exports/taught.yml' }
const GROUP = { platform: 'onebot', selfId: String(SELF_ID), channelId: '30003', guildId: '30003' }
const FRIEND = { platform: 'onebot', selfId: String(SELF_ID), channelId: 'private:20002' }

let host: Hosted
let peer: BridgePeer
beforeAll(async () => {
  const linked = await link('ws-reverse', { responseTimeout: 1_000 })
  host = linked.host
  peer = linked.peer
})
afterAll(() => unlink({ host, peer }))

const bytesOnly = ({ file }: { readonly file?: unknown }) =>
  file === BASE64 ? ok({ file_id: '/1' }) : no(1200, '识别URL失败')
/** From their sources: go-cqhttp 1.2 looks for a path, early builds of Lagrange open one, later ones report a code of QQ's. */
const pathOnly = (failure: Answer) => (params: { readonly file?: unknown }) =>
  params.file === FILE.path ? ok(null) : failure
const REJECTED = { kind: 'refused', reason: 'rejected' }

test.each<[string, BridgePeer['answers'][string] | undefined, readonly string[], object]>([
  ['NapCat and LLOneBot take the bytes', bytesOnly, [BASE64], { kind: 'sent' }],
  ['go-cqhttp takes a path', pathOnly(no(100, '文件不存在')), [BASE64, FILE.path], { kind: 'sent' }],
  [
    'Lagrange reads a path and fails with the code of any failure',
    pathOnly(no(200, "Could not find file '/app/base64:/…'")),
    [BASE64, FILE.path],
    { kind: 'sent' },
  ],
  ['one on another machine finds neither', () => no(100, '文件不存在'), [BASE64, FILE.path], REJECTED],
  ['one that cannot', undefined, [BASE64, FILE.path], { ...REJECTED, code: 1404 }],
  ['a failure that may be a success is not tried again', () => no(1200, 'timeout'), [BASE64], { kind: 'unsure' }],
  ['no answer', () => undefined, [BASE64], { kind: 'unsure', why: 'timeout' }],
  ['a mute', () => no(120, '禁言'), [BASE64], { kind: 'muted' }],
])('%s', async (_what, answer, files, verdict) => {
  for (const [target, action, to] of [
    [GROUP, 'upload_group_file', { group_id: 30003 }],
    [FRIEND, 'upload_private_file', { user_id: 20002 }],
  ] as const) {
    if (answer) peer.answers[action] = answer
    else delete peer.answers[action]
    const before = peer.calls.length
    expect(await host.platform.sendFile?.(target, FILE)).toMatchObject(verdict)
    const asked = peer.calls.slice(before).filter(([called]) => called === action)
    expect(asked.map(([, params]) => params)).toEqual(files.map((file) => ({ ...to, file, name: FILE.name })))
  }
})

test('what is too large for a frame, or has no account, is not sent at all', async () => {
  const before = peer.calls.length
  const large = { ...FILE, bytes: Buffer.alloc(9 * 1024 * 1024) }
  expect(await host.platform.sendFile?.(FRIEND, large)).toMatchObject(REJECTED)
  expect(await host.platform.sendFile?.({ ...FRIEND, selfId: '1' }, FILE)).toEqual({
    kind: 'refused',
    reason: 'offline',
  })
  expect(peer.calls.length).toBe(before)
})
