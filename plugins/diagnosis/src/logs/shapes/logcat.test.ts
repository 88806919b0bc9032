/** Android's lines. */
import { readHead } from '.'

test.each([
  ['02-15 18:55:59.123  1234  5678 E Shamrock: send failed', 'error', 'Shamrock', 'send failed'],
  ['W/Shamrock( 1234): retry', 'warn', 'Shamrock', 'retry'],
  ['2025-02-15 18:55:59.123 21796-21829/com.demo.app D/Sender: start', 'debug', 'Sender', 'start'],
  ['2025-02-15 18:55:59.123 21796-21829 Sender                  com.demo.app     E  lost', 'error', 'Sender', 'lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'logcat', level, logger, message })
})
