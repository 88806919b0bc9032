/** LLOneBot's lines. */
import { readHead } from '.'

test.each([
  ['2024/6/27 13:40:51 小测(9000000001): 新消息事件上报失败', undefined, '小测(9000000001)', '新消息事件上报失败'],
  [
    '2024/6/27 13:40:51 小测(<qq>): 发生错误 Error: 语音转换失败',
    undefined,
    '小测(<qq>)',
    '发生错误 Error: 语音转换失败',
  ],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'llonebot', level, logger, message })
})
