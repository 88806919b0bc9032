/** Yunzai's and log4js' lines. */
import { readHead } from '.'

test.each([
  ['[10:47:52.998][ERRO][9000000001] 发送消息错误', 'error', '9000000001', '发送消息错误'],
  ['[YzBot][10:37:56.371][MARK] 启动成功', 'info', undefined, '启动成功'],
  ['[2024-01-01T10:00:00.123] [ERROR] default - lost', 'error', 'default', 'lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'yunzai', level, logger, message })
})
