/** One JSON object a line. */
import { readHead } from '.'

test.each([
  ['{"level":50,"time":1,"pid":1,"name":"demo","msg":"lost"}', 'error', 'demo', 'lost'],
  [
    '{"level":"warn","ts":1.5,"logger":"demo","msg":"slow","error":"dial: refused"}',
    'warn',
    'demo',
    'slow: dial: refused',
  ],
  ['{"event":"lost","level":"error","logger":"demo"}', 'error', 'demo', 'lost'],
  ['{"level":"error","message":"lost","err":{"message":"refused"}}', 'error', undefined, 'lost: refused'],
  ['{"version":"1.1","level":3,"short_message":"lost"}', 'error', undefined, 'lost'],
  ['{"level":3,"app":"demo","message":"lost"}', 'error', undefined, 'lost'],
  ['{"level":1,"message":"ready"}', 'info', undefined, 'ready'],
  ['{"@l":"Error","@m":"lost"}', 'error', undefined, 'lost'],
  ['{"PRIORITY":"3","SYSLOG_IDENTIFIER":"demo","MESSAGE":"lost"}', 'error', 'demo', 'lost'],
  ['{"level":"error","msg":"cut off in the mid', 'error', undefined, 'cut off in the mid'],
  ['{"level":"error","user_id":<qq>,"msg":"masked"}', 'error', undefined, 'masked'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'json-line', level, logger, message })
})

test.each([
  '{"status":"failed","retcode":1200,"message":"answer of a bot"}',
  '{"level":"12","nickname":"member of a group"}',
  '{"a":1}',
])('%s is no line of a log', (line) => {
  expect(readHead(line)).toBeUndefined()
})
