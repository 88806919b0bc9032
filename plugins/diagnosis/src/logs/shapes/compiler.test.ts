/** Compilers' lines. */
import { readHead } from '.'

test.each([
  ['error[E0425]: lost', 'error', undefined, 'lost'],
  ['error TS2304: lost', 'error', undefined, 'lost'],
  ['src/demo.c:12:5: error: lost', 'error', 'src/demo.c:12:5', 'lost'],
  ['src/demo.ts(12,5): error TS2304: lost', 'error', 'src/demo.ts(12,5)', 'lost'],
  ['src/demo.ts:12:5 - error TS2304: lost', 'error', 'src/demo.ts:12:5', 'lost'],
  ['src/demo.c:12:5: warning: slow', 'warn', 'src/demo.c:12:5', 'slow'],
  ['make: error: lost', 'error', 'make', 'lost'],
  ['CSC : error CS5001: lost', 'error', 'CSC', 'lost'],
  ['src/demo.c:12:5: fatal error: lost', 'error', 'src/demo.c:12:5', 'lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'compiler', level, logger, message })
})
