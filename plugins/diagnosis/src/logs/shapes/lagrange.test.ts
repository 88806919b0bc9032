/** The second of Lagrange's two lines. */
import { readHead } from '.'

test.each([
  [
    '      [2024-06-11 21:31:08] [HighwayContext] [FATAL]: Upload resources failed',
    'fatal',
    'HighwayContext',
    'Upload resources failed',
  ],
  ['[2024-06-11 21:31:08] [SocketContext] [VERBOSE]: Latency: 7', 'trace', 'SocketContext', 'Latency: 7'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'lagrange', level, logger, message })
})
