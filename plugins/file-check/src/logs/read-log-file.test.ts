/** Log files of every size and encoding. */
import fc from 'fast-check'
import { contentOf } from '../testing/memory-file'
import { readLogFile } from '.'
import { partsOf, READ_WHOLE } from './regions'

const NEVER = { isOver: () => false }
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array, budget = NEVER) => readLogFile(contentOf(bytes), budget)

const LOG = `11-20 22:33:20 [info] 小测 | 在线
11-20 22:33:25 [error] 小测 | 发生错误 Error: EventChecker Failed EventRet:
{
    "result": 120,
    "errMsg": "你已被禁言"
}
    at send (/app/a.mjs:1:2)
11-20 22:33:26 [info] 小测 | 接收 <- 上传失败了吗
11-20 22:33:27 [error] 小测 | 连接错误 第 3 次
11-20 22:33:28 [error] 小测 | 连接错误 第 4 次
`

const offsetOf = (words: string) => utf8(LOG.slice(0, LOG.indexOf(words))).length

test('the errors of a log, each once, with the line that says what happened', async () => {
  expect(await read(utf8(LOG))).toEqual({
    errors: [
      {
        text: '11-20 22:33:25 [error] 小测 | 发生错误 Error: EventChecker Failed EventRet:\n你已被禁言 (result 120)',
        line: 2,
        offset: offsetOf('11-20 22:33:25'),
        level: 'error',
        repeats: 1,
        stack: ['at send (/app/a.mjs:1:2)'],
      },
      {
        text: '11-20 22:33:27 [error] 小测 | 连接错误 第 3 次',
        line: 9,
        offset: offsetOf('11-20 22:33:27'),
        level: 'error',
        repeats: 2,
        stack: [],
      },
    ],
    counts: { info: 2, error: 3 },
    encoding: 'utf-8',
    credential: false,
    complete: true,
  })
})

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(units.length * 2))
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

/** 小测 失败 in GB18030; TextEncoder knows UTF-8 only. */
const GB = [
  ...utf8('[INFO] ready\n[ERROR] '),
  ...[0xd0, 0xa1, 0xb2, 0xe2, 0x20, 0xca, 0xa7, 0xb0, 0xdc],
  ...utf8('\n[ERROR] lost\n'),
]

test.each<[string, Uint8Array, string, string]>([
  ['UTF-8 with a mark', utf8('\ufeff[ERROR] 小测 失败\n[INFO] ok\n'), 'utf-8-bom', '[ERROR] 小测 失败'],
  ['UTF-16 with a mark', utf16('[INFO] ok\n[ERROR] 小测 失败\n', true, true), 'utf-16le', '[ERROR] 小测 失败'],
  ['UTF-16, big endian', utf16('[INFO] ok\r\n[ERROR] 小测 失败\r\n', false, true), 'utf-16be', '[ERROR] 小测 失败'],
  ['GB18030', Uint8Array.from(GB), 'gb18030', '[ERROR] 小测 失败'],
  [
    'one broken letter',
    Uint8Array.from([...utf8(LOG), 0xff, ...utf8('\n')]),
    'utf-8',
    '11-20 22:33:25 [error] 小测 | 发生错误 Error: EventChecker Failed EventRet:\n你已被禁言 (result 120)',
  ],
])('%s', async (_, bytes, encoding, text) => {
  const summary = await read(bytes)
  expect([summary?.encoding, summary?.errors[0]?.text]).toEqual([encoding, text])
})

test.each<[string, string]>([
  ['a short paste of an answer', '{"status":"failed","retcode":1200,"message":"识别URL失败"}'],
  ['a stack trace alone', 'Traceback (most recent call last):\n  File "/a.py", line 1, in f\nValueError: empty\n'],
  ['lines without levels', `${'2024/6/27 13:40:00 a(1): ok\n'.repeat(6)}2024/6/27 13:40:51 a(1): 上报失败\n`],
])('%s is a log', async (_, text) => {
  expect((await read(utf8(text)))?.errors).toHaveLength(1)
})

test.each<[string, Uint8Array]>([
  ['prose', utf8('第一章\n从前有一个人，他的文件总是上传失败。\n'.repeat(20))],
  ['a table', utf8('2025-05-10 12:57:02,23.5,ok\n'.repeat(20))],
  ['subtitles', utf8('1\n00:00:01,000 --> 00:00:02,000\n上传失败了\n\n'.repeat(20))],
  ['settings', utf8('[client]\nport=1\n[error]\npage=/500.html\n')],
  [
    'a program',
    utf8('def f():\n    raise ValueError("failed")\n\ntry:\n    f()\nexcept Exception:\n    pass\n'.repeat(5)),
  ],
  ['a chat that was saved', utf8('2025-05-10 12:57:02 阿明(12345)\n文件发送失败怎么办\n\n'.repeat(20))],
  ['no bytes', new Uint8Array(0)],
  ['a program in bytes', Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256)],
])('%s is none', async (_, bytes) => {
  expect(await read(bytes)).toBeUndefined()
})

