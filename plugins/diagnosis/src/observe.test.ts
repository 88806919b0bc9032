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

test.each<[text: string, expected: string[]]>([
  [
    "11-20 22:33:25 [error] 小测 | 发生错误 Error: <ActionFailed status='failed', retcode=1200, message='识别URL失败'>\n就图片这样",
    ['words 识别url失败 就图片这样', 'text retcode 1200', 'text log-level error'],
  ],
  [
    '06-24 22:30:00 [INFO] uvicorn | 127.0.0.1:1 - "GET /a HTTP/1.1" 404\n06-24 22:30:01 [ERROR] nonebot | NapCat 4.18.14 返回 210005',
    [
      'words napcat 4.18.14 返回 210005',
      'text code 210005',
      'text napcat-version 4.18.14',
      'text log-level info',
      'text log-level error',
    ],
  ],
  [
    "[WARNING] nonebot | OneBot V11 | There's already a bot 10000, ignored\n[ERROR] napcat | 反向WebSocket 连接错误 Error: Unexpected server response: 403",
    [
      'words 反向websocket 连接错误 unexpected server response: 403',
      'beside',
      'text code 403',
      'text log-level warn',
      'text log-level error',
    ],
  ],
  ['Error: 识别失败\n    at f (/app/api.js:403:1)', ['words 识别失败']],
])('of a paste the innermost error and the words around it are kept: %j', (text, expected) => {
  expect(summary(text)).toEqual(expected)
})
