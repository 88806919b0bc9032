/** Pastes with words around them. */
import { readPaste } from './paste'

test.each<[what: string, text: string, words: string[]]>([
  [
    'words behind a line',
    '[ERROR] 发生错误 Error: 识别URL失败\n文字都正常就图片这样',
    ['识别URL失败', '文字都正常就图片这样'],
  ],
  [
    'words before an answer',
    '调了两个接口都是\n{"status":"failed","retcode":100,"msg":"OPEN_FILE_ERROR"}',
    ['OPEN_FILE_ERROR', '调了两个接口都是'],
  ],
  [
    'words on both sides of an object',
    '昨天开始一直报 {"status":"failed","retcode":1200,"message":"识别URL失败"} 求大佬看看',
    ['识别URL失败', '昨天开始一直报', '求大佬看看'],
  ],
  ['a log without errors', '[INFO] a | 连接成功\n收不到消息怎么办', ['收不到消息怎么办', '连接成功']],
  [
    'an answer between harmless lines',
    '[INFO] a | 接收\n{"status":"failed","retcode":1200,"message":"识别URL失败"}\n[INFO] a | 接收',
    ['识别URL失败'],
  ],
])('%s', (_, text, words) => {
  expect(readPaste(text)?.words).toEqual(words)
})

test.each([
  '发不出去',
  '报 Error: Timeout 怎么办',
  'error 403',
  '[图片] 文件发不出去',
  'NapCat 4.18.14 发不了视频',
  '',
])('%j holds no paste', (text) => {
  expect(readPaste(text)).toBeUndefined()
})

test('what a line is for', () => {
  const text = '[INFO] quiet\n[ERROR] telling\n    at f (/a.js:1:2)\nown words'
  const paste = readPaste(text)
  expect(['quiet', 'telling', 'f (', 'own'].map((word) => paste?.partAt(text.indexOf(word)))).toEqual([
    'quiet',
    'telling',
    'frame',
    'telling',
  ])
})