const LINE = '11-20 22:33:20 [info] 小测 | 接收 <- 群聊 [测试群] 大家好\n'

function large(): Uint8Array {
  const middle = utf8('11-20 22:33:25 [error] 小测 | 中间的错误\n')
  const size = READ_WHOLE * 2
  const line = utf8(LINE)
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += line.length) bytes.set(line.subarray(0, Math.min(line.length, size - at)), at)
  const first = utf8('11-20 22:33:25 [error] 小测 | 开头的错误\n')
  const last = utf8('\n11-20 22:33:25 [error] 小测 | 结尾的错误\n')
  bytes.set(first, 0)
  bytes.fill(0x20, first.length, Math.ceil(first.length / line.length) * line.length)
  bytes[Math.ceil(first.length / line.length) * line.length - 1] = 0x0a
  const [offset] = partsOf(size)[8] ?? [0]
  bytes.set(utf8('\n'), offset + 60_000)
  bytes.set(middle, offset + 60_001)
  bytes.set(last, size - last.length)
  return bytes
}

test('of a large file the head, the tail and samples between are read; only the head knows its lines', async () => {
  const summary = await read(large())
  expect(summary?.complete).toBe(false)
  expect(summary?.errors.map(({ text, line }) => [text.slice(-5), line])).toEqual([
    ['开头的错误', 1],
    ['中间的错误', undefined],
    ['结尾的错误', undefined],
  ])
})

test('an offset leads to its line, in the middle of a large file as well', async () => {
  const bytes = large()
  for (const { text, offset } of (await read(bytes))?.errors ?? []) {
    expect(new TextDecoder().decode(bytes.subarray(offset, offset + utf8(text).length))).toBe(text)
  }
})

test('parts do not overlap and stay below the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (size) => {
      let end = 0
      let total = 0
      for (const [offset, length] of partsOf(size)) {
        expect(offset).toBeGreaterThanOrEqual(end)
        end = offset + length
        total += length
      }
      expect(end).toBe(size)
      expect(total).toBeLessThanOrEqual(READ_WHOLE)
    }),
    { seed: 20261120 },
  )
})

test.each([
  ['11-20 22:33:21 [info] 小测 | ws://127.0.0.1:3001/?access_token=q9Zk2mXw81\n', true],
  ['11-20 22:33:21 [info] 小测 | 登录密码: hunter2222\n', true],
  ['-----BEGIN PRIVATE KEY-----\n', true],
  ['11-20 22:33:21 [info] 小测(2912345678) | token 验证失败\n', false],
])('a log with %j among its lines holds a credential: %s', async (line, expected) => {
  expect((await read(utf8(LOG + line + LOG)))?.credential).toBe(expected)
})

test('a budget that is over ends it, and says so', async () => {
  let looks = 0
  const summary = await read(utf8(LOG + LINE.repeat(2_000)), { isOver: () => ++looks > 3 })
  expect(summary?.complete).toBe(false)
  expect(summary?.errors).toHaveLength(2)
})

test('at most fifty errors, the frequent ones among them', async () => {
  const many = Array.from(
    { length: 80 },
    (_, index) => `[ERROR] fault ${String.fromCharCode(97 + (index % 26)).repeat(index + 1)}\n`,
  )
  const summary = await read(utf8(`${many.join('')}${'[ERROR] frequent\n'.repeat(5)}`))
  expect(summary?.errors).toHaveLength(50)
  expect(summary?.errors.at(-1)).toMatchObject({ text: '[ERROR] frequent', repeats: 5 })
  expect(summary?.complete).toBe(false)
})

const PIECES = fc.constantFrom(
  '[ERROR] ',
  '\n',
  '\r\n',
  'Error: x',
  '    at f (/a.js:1:2)',
  '\ufffd',
  '2025-05-10 12:57:02 ',
  '{"level":50,"msg":"',
  '"}',
  '小',
)

test('mutated logs are read without a throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(PIECES, { maxLength: 80 }).map((pieces) => utf8(`[ERROR] a\n[ERROR] b\n${pieces.join('')}`)),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      async (bytes, changes) => {
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        for (const { text, offset } of (await read(bytes))?.errors ?? []) {
          expect(text.length).toBeLessThanOrEqual(400)
          expect(offset).toBeLessThan(bytes.length)
        }
      },
    ),
    { seed: 20261120, numRuns: 300 },
  )
})
