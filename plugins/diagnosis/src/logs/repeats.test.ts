/** The same error again. */

import { readLog } from './read-log'
import { foldMessage, groupRepeats } from './repeats'

test.each([
  ['numbers', 'timed out after 20000 ms', 'timed out after 15000 ms'],
  ['identifiers', 'trace_id OvH80000abcd1234 lost', 'trace_id Abcd0123456789xx lost'],
  ['UUIDs', "open '/temp/0f0f0f0f-1111-4222-8333-444455556666'", "open '/temp/1a2b3c4d-0000-4000-8000-00000000abcd'"],
])('%s are folded', (_, one, other) => {
  expect(foldMessage({ message: one, more: [] })).toBe(foldMessage({ message: other, more: [] }))
})

test('different errors stay different, also behind the same short message', () => {
  expect(foldMessage({ message: '发生错误', more: ['识别URL失败'] })).not.toBe(
    foldMessage({ message: '发生错误', more: ['语音转换失败'] }),
  )
})

test('a log names each error once, with its repetitions', () => {
  const { errors, groups } = readLog('[ERROR] lost 1\n[INFO] ok\n[ERROR] lost 2\n[ERROR] refused')
  expect(errors).toHaveLength(3)
  expect(groups.map(({ first, repeats }) => [first.number, first.message, repeats])).toEqual([
    [1, 'lost 1', 2],
    [4, 'refused', 1],
  ])
})

test('over the most groups new ones are left out, known ones counted', () => {
  expect(groupRepeats(['a', 'b', 'c', 'a'], (item) => item, 2)).toEqual({
    groups: [
      { first: 'a', repeats: 2 },
      { first: 'b', repeats: 1 },
    ],
    complete: false,
  })
})
