/** Java's lines. */
import { readHead } from '.'

test.each([
  ['2025-05-10 12:57:02,018 ERROR [main] com.example.App - lost', 'error', 'com.example.App', 'lost'],
  ['12:57:02.018 [worker-1] WARN  c.e.Sender - slow', 'warn', 'c.e.Sender', 'slow'],
  ['2025-05-10T12:57:02.018+08:00 ERROR 1234 --- [demo] [main] c.e.App     : lost', 'error', 'c.e.App', 'lost'],
  ['[12:57:02] [Server thread/ERROR]: Could not pass event', 'error', undefined, 'Could not pass event'],
  ['[12:57:02] [Render thread/WARN] [demo/]: slow', 'warn', 'demo/', 'slow'],
  ['[12:57:02 INFO]: [Demo] Enabling', 'info', 'Demo', 'Enabling'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'logback', level, logger, message })
})
