/** Go's lines. */
import { readHead } from '.'

test.each([
  ['2025-05-10T12:57:02.018+0800\tERROR\tsender\tdemo/send.go:12\tlost', 'error', 'sender', 'lost'],
  ['WARN[0012] slow', 'warn', undefined, 'slow'],
  ['E0510 12:57:02.018123       1 send.go:12] lost', 'error', 'send.go', 'lost'],
  ['2025/05/10 12:57:02 dial failed', undefined, undefined, 'dial failed'],
  ['2025/05/10 12:57:02 send.go:12: dial failed', undefined, 'send.go', 'dial failed'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'go', level, logger, message })
})
