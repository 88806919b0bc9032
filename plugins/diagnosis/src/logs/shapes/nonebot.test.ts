/** NoneBot's lines. */
import { readHead } from '.'

test.each([
  ['06-24 22:30:00 [INFO] uvicorn | Started server process [12]', 'info', 'uvicorn', 'Started server process [12]'],
  ['07-03 23:18:55 [WARNING] nonebot_plugin_demo | 登录过于频繁', 'warn', 'nonebot_plugin_demo', '登录过于频繁'],
  ['07-03 23:18:55 [SUCCESS] nonebot | Loaded adapters', 'info', 'nonebot', 'Loaded adapters'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'nonebot', level, logger, message })
})
