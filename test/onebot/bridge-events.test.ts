/** What the bridge tells of QQ beside messages, and what becomes of what is sent and taken back, over a real socket. */
import type { Verdict } from '@support-agent/platform'
import { eventually } from '../start/bot-process'
import { type Answer, type BridgePeer, type Hosted, link, no, ok, unlink } from './bridge-peer'
import { pause, SELF_ID } from './peer'

jest.setTimeout(60_000)

const GROUP = 30003
const group = { platform: 'onebot', selfId: String(SELF_ID), channelId: String(GROUP), guildId: String(GROUP) }
const friend = { platform: 'onebot', selfId: String(SELF_ID), channelId: 'private:20002' }

let host: Hosted
let peer: BridgePeer
beforeAll(async () => {
  ;({ host, peer } = await link('ws-reverse', { responseTimeout: 1_000 }))
})
afterAll(() => unlink({ host, peer }))

/** Our own place in the group. */
function as(own: object, all: object = {}): void {
  peer.answers.get_group_member_info = () => ok({ user_id: SELF_ID, role: 'member', shut_up_timestamp: 0, ...own })
  peer.answers.get_group_info = () => ok({ group_id: GROUP, group_all_shut: 0, ...all })
}
beforeEach(() => as({}))

describe('what is heard', () => {
  const notice = (event: object) => ({ post_type: 'notice', group_id: GROUP, time: 1_700_000_000, ...event })
  const ban = (event: object) => notice({ notice_type: 'group_ban', sub_type: 'ban', operator_id: 20009, ...event })

  /** Everything that is told of these events, until a last recall that is always told. */
  async function toldOf(...events: readonly object[]): Promise<unknown[]> {
    const told: unknown[] = []
    let isOver = false
    const undos = [
      host.platform.onMute((mute) => told.push(mute)),
      host.platform.onReaction((reaction) => told.push(reaction)),
      host.platform.onJoin((join) => told.push(join)),
      host.platform.onRecall((recall) => {
        if (recall.messageId === '404') isOver = true
        else told.push(recall)
      }),
    ]
    for (const event of events) peer.send(event)
    peer.send({ post_type: 'notice', notice_type: 'friend_recall', user_id: 20002, message_id: 404, at: Math.random() })
    await eventually(() => isOver, 'the last notice')
    await pause(50)
    for (const undo of undos) undo()
    return told
  }

  test('a recall, a reaction, our joining', async () => {
    const told = await toldOf(
      notice({ notice_type: 'group_recall', user_id: 20002, operator_id: 20009, message_id: 8 }),
      notice({
        ...{ notice_type: 'group_msg_emoji_like', user_id: 20002, message_id: 7 },
        ...{ likes: [{ emoji_id: '66', count: 1 }], is_add: true },
      }),
      notice({ notice_type: 'group_increase', sub_type: 'invite', user_id: SELF_ID, operator_id: 20009 }),
    )
    expect(told).toEqual([
      { target: group, messageId: '8', userId: '20002', operatorId: '20009' },
      { target: group, messageId: '7', userId: '20002', emoji: '66', state: 'added' },
      { target: group, operatorId: '20009' },
    ])
  })

  test('our own mute and its lift', async () => {
    const told = await toldOf(
      ban({ user_id: SELF_ID, duration: 600 }),
      ban({ user_id: SELF_ID, duration: 0, sub_type: 'lift_ban' }),
    )
    expect(told).toEqual([
      { target: group, scope: 'self', state: 'muted', until: 1_700_000_600_000 },
      { target: group, scope: 'self', state: 'lifted' },
    ])
  })

  test('a mute of everyone and its lift, in this order though our role is asked in between', async () => {
    const told = await toldOf(ban({ user_id: 0, duration: -1 }), ban({ user_id: 0, duration: 0, sub_type: 'lift_ban' }))
    expect(told).toEqual([
      { target: group, scope: 'everyone', state: 'muted', until: undefined },
      { target: group, scope: 'everyone', state: 'lifted' },
    ])
  })

  test('a mute of everyone that spares us is none', async () => {
    as({ role: 'admin' })
    expect(await toldOf(ban({ user_id: 0, duration: -1, time: 1_700_000_001 }))).toEqual([])
  })

  test('a copy is told once, and nothing after the undo', async () => {
    const again = ban({ user_id: SELF_ID, duration: 60 })
    expect(await toldOf(again, again)).toHaveLength(1)
    const told: unknown[] = []
    host.platform.onMute((mute) => told.push(mute))()
    await toldOf(ban({ user_id: SELF_ID, duration: 61 }))
    expect(told).toEqual([])
  })
})

