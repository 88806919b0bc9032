/** Short replies as people type them. */
import { readReply } from '.'

const pick = (number: number) => ({ kind: 'pick', number })

test.each([
  ...[
    '1',
    '１',
    '①',
    '1.',
    '1。',
    ' 1 ',
    '(1)',
    '（1）',
    '一',
    '第一个',
    '第1个',
    '选1',
    '1号',
    '1吧',
    'one',
    'First',
    'the first',
    '壹',
  ].map((text) => [text, text === '壹' ? undefined : pick(1)] as const),
  ...['2', '２', '②', '第二个', 'option 2'].map((text) => [text, pick(2)] as const),
  ...['3', '③', '三', '第三', 'third'].map((text) => [text, pick(3)] as const),
  ...['0', '０', '都不是', '0 都不是', '0都不是', '以上都不是!', 'none of these', 'Neither'].map(
    (text) => [text, { kind: 'none' }] as const,
  ),
  ...['更多', '更多。', '还有吗?', '繼續', 'more', 'MORE'].map((text) => [text, { kind: 'more' }] as const),
  ...['为什么', '为什么?', '為什麼', '为啥', '依据', 'why', 'Why?'].map((text) => [text, { kind: 'why' }] as const),
])('%j is %j', (text, expected) => {
  expect(readReply(text)).toEqual(expected)
})

test.each(['', ' ', '-1', '1号机发不出去', '为什么文件发不出去', '第一个文件发不出去了', '?', '1'.repeat(100_000)])(
  'no reply: %.20j',
  (text) => {
    expect(readReply(text)).toBe(undefined)
  },
)
