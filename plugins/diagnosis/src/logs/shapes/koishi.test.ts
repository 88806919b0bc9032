/** Koishi's lines. */
import { readHead } from '.'

test.each([
  [
    '2025-01-02 10:00:12 [E] bridge Error: Error with request send_msg',
    'error',
    'bridge',
    'Error: Error with request send_msg',
  ],
  ['2026-05-01 00:23:54 [W] onebot11-adapter 反向连接断开', 'warn', 'onebot11-adapter', '反向连接断开'],
  ['[S] app started', 'info', 'app', 'started'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'koishi', level, logger, message })
})
