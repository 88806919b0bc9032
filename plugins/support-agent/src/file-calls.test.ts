/** Which file a call is about, and which call a file is for. */
import { incoming } from '../../../test/helpers/incoming'
import { FileCalls } from './file-calls'

const MINUTE = 60_000
const HER = incoming({ userId: 'her', messageId: '7' })
const HIM = incoming({ userId: 'him' })
const offered = async () => []

test('a file within a minute is the one that was called for, once', () => {
  const calls = new FileCalls(MINUTE)
  calls.call(HER, 0)
  expect(calls.isCalledFor(HIM, 1)).toBe(false)
  expect(calls.isCalledFor(HER, MINUTE)).toBe(true)
  expect(calls.isCalledFor(HER, MINUTE)).toBe(false)
  calls.call(HER, 0)
  expect(calls.isCalledFor(HER, MINUTE + 1)).toBe(false)
})

test('a call within a minute is about the file that was sent, by that person and in that place', () => {
  const calls = new FileCalls(MINUTE)
  calls.send(HER, offered, 0)
  expect(calls.has(HER, MINUTE)).toBe(true)
  expect(calls.has(HER, MINUTE + 1)).toBe(false)
  expect(calls.has(HIM, 1)).toBe(false)
  expect(calls.has({ ...HER, channelId: 'elsewhere' }, 1)).toBe(false)
  expect(calls.take(HER)).toBe(offered)
  expect(calls.has(HER, 1)).toBe(false)
})

test('a file that was taken back is gone', () => {
  const calls = new FileCalls(MINUTE)
  calls.send(HER, offered, 0)
  calls.recalled('p/c', '8')
  expect(calls.has(HER, 1)).toBe(true)
  calls.recalled('p/c', '7')
  expect(calls.has(HER, 1)).toBe(false)
})

test('the memory is bounded: the oldest is forgotten first', () => {
  const calls = new FileCalls(MINUTE)
  calls.send(HER, offered, 0)
  for (let i = 0; i < 500; i++) calls.send(incoming({ userId: `u${i}` }), offered, 0)
  expect(calls.has(HER, 0)).toBe(false)
})
