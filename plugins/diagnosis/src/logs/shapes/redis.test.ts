/** Redis's lines. */
import { readHead } from '.'

test.each([
  ['7:M 05 Jan 2026 11:20:00.101 # lost', 'warn', 'lost'],
  ['7:M 05 Jan 2026 11:20:00.101 * no error', 'info', 'no error'],
  ['12:S 05 Jan 2026 11:20:00.101 - 3 clients', 'debug', '3 clients'],
])('%s', (line, level, message) => {
  expect(readHead(line)).toEqual({ shape: 'redis', level, message })
})
