/** Lines with bars. */
import { readHead } from '.'

test.each([
  ['2024-01-01 10:00:00.123 | ERROR    | demo.sender:send:42 - 发送失败', 'error', 'demo.sender:send:42', '发送失败'],
  ['2024-01-01 10:00:00 | INFO | demo - ready', 'info', 'demo', 'ready'],
  ['2024-01-01 10:00:00 | WARNING | demo.py | slow', 'warn', 'demo.py', 'slow'],
  ['25-10-01 02:40:58 | [EROR] | 获取版本信息失败', 'error', undefined, '获取版本信息失败'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'loguru', level, logger, message })
})
