/** What is kept of a message: its words and what was read, raw, free of any knowledge. */
import { observe } from '.'

const WEDNESDAY = new Date('2025-03-05T15:00:00+08:00')
const summary = (text: string, at?: Date) =>
  observe({ text, at }).map((piece) =>
    piece.kind === 'words'
      ? `words ${piece.text}`
      : piece.kind === 'reading'
        ? `${piece.source} ${piece.quantity} ${piece.value}`
        : piece.kind,
  )

test.each<[text: string, at: Date | undefined, expected: string[]]>([
  ['', undefined, []],
  ['', WEDNESDAY, []],
  ['  ​ ', WEDNESDAY, []],
  ['發不出去!!!', undefined, ['words 发不出去!']],
  ['错误码50001', undefined, ['words 错误码50001', 'text code 50001']],
  ['发不出去', WEDNESDAY, ['words 发不出去', 'clock moment 2025-03-05T15:00']],
])('%j at %s', (text, at, expected) => {
  expect(summary(text, at)).toEqual(expected)
})

test('a time that the text names counts instead of the time of sending', () => {
  const moments = observe({ text: '周三凌晨3点发不出去', at: WEDNESDAY }).filter(
    (piece) => piece.kind === 'reading' && piece.quantity === 'moment',
  )
  expect(moments.map((piece) => piece.kind === 'reading' && piece.source)).toEqual(['text'])
})

test('words are kept as the user typed them', () => {
  expect(observe({ text: '文件有８０MB' }).find(({ kind }) => kind === 'reading')).toMatchObject({
    said: '８０MB',
    value: 80 * 1024 * 1024,
  })
})
