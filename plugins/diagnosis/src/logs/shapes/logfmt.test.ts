/** logfmt. */
import { readHead } from '.'

test.each([
  [
    'time="2025-05-10T12:57:02Z" level=error msg="send failed" err="dial: refused"',
    'error',
    undefined,
    'send failed: dial: refused',
  ],
  ['time=2025-05-10T12:57:02Z level=WARN msg=slow component=sender', 'warn', 'sender', 'slow'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'logfmt', level, logger, message })
})
