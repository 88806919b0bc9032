/** Which frames reach the adapter. */
import fc from 'fast-check'
import { judgeFrame, MAX_FRAME_BYTES } from './frames'

const message = {
  time: 1_700_000_000,
  self_id: 10001,
  post_type: 'message',
  message_type: 'group',
  sub_type: 'normal',
  message_id: 7,
  group_id: 30003,
  user_id: 20002,
  message: [{ type: 'text', data: { text: '错误码50001' } }],
  sender: { user_id: 20002, nickname: '用户' },
}
const notice = { time: 1, self_id: 10001, post_type: 'notice', notice_type: 'group_ban', sub_type: 'ban', duration: 60 }
const upload = {
  ...{ time: 1, self_id: 10001, post_type: 'notice', notice_type: 'group_upload', group_id: 30003, user_id: 20002 },
  file: { id: '/a', name: 'a.zip', size: 5, busid: 102, url: 'http://h/a' },
}
const request = { time: 1, self_id: 10001, post_type: 'request', request_type: 'friend', flag: 'f', user_id: 20002 }

function verdict(frame: unknown): string {
  const judged = judgeFrame(typeof frame === 'string' ? frame : JSON.stringify(frame), '10001')
  return judged.fault ?? judged.key ?? 'pass'
}

describe('what implementations send passes', () => {
  it.each<[string, unknown, string]>([
    ['a group message', message, 'group:30003:7:1700000000'],
    ['a private message', { ...message, message_type: 'private', group_id: undefined }, 'private:20002:7:1700000000'],
    ['ids as text', { ...message, self_id: '10001', message_id: 'abc' }, 'group:30003:abc:1700000000'],
    ['a message as text', { ...message, message: '[CQ:at,qq=1] hi' }, 'group:30003:7:1700000000'],
    ['a message without a number', { ...message, message_id: 0 }, 'pass'],
    ['empty optional fields', { ...message, sender: { user_id: 1, card: '', role: null } }, 'group:30003:7:1700000000'],
    ['a friend request', request, 'pass'],
    ['a heartbeat', { time: 1, self_id: 10001, post_type: 'meta_event', meta_event_type: 'heartbeat' }, 'pass'],
    ['a reply', { status: 'ok', retcode: 0, data: {}, echo: 2 }, 'pass'],
    ['a failed reply', { status: 'failed', retcode: 1404, data: null, wording: 'x', echo: 2 }, 'pass'],
  ])('%s', (_what, frame, expected) => {
    expect(verdict(frame)).toBe(expected)
  })
})

describe('a notice has no number: its words name it', () => {
  it.each<[string, unknown]>([
    ['a mute', notice],
    ['a poke', { ...notice, notice_type: 'notify', sub_type: 'poke' }],
    ['an upload', upload],
    ['an upload without an address', { ...upload, file: { id: '/a', name: 'a.zip', size: '5' } }],
    ['an offline file', { ...upload, notice_type: 'offline_file', group_id: undefined, file: { name: 'a', size: 5 } }],
  ])('%s', (_what, frame) => {
    expect(verdict(frame)).toMatch(/^notice:[\w+/]{27}=$/)
    expect(verdict(frame)).toBe(verdict(JSON.stringify(frame)))
    expect(verdict(frame)).not.toBe(verdict({ ...(frame as object), time: 2 }))
  })
})

