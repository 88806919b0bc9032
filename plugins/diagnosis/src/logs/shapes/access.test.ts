/** Lines of web servers about requests. */
import { readHead } from '.'

test.each([
  [
    '192.0.2.1 - - [10/May/2025:12:57:02 +0800] "GET /a HTTP/1.1" 502 150',
    'error',
    '192.0.2.1',
    '"GET /a HTTP/1.1" 502 150',
  ],
  [
    '192.0.2.1 - me [10/May/2025:12:57:02 +0800] "POST /a HTTP/1.1" 413 0 "-" "curl"',
    'warn',
    '192.0.2.1',
    '"POST /a HTTP/1.1" 413 0 "-" "curl"',
  ],
  [
    '192.0.2.1 - - [10/May/2025:12:57:02 +0800] "GET /a HTTP/1.1" 200 5',
    'info',
    '192.0.2.1',
    '"GET /a HTTP/1.1" 200 5',
  ],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'access', level, logger, message })
})
