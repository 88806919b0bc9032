/** A message that nobody confirmed, in the histories that implementations give. From their documentation, not seen live. */
import { OwnHistory } from './history'
import type { Json } from './shapes'

const NOW = 1_700_000_000
const SELF = '10001'
const TEXT = '多半是:时间不准\n1. 校准 [时间] & 重试'
const segments = [
  { type: 'reply', data: { id: '5' } },
  { type: 'text', data: { text: TEXT } },
]
const message = (more: Json = {}): Json => ({
  ...{ message_id: 77, time: NOW + 3, user_id: 10001, sender: { user_id: 10001, nickname: 'bot' }, message: segments },
  ...more,
})
const other = message({ message_id: 78, user_id: 20002, sender: { user_id: 20002 } })

async function found(data: unknown, known: readonly string[] = []): Promise<[string | undefined, unknown[]]> {
  const asked: unknown[] = []
  const history = new OwnHistory()
  history.note(known)
  const ask = async (action: string, params: Json) => {
    asked.push(action, params)
    if (data instanceof Error) throw data
    return data
  }
  const id = await history.find(ask, { group: '30003', selfId: SELF, text: TEXT, since: NOW * 1000 })
  return [id, asked]
}

test.each<[what: string, data: unknown, id: string | undefined]>([
  ['NapCat, LLOneBot: segments', { messages: [message(), other] }, '77'],
  [
    'go-cqhttp: one text, escaped',
    { messages: [message({ message: '[CQ:reply,id=5]多半是:时间不准\n1. 校准 &#91;时间&#93; &amp; 重试' })] },
    '77',
  ],
  [
    'line breaks as QQ has them',
    { messages: [message({ message: [{ type: 'text', data: { text: TEXT.replace('\n', '\r') } }] })] },
    '77',
  ],
  ['without a sender', { messages: [message({ sender: undefined })] }, '77'],
  ['ids as text', { messages: [message({ message_id: '-7', sender: { user_id: SELF } })] }, '-7'],
  ['twice: the later one', { messages: [message({ message_id: 76 }), message()] }, '77'],
  ['the clock of QQ is behind', { messages: [message({ time: NOW - 20 })] }, '77'],
  ['an older one', { messages: [message({ time: NOW - 600 })] }, undefined],
  ['other words', { messages: [message({ message: [{ type: 'text', data: { text: '别的' } }] })] }, undefined],
  ['the same words of somebody else', { messages: [other] }, undefined],
  ['without a number', { messages: [message({ message_id: 0 })] }, undefined],
  ['nothing', { messages: [] }, undefined],
  ['no list', {}, undefined],
  ['no sense', { messages: [null, 5, 'x', { message: 7 }] }, undefined],
  // `String` of such an object throws.
  ['a sender that is no id', { messages: [message({ sender: { user_id: { toString: 1 } } })] }, undefined],
  ['a time that is no number', { messages: [message({ time: { valueOf: 1, toString: 1 } })] }, undefined],
  [
    'words that are no text',
    { messages: [message({ message: [{ type: 'text', data: { text: { toString: 1 } } }] })] },
    undefined,
  ],
  ['Lagrange refuses without a message to begin at', new Error('message_id'), undefined],
])('%s', async (_, data, id) => {
  expect(await found(data)).toEqual([id, ['get_group_msg_history', { group_id: 30003, count: 20 }]])
})

test('what has its number already is another one', async () => {
  expect((await found({ messages: [message()] }, ['77']))[0]).toBe(undefined)
  expect((await found({ messages: [message({ message_id: 76 }), message()] }, ['77']))[0]).toBe('76')
})
