/** What a reply of OneBot says about a send. The wordings are from the implementations' sources, not seen live. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import { OneBotOffline, OneBotRefusal, verdictOf, verdictOfIds } from './refusals'

it.each([
  [100, 'SEND_MSG_API_ERROR', { kind: 'refused', reason: 'rejected', code: 100, wording: 'SEND_MSG_API_ERROR' }],
  [-70, '', { kind: 'refused', reason: 'rejected', code: -70, wording: '' }],
  [
    1200,
    'EventChecker Failed: Timeout',
    { kind: 'refused', reason: 'rejected', code: 1200, wording: 'EventChecker Failed: Timeout' },
  ],
  [1200, 'Timeout: NTEvent sendMsg', { kind: 'unsure', why: 'timeout' }],
  [1200, '', { kind: 'unsure', why: 'timeout' }],
  [100, '发送超时', { kind: 'unsure', why: 'timeout' }],
  [1, '', { kind: 'unsure', why: 'no-id' }],
  [120, '机器人被禁言', { kind: 'muted' }],
])('%s %s', (retcode, wording, expected) => {
  expect(verdictOf(OneBotRefusal.of('send_msg', { retcode, wording }))).toEqual(expected)
})

test('message and wording are both kept, once, in one short line', () => {
  expect(OneBotRefusal.of('send_msg', { retcode: 1, message: 'a', wording: 'b' }).wording).toBe('a · b')
  expect(OneBotRefusal.of('send_msg', { retcode: 1, message: 'a', wording: 'a' }).wording).toBe('a')
  expect(OneBotRefusal.of('send_msg', { retcode: 1, wording: 'x'.repeat(999) }).wording).toHaveLength(200)
})

test('without a link it certainly did not arrive; after a time-out nobody knows', () => {
  expect(verdictOf(new OneBotOffline('send_msg'))).toEqual({ kind: 'refused', reason: 'offline' })
  expect(verdictOf(new OneBot.TimeoutError({}, 'send_msg'))).toEqual({ kind: 'unsure', why: 'timeout' })
  expect(verdictOf(new Error('?'))).toEqual({ kind: 'unsure', why: 'no-id' })
})

it.each([
  [['7'], { kind: 'delivered', messageIds: ['7'] }],
  [['-7', '8'], { kind: 'delivered', messageIds: ['-7', '8'] }],
  [['0'], { kind: 'unsure', why: 'no-id' }],
  [['undefined'], { kind: 'unsure', why: 'no-id' }],
  [[], { kind: 'refused', reason: 'vetoed' }],
])('ids %j', (ids, expected) => {
  expect(verdictOfIds(ids)).toEqual(expected)
})
