/** Failures in plain words. */
import type { Outcome } from '../outbox'
import { reasonOf, SendLog } from './send-log'

test.each<[outcome: Outcome, why: ReturnType<typeof reasonOf>]>([
  [{ kind: 'delivered', messageIds: ['1'] }, undefined],
  [{ kind: 'unsure', why: 'timeout' }, 'status.why-timeout'],
  [{ kind: 'muted' }, 'status.why-muted'],
  [{ kind: 'refused', reason: 'offline' }, 'status.why-offline'],
  [{ kind: 'refused', reason: 'empty' }, undefined],
  [{ kind: 'refused', reason: 'rejected', code: 100, wording: '消息发送失败,账号可能被风控' }, 'status.why-account'],
  [{ kind: 'refused', reason: 'rejected', wording: '包含被拦截的链接' }, 'status.why-link'],
  [{ kind: 'refused', reason: 'rejected', wording: 'EventChecker Failed' }, 'status.why-rejected'],
  [{ kind: 'dropped', why: 'late' }, 'status.why-budget'],
  [{ kind: 'dropped', why: 'muted' }, undefined],
])('%j', (outcome, why) => {
  expect(reasonOf(outcome)).toBe(why)
})

test('failures are counted a channel', () => {
  const log = new SendLog()
  log.note('p/c', { kind: 'muted' }, 1)
  log.note('p/c', { kind: 'delivered', messageIds: ['1'] }, 2)
  log.note('p/c', { kind: 'unsure', why: 'timeout' }, 3)
  expect([log.of('p/c'), log.of('p/d')]).toEqual([{ count: 2, at: 3, why: 'status.why-timeout' }, undefined])
})
