/** What an answer of OneBot says about a send. From the implementations' sources and their threads, not seen live. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import { OneBotLinkLost, OneBotOffline, OneBotRefusal, type OneBotReply, verdictOf, verdictOfIds } from './refusals'

/** NapCat's way to quote QQ's answer. */
const napcat = (how: string, answer: object) =>
  `${how}: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:NodeIKernelMsgListener/onMsgInfoListUpdate EventRet:\n${JSON.stringify(answer, null, 4)}\n`
/** LLOneBot's: a copy of the message stands before it. */
const llonebot = (how: string, text: string, answer: string) =>
  `invoke ${how}, nodeIKernelMsgService/sendMsg, [ '0', { peerUid: '30003' }, [ { textElement: { content: '${text}' } } ] ]${answer}`

const REFUSED = 'refused'
const MUTED = 'muted'
const TIMEOUT = 'unsure timeout'
const NO_ID = 'unsure no-id'

it.each<[implementation: string, reply: Omit<OneBotReply, 'status'>, verdict: string]>([
  [
    'go-cqhttp',
    { retcode: 100, msg: 'SEND_MSG_API_ERROR', wording: 'send group message failed: blocked by server' },
    REFUSED,
  ],
  ['go-cqhttp', { retcode: 100, msg: 'SEND_MSG_API_ERROR', wording: '请参考 go-cqhttp 端输出' }, REFUSED],
  ['go-cqhttp', { retcode: 100, msg: 'GROUP_NOT_FOUND', wording: '群聊不存在' }, REFUSED],
  ['go-cqhttp', { retcode: 100, message: '发送超时' }, TIMEOUT],
  ['go-cqhttp', { retcode: 1, wording: '' }, NO_ID],
  ['a mirai bridge', { retcode: -70 }, REFUSED],
  ['a mirai bridge', { retcode: 120 }, MUTED],
  ['a mirai bridge', { retcode: 100, wording: '机器人被禁言' }, MUTED],
  ['a mirai bridge', { retcode: 100, wording: 'bot is being muted' }, MUTED],
  ['NapCat', { retcode: 1200, wording: napcat('Timeout', { result: 0, errMsg: '' }) }, TIMEOUT],
  ['NapCat, muted', { retcode: 1200, wording: napcat('Timeout', { result: 1, errMsg: '' }) }, TIMEOUT],
  ['NapCat, to a stranger', { retcode: 1200, wording: napcat('Timeout', {}) }, TIMEOUT],
  ['NapCat', { retcode: 1200, wording: '' }, TIMEOUT],
  ['NapCat over HTTP', { retcode: 200, wording: napcat('Timeout', {}) }, TIMEOUT],
  ['NapCat', { retcode: 1200, wording: napcat('EventChecker Failed', { result: 120, errMsg: '' }) }, MUTED],
  [
    'NapCat',
    { retcode: 1200, wording: napcat('EventChecker Failed', { result: 110, errMsg: '你已被移出该群' }) },
    REFUSED,
  ],
  ['NapCat', { retcode: 200, wording: napcat('EventChecker Failed', { result: -1, errMsg: 'rich media' }) }, REFUSED],
  ['NapCat', { retcode: 1200, wording: 'EventChecker Failed: Timeout' }, REFUSED],
  ['NapCat, unknown action', { retcode: 1404, wording: '不支持的API send_msg' }, REFUSED],
  ['NapCat, wrong parameters', { retcode: 1400, wording: 'Key: message' }, REFUSED],
  ['LLOneBot', { retcode: 1200, wording: llonebot('timeout', 'a', '') }, TIMEOUT],
  [
    'LLOneBot, our words are no answer',
    { retcode: 1200, wording: llonebot('timeout', '被禁言 result: 120', '') },
    TIMEOUT,
  ],
  ['LLOneBot', { retcode: 1200, wording: llonebot('failed', 'a', ", { result: -1, errMsg: 'no' }") }, REFUSED],
  ['LLOneBot', { retcode: 1200, wording: llonebot('failed', 'a', ", { result: 120, errMsg: '' }") }, MUTED],
  [
    'LLOneBot, our words',
    { retcode: 1200, wording: llonebot('failed', '被禁言', ", { result: -1, errMsg: '' }") },
    REFUSED,
  ],
  ['Lagrange', { retcode: 120 }, MUTED],
  ['Lagrange', { retcode: 110 }, REFUSED],
  ['Lagrange, no number', { retcode: 9000 }, NO_ID],
  ['Lagrange, an exception', { retcode: 200 }, TIMEOUT],
])('%s: %j', (_implementation, reply, expected) => {
  const verdict = verdictOf(OneBotRefusal.of('send_group_msg', reply))
  expect([verdict.kind, ...('why' in verdict ? [verdict.why] : [])].join(' ')).toBe(expected)
})

test('a refusal keeps code and wording for the operator', () => {
  const reply = { retcode: 100, msg: 'SEND_MSG_API_ERROR', message: '被拦截', wording: '被拦截' }
  expect(verdictOf(OneBotRefusal.of('send_msg', reply))).toEqual({
    kind: 'refused',
    reason: 'rejected',
    code: 100,
    wording: 'SEND_MSG_API_ERROR · 被拦截',
  })
})

describe('a wording', () => {
  const wordingOf = (reply: Omit<OneBotReply, 'retcode'>) =>
    OneBotRefusal.of('send_msg', { retcode: 1, ...reply }).wording
  test('is what was said, once', () => {
    expect(wordingOf({ message: 'a', wording: 'b' })).toBe('a · b')
    expect(wordingOf({ message: 'a', wording: 'a' })).toBe('a')
  })
  test('is one line', () => {
    expect(wordingOf({ wording: ' a\n\t b\n' })).toBe('a b')
  })
  test('is short, and keeps both ends', () => {
    const short = wordingOf({ wording: `head ${'x'.repeat(99_999)} tail` })
    expect([short.length, short.slice(0, 5), short.slice(-5)]).toEqual([200, 'head ', ' tail'])
  })
})

test.each([
  [new OneBotOffline('send_msg'), { kind: 'refused', reason: 'offline' }],
  [new OneBotLinkLost('send_msg'), { kind: 'unsure', why: 'link-lost' }],
  [new OneBot.TimeoutError({}, 'send_msg'), { kind: 'unsure', why: 'timeout' }],
  [new TypeError('Cannot read properties of null'), { kind: 'unsure', why: 'no-id' }],
])('without an answer: %s', (error, verdict) => {
  expect(verdictOf(error)).toEqual(verdict)
})

it.each([
  [['7'], { kind: 'delivered', messageIds: ['7'] }],
  [['-7', '8'], { kind: 'delivered', messageIds: ['-7', '8'] }],
  [['0'], { kind: 'unsure', why: 'no-id' }],
  [['-1'], { kind: 'unsure', why: 'no-id' }],
  [['undefined'], { kind: 'unsure', why: 'no-id' }],
  [[], { kind: 'refused', reason: 'vetoed' }],
])('ids %j', (ids, expected) => {
  expect(verdictOfIds(ids)).toEqual(expected)
})
