/** Logs as a whole, and which texts are some. */
import { isLog, MAX_LOG, readLog } from './read-log'

test.each([
  '11-20 22:33:25 [error] 小测 | 发生错误',
  '[ERROR] [Rkey] 所有服务均已禁用',
  'fail: Demo.Core[0]\n      lost',
  'Traceback (most recent call last):\n  File "/a.py", line 1, in f\nValueError: empty',
  'java.lang.IllegalStateException: `data` is null',
  '{"status":"failed","retcode":1200,"message":"x"}',
  '{\\"status\\":\\"failed\\",\\"retcode\\":1200,\\"wording\\":\\"x\\"}',
  "<ActionFailed status='failed', retcode=1200>",
  "ApiRejection { code: 46, message: 'unknown' }",
  'Timeout: NTEvent EventRet:\n{}',
  'Error with request send_group_msg, args: {}, retcode: 1200',
])('%j is pasted from a log', (text) => {
  expect(isLog(text)).toBe(true)
})

test.each([
  '',
  '发不出去',
  '报 1200 怎么办',
  'retcode=1200 rich media transfer failed，普通图都没事',
  'napcat 报 Error: Unexpected server response: 401',
  'Error: Timeout',
  '12:30:05 发不出去',
  '2025-05-10 12:57:02 昵称(12345)',
  '[图片][文件] 帮我看看',
  '<at id="1"/> 这是什么错误 {怎么办}',
])('%j is not', (text) => {
  expect(isLog(text)).toBe(false)
})

test('lines are counted from 1, empty ones as well', () => {
  expect(readLog('\n\n[ERROR] lost').errors.map(({ number }) => number)).toEqual([3])
})

test('of a long text the head and the tail are read', () => {
  const { errors } = readLog(`[ERROR] first\n${'[INFO] between\n'.repeat(MAX_LOG / 10)}[ERROR] last`)
  expect(errors.map(({ message }) => message)).toEqual(['first', 'last'])
})
