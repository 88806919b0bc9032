/** Other lines. */
import { readHead } from '.'

test.each([
  ['2024-01-01T00:00:00.000Z INFO started', 'info', undefined, 'started'],
  ['[FATAL] out of memory', 'fatal', undefined, 'out of memory'],
  ['[demo] [错误] 发送失败', 'error', 'demo', '发送失败'],
  ['12:57:02 [sender] ERROR: lost', 'error', 'sender', 'lost'],
  ['error: lost', 'error', undefined, 'lost'],
  ['[ERR0R] 发送失败', 'error', undefined, '发送失败'],
  ['5/19/2025, 2:58:49 PM [error] lost', 'error', undefined, 'lost'],
  ['ERROR', 'error', undefined, ''],
  ['2025-05-11 09:00:03, Error                 CBS    lost', 'error', undefined, 'CBS    lost'],
  ['[2025-05-10 12:57:02] production.ERROR: lost', 'error', undefined, 'lost'],
  ['ERROR 2025-05-10 12:57:02 lost', 'error', undefined, 'lost'],
  ['[main] 2025/05/10 12:57:02 INFO: ready', 'info', undefined, 'ready'],
  ['[    4.018123] demo: lost', undefined, undefined, 'demo: lost'],
  ['   4.018 Error demo.cpp:12: lost', 'error', undefined, 'demo.cpp:12: lost'],
  ['2025-05-10 12:57:02,018 demo.sender            [1]: ERROR   lost', 'error', 'demo.sender', 'lost'],
  ['[   12.345] (EE) lost', 'error', undefined, 'lost'],
  ['Sun May 10 12:57:02 2025 daemon.err demo[1]: lost', 'error', undefined, 'demo[1]: lost'],
  ['[2025-05-10 12:57:02] WARNING[118]: demo.c:12: slow', 'warn', undefined, '[118]: demo.c:12: slow'],
  ['2025-05-10 12:57:02.018 T:2011       error <general>: lost', 'error', 'T', '<general>: lost'],
  ['2025年5月10日 12:57:02 错误：lost', 'error', undefined, 'lost'],
  ['【错误】lost', 'error', undefined, 'lost'],
  ['2025-05-10 12:57 ERROR lost', 'error', undefined, 'lost'],
  ['12:57 PM WRN slow', 'warn', undefined, 'slow'],
  ['2025-05-10 12:57:02 E! [demo] lost', 'error', undefined, '[demo] lost'],
  ['12:57:02.018 | Main | Error | lost', 'error', 'Main', 'lost'],
  ['[main] ERROR demo.App - lost', 'error', 'main', 'demo.App - lost'],
  ['SCRIPT ERROR: lost', 'error', undefined, 'lost'],
  ['(W) 2025-05-10T12:57:02 - slow', 'warn', undefined, 'slow'],
  ['[12:57:02] [E] lost', 'error', undefined, 'lost'],
  ['12:57:02 W  demo: slow', 'warn', undefined, 'demo: slow'],
  ['[2025.05.10-12.57.02:018][  7]LogDemo: Error: lost', 'error', 'LogDemo', 'lost'],
  ['[2025/05/10 12:57:02.018123,  0] ../demo/a.c:12(main)', undefined, '../demo/a.c:12(main)', ''],
  ['2025-05-10 12:57:02 error lost', 'error', undefined, 'lost'],
  ['12:57:02 lost', undefined, undefined, 'lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'generic', level, logger, message })
})

test.each([
  'Error: lost',
  'error 403 怎么办',
  '(E) lost',
  '2025-05-10 12:57 见',
  '[图片] 文件发不出去',
  'ERROR 是什么意思',
  'info 一下',
  '发文件 error 403',
  'e/acc',
  '[error]',
  '',
])('%s is no line of a log', (line) => {
  expect(readHead(line)).toBeUndefined()
})
