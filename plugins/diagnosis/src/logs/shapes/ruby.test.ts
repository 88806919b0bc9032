/** Ruby's lines. */
import { readHead } from '.'

test.each([
  ['E, [2025-05-11T09:00:03.018123 #12] ERROR -- demo: lost', 'error', 'demo', 'lost'],
  ['W, [2025-05-11T09:00:03.018123 #12]  WARN -- : slow', 'warn', undefined, 'slow'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'ruby', level, logger, message })
})
