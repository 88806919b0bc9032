/** Lines of Chromium and Electron. */
import { readHead } from '.'

test.each([
  ['[9336:0721/115318.765:ERROR:demo.cc(12)] lost', 'error', 'demo.cc(12)', 'lost'],
  ['[9336:0721/115320.754:INFO:CONSOLE:0] "ready"', 'info', 'CONSOLE:0', '"ready"'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'chromium', level, logger, message })
})
