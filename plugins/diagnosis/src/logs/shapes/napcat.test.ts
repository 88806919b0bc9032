/** NapCat's lines. */
import { readHead } from '.'

test.each([
  ['11-20 22:33:25 [error] 小测 | 发生错误 Error: 识别URL失败', 'error', '小测', '发生错误 Error: 识别URL失败'],
  ['2024-10-26 18:28:53 [ERROR] 小测(9000000001) | 发生错误', 'error', '小测(9000000001)', '发生错误'],
  ['2024-10-26 18:28:53 [WARN] (123456) | getUserDetailInfo timeout', 'warn', '(123456)', 'getUserDetailInfo timeout'],
  [' [error]  | 发生错误 Error: Timeout', 'error', undefined, '发生错误 Error: Timeout'],
  ['11-20 22:33:25 [ error ] 小测 | 发生错误', 'error', '小测', '发生错误'],
  ['2025-02-04 21:14:33 02-04 21:14:33 [error] 小测 | [OneBot] 连接错误', 'error', '小测', '[OneBot] 连接错误'],
  ['2025/1/2 14:58:15 [error] 小测(<qq>) | 发生错误', 'error', '小测(<qq>)', '发生错误'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'napcat', level, logger, message })
})
