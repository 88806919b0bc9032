/** When a message counts as taken back. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import type { Recall } from '@support-agent/platform'
import { erase, LOOK_MS } from './erase'
import { OneBotLinkLost, OneBotOffline, OneBotRefusal } from './refusals'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const target = { platform: 'onebot', selfId: '10001', channelId: '30003', guildId: '30003' }
const THERE = { message: [{ type: 'text', data: { text: '在' } }] }
const no = new OneBotRefusal('x', 1200, '消息不存在')

/** @param recalled the id in the notice that comes meanwhile, if one comes */
async function play(answers: Record<string, unknown>, recalled?: string) {
  const calls: unknown[] = []
  const handlers = new Set<(recall: Recall) => void>()
  const done = erase(
    async (action, params) => {
      calls.push([action, params])
      const answer = answers[action]
      if (answer instanceof Error) throw answer
      return answer
    },
    '7',
    (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
  )
  if (recalled !== undefined) for (const handler of handlers) handler({ target, messageId: recalled })
  await jest.advanceTimersByTimeAsync(LOOK_MS)
  return { erased: await done, calls, listening: handlers.size }
}

it.each([
  ['it cannot be looked up any more', { delete_msg: null, get_msg: no }, undefined, true],
  ['it is looked up empty', { delete_msg: null, get_msg: { message: [] } }, undefined, true],
  ['NapCat gives no answer about it', { delete_msg: null, get_msg: new OneBot.TimeoutError({}, 'x') }, undefined, true],
  ['go-cqhttp keeps it, and tells that it is gone', { delete_msg: null, get_msg: THERE }, '7', true],
  ['a no, and yet it is gone', { delete_msg: no }, '7', true],
  ['a yes, and it is still there', { delete_msg: null, get_msg: THERE }, undefined, false],
  ['another message is gone', { delete_msg: null, get_msg: THERE }, '8', false],
  ['a no', { delete_msg: no }, undefined, false],
  ['a yes, and the link ends', { delete_msg: null, get_msg: new OneBotLinkLost('x') }, undefined, false],
  ['no link', { delete_msg: new OneBotOffline('x') }, undefined, false],
])('%s', async (_what, answers, recalled, expected) => {
  const { erased, listening } = await play(answers, recalled)
  expect(erased).toBe(expected)
  expect(listening).toBe(0)
  expect(jest.getTimerCount()).toBe(0)
})

test('it is asked for once', async () => {
  const { calls } = await play({ delete_msg: null, get_msg: THERE })
  expect(calls).toEqual([
    ['delete_msg', { message_id: 7 }],
    ['get_msg', { message_id: 7 }],
  ])
})
