/** Words that were not for the bot are remembered for ten minutes, and forgotten with their speaker. */
import { Complaints } from './complaints'

const speaker = (user: string, channel = 'group') => ({ platform: 'p', channel, user })
const MINUTE = 60_000

test.each<[name: string, asked: ReturnType<typeof speaker>, later: number, expected: string | undefined]>([
  ['the same user, soon', speaker('a'), 9 * MINUTE, '发不出去'],
  ['the last moment', speaker('a'), 10 * MINUTE, '发不出去'],
  ['too late', speaker('a'), 10 * MINUTE + 1, undefined],
  ['somebody else', speaker('b'), MINUTE, undefined],
  ['another group', speaker('a', 'other'), MINUTE, undefined],
])('%s', (_, asked, later, expected) => {
  const complaints = new Complaints(10 * MINUTE)
  complaints.add(speaker('a'), '发不出去', 0)
  expect(complaints.of(asked, later)).toBe(expected)
})

test('the newest words count, and a wish to be forgotten reaches them', () => {
  const complaints = new Complaints(10 * MINUTE)
  complaints.add(speaker('a'), '发不出去', 0)
  complaints.add(speaker('a'), '被服务器拒绝', 1)
  complaints.add(speaker('b'), '我也是', 1)
  expect(complaints.of(speaker('a'), 2)).toBe('被服务器拒绝')
  complaints.forget(({ user }) => user === 'a')
  expect([complaints.of(speaker('a'), 2), complaints.of(speaker('b'), 2)]).toEqual([undefined, '我也是'])
})

test('words that are taken back are dropped, in a burst as well', () => {
  const complaints = new Complaints(10 * MINUTE)
  complaints.add(speaker('a'), '发不出去\n报错 50001', 0, ['m1', 'm2'])
  complaints.recalled('p/other', 'm1')
  complaints.recalled('p/group', 'm3')
  expect(complaints.of(speaker('a'), 1)).toBe('发不出去\n报错 50001')
  complaints.recalled('p/group', 'm1')
  expect(complaints.of(speaker('a'), 1)).toBe(undefined)
})
