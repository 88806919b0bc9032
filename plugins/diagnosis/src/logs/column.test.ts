/** A column of levels that is found by comparing lines. */
import { columnOf } from './column'

const LINES = [
  '[Demo] 7 - a › ready INFO starting',
  '[Demo] 7 - a › ready WARN slow',
  '[Demo] 7 - a › ready ERROR lost',
  '[Demo] 7 - a › ready INFO error: none',
]

test('by the number of the word', () => {
  expect(columnOf(LINES)?.read('[Sender] 7 - a › ready ERROR | lost')).toEqual({ level: 'error', message: 'lost' })
})

test('by the character where the words begin', () => {
  const lines = [
    '[a b   ] » info  starting',
    '[c     ] » warn  slow',
    '[d     ] » error lost',
    '[e f   ] » info  ready',
  ]
  expect(columnOf(lines)?.read('[g h i ] » error lost')).toEqual({ level: 'error', message: 'lost' })
})

test('a line with another word there has no level', () => {
  expect(columnOf(LINES)?.read('[Demo] 7 - a › ready soon ERROR')).toBeUndefined()
})

test.each<[what: string, lines: string[]]>([
  ['few lines', LINES.slice(0, 3)],
  ['one level only', LINES.map((line) => line.replace(/INFO|WARN/, 'ERROR'))],
  ['prose', ['今天发文件 error', '文件 error 了两次', '大家好', 'warn 是什么', '早上好', '收到']],
  ['a shape that is known', LINES.map((line) => line.replace(/.*ready/, '12:57:02'))],
  ['nothing', []],
])('%s make no column', (_, lines) => {
  expect(columnOf(lines)).toBeUndefined()
})