describe('what would harm the adapter is dropped', () => {
  it.each<[string, unknown, string]>([
    ['nothing', '', 'not-json'],
    ['half of a frame', '{"post_type":', 'not-json'],
    ['null', 'null', 'not-an-object'],
    ['a number', '5', 'not-an-object'],
    ['a list', '[]', 'not-an-object'],
    ['neither event nor reply', {}, 'bad-reply'],
    ['a reply without an echo', { retcode: 0 }, 'bad-reply'],
    ['a reply whose echo is a word', { retcode: 0, echo: '__defineGetter__' }, 'bad-reply'],
    ['a reply without a code', { echo: 2 }, 'bad-reply'],
    ['a refused token', { status: 'failed', retcode: 1403, echo: null }, 'token-refused'],
    ['an unknown event', { ...message, post_type: 'x' }, 'bad-event'],
    ['an event without an account', { ...message, self_id: undefined }, 'bad-event'],
    ['an event without a time', { ...message, time: undefined }, 'bad-event'],
    ['an id that is an object', { ...notice, user_id: {} }, 'bad-event'],
    ['no sender', { ...message, sender: undefined }, 'bad-event'],
    ['a sender without an id', { ...message, sender: {} }, 'bad-event'],
    ['a name that is an object', { ...message, sender: { user_id: 1, nickname: {} } }, 'bad-event'],
    ['no content', { ...message, message: undefined }, 'bad-event'],
    ['an empty segment', { ...message, message: [null] }, 'bad-event'],
    ['a text segment without text', { ...message, message: [{ type: 'text', data: {} }] }, 'bad-event'],
    ['a group message without a group', { ...message, group_id: undefined }, 'bad-event'],
    ['an unknown kind of message', { ...message, message_type: 'guild' }, 'bad-event'],
    ['a notice without a kind', { ...notice, notice_type: undefined }, 'bad-event'],
    ['a notification without a kind', { ...notice, notice_type: 'notify', sub_type: undefined }, 'bad-event'],
    ['an upload of nothing', { ...upload, file: null }, 'bad-event'],
    ['an upload without a name', { ...upload, file: { id: '/a', size: 5 } }, 'bad-event'],
    ['an upload to no group', { ...upload, group_id: undefined }, 'bad-event'],
    ['an upload by nobody', { ...upload, user_id: undefined }, 'bad-event'],
    ['an address that is an object', { ...upload, file: { name: 'a', url: {} } }, 'bad-event'],
    ['its own upload', { ...upload, user_id: 10001 }, 'own-message'],
    ['a request without a flag', { ...request, flag: undefined }, 'bad-event'],
    ['another account', { ...message, self_id: 10002 }, 'other-account'],
    ['its own message', { ...message, user_id: 10001, sender: { user_id: 10001 } }, 'own-message'],
    ['its own message as its own kind', { ...message, post_type: 'message_sent' }, 'own-message'],
    ['one byte too many', `"${'x'.repeat(MAX_FRAME_BYTES - 1)}"`, 'too-large'],
  ])('%s', (_what, frame, expected) => {
    expect(verdict(frame)).toBe(expected)
  })
})

test('the largest frame allowed is read', () => {
  expect(verdict(`"${'x'.repeat(MAX_FRAME_BYTES - 2)}"`)).toBe('not-an-object')
})

test('a reply may be larger where bytes were asked for, an event never', () => {
  const large = 'x'.repeat(MAX_FRAME_BYTES)
  const fault = (frame: object) => judgeFrame(JSON.stringify(frame), '10001', 2 * MAX_FRAME_BYTES).fault
  expect(fault({ retcode: 0, echo: 2, data: large })).toBeUndefined()
  expect(fault({ ...message, raw_message: large })).toBe('too-large')
  expect(fault({ retcode: 0, echo: 2, data: large + large })).toBe('too-large')
})

test('any frame gets a verdict, and any message that passes has what the adapter reads', () => {
  const field = fc.constantFrom(...Object.keys(message))
  const frame = fc.oneof(
    fc.json(),
    fc.string(),
    fc.tuple(field, fc.jsonValue()).map(([name, value]) => JSON.stringify({ ...message, [name]: value })),
  )
  fc.assert(
    fc.property(frame, (text) => {
      const judged = judgeFrame(text, '10001')
      if (judged.fault !== undefined || judged.key === undefined) return
      const event = JSON.parse(text)
      expect(event.message_id.toString()).not.toBe('')
      expect(event.sender.user_id.toString()).not.toBe('')
      for (const segment of typeof event.message === 'string' ? [] : event.message)
        expect(typeof segment.data).toBe('object')
    }),
    { seed: 7, numRuns: 500 },
  )
})
