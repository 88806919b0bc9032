/** The one door for words. */
import { line } from '@support-agent/conversation'
import type { ContentPart, Platform, Target, Verdict } from '@support-agent/platform'
import { Outbox } from './outbox'

const TARGET: Target = { platform: 'p', selfId: 'me', channelId: 'c', guildId: 'g' }

function setUp(verdict: Verdict) {
  const delivered: [target: Target, content: readonly ContentPart[], quote: string | undefined][] = []
  const platform: Platform = {
    platform: 'p',
    isTemporary: () => false,
    async deliver(target, content, { quote } = {}) {
      delivered.push([target, content, quote])
      return verdict
    },
  }
  const reports: string[] = []
  const outbox = new Outbox(({ channelId }, { reason }, { kind }) => reports.push(`${reason} to ${channelId}: ${kind}`))
  return { outbox, platform, delivered, reports }
}

const DELIVERED: Verdict = { kind: 'delivered', messageIds: ['m1', 'm2'] }
const SENDING = { locale: 'zh-CN', quote: 'q1', case: 'p:u', reason: 'answer' } as const

test('lines leave as one message of plain words that quotes the question', async () => {
  const { outbox, platform, delivered, reports } = setUp(DELIVERED)
  const summary = '看 https://evil.com\u202e'
  expect(await outbox.send(platform, TARGET, [line('answer.summary', { summary }), line('choose.none')], SENDING)).toBe(
    DELIVERED,
  )
  expect(delivered).toEqual([[TARGET, [{ type: 'text', text: '看 …\n0 都不是' }], 'q1']])
  expect(reports).toEqual(['answer to c: delivered'])
})

test('no words are no message', async () => {
  const { outbox, platform, delivered, reports } = setUp(DELIVERED)
  expect(await outbox.send(platform, TARGET, [], SENDING)).toEqual({ kind: 'refused', reason: 'empty' })
  expect(delivered).toEqual([])
  expect(reports).toEqual(['answer to c: refused'])
})

test.each<[verdict: Verdict, found: string | undefined]>([
  [DELIVERED, 'p:u'],
  [{ kind: 'unsure', why: 'no-id' }, undefined],
  [{ kind: 'muted' }, undefined],
])('our messages lead back to their case: %j', async (verdict, found) => {
  const { outbox, platform } = setUp(verdict)
  await outbox.send(platform, TARGET, [line('choose.none')], SENDING)
  expect(['m1', 'm2'].map((id) => outbox.caseOf(TARGET, id))).toEqual([found, found])
  expect(outbox.caseOf({ platform: 'p', channelId: 'other' }, 'm1')).toBe(undefined)
})

test('words of no case lead nowhere', async () => {
  const { outbox, platform } = setUp(DELIVERED)
  await outbox.send(platform, TARGET, [line('choose.none')], { locale: 'zh-CN', reason: 'flood' })
  expect(outbox.caseOf(TARGET, 'm1')).toBe(undefined)
})

test('the newest five thousand messages are remembered', async () => {
  let next = 0
  const { outbox } = setUp(DELIVERED)
  const platform: Platform = {
    platform: 'p',
    isTemporary: () => false,
    deliver: async () => ({ kind: 'delivered', messageIds: [`n${next++}`] }),
  }
  for (let n = 0; n <= 5_000; n++) await outbox.send(platform, TARGET, [line('choose.none')], SENDING)
  expect(['n0', 'n1', 'n5000'].map((id) => outbox.caseOf(TARGET, id))).toEqual([undefined, 'p:u', 'p:u'])
})