describe('what became of a message', () => {
  const say = (target: typeof friend = group): Promise<Verdict> =>
    host.platform.deliver(target, [{ type: 'text', text: '在' }])

  test.each<[string, Answer | undefined, Verdict]>([
    ['delivered', ok({ message_id: -7 }), { kind: 'delivered', messageIds: ['-7'] }],
    ['no number', ok({ message_id: 0 }), { kind: 'unsure', why: 'no-id' }],
    ['no data', ok(null), { kind: 'unsure', why: 'no-id' }],
    ['no answer', undefined, { kind: 'unsure', why: 'timeout' }],
    ['NapCat does not know', no(1200, 'Timeout: NTEvent'), { kind: 'unsure', why: 'timeout' }],
    [
      'blocked',
      no(100, 'blocked by server'),
      { kind: 'refused', reason: 'rejected', code: 100, wording: 'blocked by server' },
    ],
    ['muted', no(120, ''), { kind: 'muted' }],
  ])('%s, asked once', async (_what, answer, verdict) => {
    peer.answers.send_group_msg = () => answer
    const before = peer.asked('send_group_msg')
    expect(await say()).toEqual(verdict)
    await pause(50)
    expect(peer.asked('send_group_msg') - before).toBe(1)
  })

  let sent = 4_000
  test.each<[string, Answer | undefined]>([
    ['no number', ok({ message_id: 0 })],
    ['no answer', undefined],
    ['NapCat does not know', no(1200, 'Timeout: NTEvent')],
  ])('%s, and the group has it: delivered, asked once', async (_what, answer) => {
    const first = ++sent
    peer.answers.send_group_msg = () => answer
    peer.answers.get_group_msg_history = () =>
      ok({
        messages: [
          {
            ...{ message_id: sent++, time: Math.floor(Date.now() / 1000), user_id: SELF_ID },
            ...{ sender: { user_id: SELF_ID }, message: [{ type: 'text', data: { text: '在' } }] },
          },
        ],
      })
    const before = peer.asked('send_group_msg')
    expect(await say()).toEqual({ kind: 'delivered', messageIds: [String(first)] })
    expect(await say()).toEqual({ kind: 'delivered', messageIds: [String(first + 1)] })
    expect(peer.asked('send_group_msg') - before).toBe(2)
    delete peer.answers.get_group_msg_history
  })

  describe('a mute that only the group knows of', () => {
    const until = Math.floor(Date.now() / 1000) + 600
    test.each<[string, object, object, Verdict]>([
      ['our own, with its end', { shut_up_timestamp: until }, {}, { kind: 'muted', until: until * 1000 }],
      ['that of everyone', {}, { group_all_shut: -1 }, { kind: 'muted' }],
      [
        'that of everyone, and it spares us',
        { role: 'owner' },
        { group_all_shut: -1 },
        { kind: 'unsure', why: 'timeout' },
      ],
    ])('%s', async (_what, own, all, verdict) => {
      as(own, all)
      peer.answers.send_group_msg = () => no(1200, 'Timeout: NTEvent')
      expect(await say()).toEqual(verdict)
    })

    test('in private nobody is asked', async () => {
      const before = peer.asked('get_group_member_info')
      peer.answers.send_private_msg = () => no(100, 'blocked by server')
      expect((await say(friend)).kind).toBe('refused')
      expect(peer.asked('get_group_member_info')).toBe(before)
    })
  })

  test('an empty id quotes nothing', async () => {
    peer.answers.send_group_msg = () => ok({ message_id: 9 })
    await host.platform.deliver(group, [{ type: 'text', text: '在' }], { quote: '' })
    expect(peer.calls[peer.calls.length - 1]?.[1].message).toEqual([{ type: 'text', data: { text: '在' } }])
  })
})

describe('taking back', () => {
  test('a message that cannot be looked up any more is gone', async () => {
    peer.answers.delete_msg = () => ok(null)
    peer.answers.get_msg = () => no(1200, '消息不存在')
    expect(await host.platform.delete(group, '7')).toBe(true)
  })

  test('a yes is not believed while the message is there', async () => {
    peer.answers.delete_msg = () => ok(null)
    peer.answers.get_msg = () => ok({ message_id: 7, message: [{ type: 'text', data: { text: '在' } }] })
    expect(await host.platform.delete(group, '7')).toBe(false)
  })

  test('a notice of the recall is a sign', async () => {
    peer.answers.delete_msg = () => {
      peer.send({ post_type: 'notice', notice_type: 'group_recall', group_id: GROUP, user_id: SELF_ID, message_id: 7 })
      return ok(null)
    }
    expect(await host.platform.delete(group, '7')).toBe(true)
  })

  test('an account that is not there can take nothing back', async () => {
    expect(await host.platform.delete({ ...group, selfId: '10002' }, '7')).toBe(false)
  })
})
