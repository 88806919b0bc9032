/** A level in one bracket with other columns. */
import { readHead } from '.'

test.each([
  ['[E 2025-05-10 12:57:02.018 demo:12] lost', 'error', 'demo:12', 'lost'],
  ['[I 12:57:02.018 DemoApp] ready', 'info', 'DemoApp', 'ready'],
  ['[ERROR demo::sender] lost', 'error', 'demo::sender', 'lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'in-brackets', level, logger, message })
})
