/** Which lines report an error. */
import { tellsFailure } from './failure-words'
import { readLog } from './read-log'

test.each([
  'send failed',
  'connection refused',
  'connect ECONNREFUSED 127.0.0.1:3001',
  'read timed out',
  'Timeout: NTEvent',
  '群消息发送失败: 账号可能被风控.',
  '登录过于频繁',
  'AUTH: Received control message: AUTH_FAILED',
  'cannot open file',
  '1 error',
  'Bad file format reading the list',
  'encoder not supported',
  '訊息傳送失敗',
  '未能获取地址',
  'Nachricht senden fehlgeschlagen',
])('%s tells of a failure', (text) => {
  expect(tellsFailure(text)).toBe(true)
})

test.each([
  'ready',
  '0 errors, 12 sent',
  '3 sent, 0 failed',
  'Error replies since start: 0',
  'Frames dropped for insufficient bandwidth: 0 (0.0%)',
  'a save may fail under low memory',
  'Loaded error-banner.so',
  'Property $errors is new',
  'connected as error-lamp',
  '域名 error.demo.example 没有变化',
  'GET /list?view=failed',
  'to=<error-report@demo.example>',
  '14 events, none failed',
  'done, 0 files failed',
  'no errors found',
  'error handler installed',
  'loaded error pages',
  'errors: 0',
  '"error":null',
  '设置超时时间 30s',
  '没有发现错误',
  '错误次数: 0',
  'timeout: 30s',
  'failover is on',
  'reading /var/log/error.log',
  'SIGUSR1[soft,tls-error] received',
])('%s tells of none', (text) => {
  expect(tellsFailure(text)).toBe(false)
})

const errorLines = (text: string) => readLog(text).errors.map(({ number }) => number)

test.each<[what: string, text: string, errors: number[]]>([
  ['warnings are none beside an error', '[WARN] send failed\n[ERROR] lost', [2]],
  [
    'a warning that tells of a failure is one where nothing is worse',
    '[WARN] send failed\n[WARN] slow\n[INFO] failed',
    [1],
  ],
  ['a level decides, not the words', '[INFO] user asked about an error\n[ERROR] bye', [2]],
  ['words decide in a line without a level', '12:00:01 ready\n12:00:02 send failed', [2]],
  ['a print between lines with levels is none', '[INFO] a\n\nsend failed maybe\n\n[INFO] b', []],
  ['a print that shouts is one', '[INFO] a\n\nBuild FAILED.\n\n[INFO] b', [3]],
  ['a stack trace is one', 'hello there\nError: x\n    at f (/a.js:1:2)', [2]],
  ['the failed answer of a bot is one', '[DEBUG] sent\n[DEBUG] got {"status":"failed","retcode":1200}', [2]],
  ['a status of 5xx is one, 404 is none', '12:00:01 "GET /a HTTP/1.1" 502\n12:00:02 "GET /b HTTP/1.1" 404', [1]],
  ['nothing in chat', '早上好\n今天吃什么', []],
])('%s', (_, text, errors) => {
  expect(errorLines(text)).toEqual(errors)
})
