/** go-cqhttp's lines. */
import { readHead } from '.'

test.each([
  ['[2023-01-15 20:11:02] [WARNING]: 群消息发送失败: 消息为空.', 'warn', undefined, '群消息发送失败: 消息为空.'],
  ['[2023-01-15 20:11:02] [FATAL]: 登录失败', 'fatal', undefined, '登录失败'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'go-cqhttp', level, logger, message })
})
