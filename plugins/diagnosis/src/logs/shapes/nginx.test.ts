/** Lines of web servers about errors. */
import { readHead } from '.'

test.each([
  ['2025/05/10 12:57:02 [error] 12#12: *3 connect() failed', 'error', undefined, 'connect() failed'],
  ['2025/05/10 12:57:02 [notice] 1#1: start', 'info', undefined, 'start'],
  ['[Sat May 10 12:57:02.018123 2025] [core:error] [pid 12:tid 3] AH00037: denied', 'error', 'core', 'AH00037: denied'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'nginx', level, logger, message })
})
