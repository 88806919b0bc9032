/** Python's lines. */
import { readHead } from '.'

test.each([
  ['ERROR:root:lost', 'error', 'root', 'lost'],
  ['INFO:     127.0.0.1:1 - "GET / HTTP/1.1" 200 OK', 'info', undefined, '127.0.0.1:1 - "GET / HTTP/1.1" 200 OK'],
  ['2025-05-10 12:57:02,018 - demo.sender - ERROR - lost', 'error', 'demo.sender', 'lost'],
  ['2025-05-10 12:57:02,018 - WARNING - slow', 'warn', undefined, 'slow'],
  ['[2025-05-10 12:57:02,018] ERROR in app: Exception on /send [POST]', 'error', 'app', 'Exception on /send [POST]'],
  ['[2025-05-10 12:57:02,018.018] ERROR    Logger ➜ 执行失败', 'error', 'Logger', '执行失败'],
  [
    '[2025-05-10 12:57:02 +0800] [12] [INFO] Listening at: http://0.0.0.0:80',
    'info',
    undefined,
    'Listening at: http://0.0.0.0:80',
  ],
  ['[2025-05-10 12:57:02,018: ERROR/MainProcess] lost', 'error', 'MainProcess', 'lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'python', level, logger, message })
})
