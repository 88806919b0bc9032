/** mirai's lines. */
import { readHead } from '.'

test.each([
  ['2025-02-15 18:55:59 D/Onebot: [Send] --> {}', 'debug', 'Onebot', '[Send] --> {}'],
  ['2025-02-15 18:55:59 W/Bot.9000000001: 请求失败', 'warn', 'Bot.9000000001', '请求失败'],
  ['E/QQ: upload failed', 'error', 'QQ', 'upload failed'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'mirai', level, logger, message })
})
