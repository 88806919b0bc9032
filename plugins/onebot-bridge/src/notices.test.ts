/** The notices of the implementations in the words of the platform. From their sources, not seen live. */
import { readNotice } from './notices'

const head = { time: 1_700_000_000, self_id: 10001, post_type: 'notice' }
const group = { platform: 'onebot', selfId: '10001', channelId: '30003', guildId: '30003' }
const friend = { platform: 'onebot', selfId: '10001', channelId: 'private:20002' }

function heard(event: object): unknown {
  return readNotice({ ...head, ...event }, '10001')
}

describe('recalls', () => {
  it.each([
    [
      'in a group',
      { notice_type: 'group_recall', group_id: 30003, user_id: 20002, operator_id: 20009, message_id: 7 },
      { target: group, messageId: '7', userId: '20002', operatorId: '20009' },
    ],
    [
      'by a friend',
      { notice_type: 'friend_recall', user_id: 20002, message_id: -7 },
      { target: friend, messageId: '-7', userId: '20002', operatorId: '20002' },
    ],
  ])('%s', (_where, event, recall) => {
    expect(heard(event)).toEqual([{ kind: 'recall', recall }])
  })
})

describe('mutes', () => {
  const ban = { notice_type: 'group_ban', sub_type: 'ban', group_id: 30003, operator_id: 20009 }
  const lift = { ...ban, sub_type: 'lift_ban', duration: 0 }

  it.each([
    [
      'our account',
      { ...ban, user_id: 10001, duration: 600 },
      { scope: 'self', state: 'muted', until: 1_700_000_600_000 },
    ],
    ['our account, its number as text', { ...ban, user_id: '10001', duration: 60 }, { state: 'muted' }],
    [
      'our account, nobody says how long',
      { ...ban, user_id: 10001 },
      { scope: 'self', state: 'muted', until: undefined },
    ],
    ['our account is free', { ...lift, user_id: 10001 }, { scope: 'self', state: 'lifted' }],
    [
      'everyone: go-cqhttp, NapCat, Lagrange',
      { ...ban, user_id: 0, duration: -1 },
      { scope: 'everyone', state: 'muted' },
    ],
    ['everyone: LLOneBot', { ...lift, user_id: 0, duration: -1 }, { scope: 'everyone', state: 'muted' }],
    ['everyone: no user named', { ...ban }, { scope: 'everyone', state: 'muted' }],
    ['everyone: has no end', { ...ban, user_id: 0, duration: 268_435_455 }, { scope: 'everyone', until: undefined }],
    ['everyone is free', { ...lift, user_id: 0 }, { scope: 'everyone', state: 'lifted' }],
    ['everyone is free: no user named', { ...lift }, { scope: 'everyone', state: 'lifted' }],
  ])('%s', (_who, event, mute) => {
    expect(heard(event)).toEqual([{ kind: 'mute', mute: expect.objectContaining({ target: group, ...mute }) }])
  })

  test('that of another member is nothing to us', () => {
    expect(heard({ ...ban, user_id: 20002, duration: 600 })).toEqual([])
  })
})

describe('reactions', () => {
  const like = { notice_type: 'group_msg_emoji_like', group_id: 30003, user_id: 20002, message_id: 7 }
  const lagrange = { notice_type: 'reaction', group_id: 30003, message_id: 7, operator_id: 20002, code: '66', count: 1 }
  const reaction = { target: group, messageId: '7', userId: '20002' }

  it.each([
    [
      'NapCat, LLOneBot: added',
      { ...like, likes: [{ emoji_id: '66', count: 1 }], is_add: true },
      [{ ...reaction, emoji: '66', state: 'added' }],
    ],
    [
      'NapCat, LLOneBot: removed',
      { ...like, likes: [{ emoji_id: '66', count: 1 }], is_add: false },
      [{ ...reaction, emoji: '66', state: 'removed' }],
    ],
    [
      'older: several, and not said which way',
      { ...like, likes: [{ emoji_id: '66' }, { emoji_id: 76 }] },
      [
        { ...reaction, emoji: '66', state: 'added' },
        { ...reaction, emoji: '76', state: 'added' },
      ],
    ],
    ['Lagrange: added', { ...lagrange, sub_type: 'add' }, [{ ...reaction, emoji: '66', state: 'added' }]],
    ['Lagrange: removed', { ...lagrange, sub_type: 'remove' }, [{ ...reaction, emoji: '66', state: 'removed' }]],
  ])('%s', (_which, event, reactions) => {
    expect(heard(event)).toEqual(reactions.map((one) => ({ kind: 'reaction', reaction: one })))
  })
})

describe('joining', () => {
  const increase = { notice_type: 'group_increase', group_id: 30003 }

  it.each([
    ['invited', { ...increase, sub_type: 'invite', user_id: 10001, operator_id: 20009 }, '20009'],
    [
      'go-cqhttp does not know by whom',
      { ...increase, sub_type: 'approve', user_id: 10001, operator_id: 0 },
      undefined,
    ],
  ])('%s', (_how, event, operatorId) => {
    expect(heard(event)).toEqual([{ kind: 'join', join: { target: group, operatorId } }])
  })

  test('that of another member is nothing to us', () => {
    expect(heard({ ...increase, user_id: 20002, operator_id: 20009 })).toEqual([])
  })
})

it.each([
  ['a poke', { notice_type: 'notify', sub_type: 'poke', group_id: 30003, user_id: 20002 }],
  ['a recall of nothing', { notice_type: 'group_recall', group_id: 30003, user_id: 20002 }],
  ['a recall nowhere', { notice_type: 'friend_recall', message_id: 7 }],
  ['a mute nowhere', { notice_type: 'group_ban', sub_type: 'ban', duration: 60 }],
  [
    'likes that are none',
    { notice_type: 'group_msg_emoji_like', group_id: 30003, message_id: 7, likes: [null, {}, 5] },
  ],
  ['likes that are no list', { notice_type: 'group_msg_emoji_like', group_id: 30003, message_id: 7, likes: 'x' }],
  ['a reaction without an emoji', { notice_type: 'reaction', group_id: 30003, message_id: 7 }],
])('%s says nothing', (_what, event) => {
  expect(heard(event)).toEqual([])
})
