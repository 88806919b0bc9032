/** What docker, pm2, journald, syslog and kubernetes write before a line. */
import { carried } from './carrier'

test.each([
  ['docker compose', 'napcat-1  | ready', 'ready', 'napcat-1', false],
  ['an older compose', 'bot_1       | ready', 'ready', 'bot_1', false],
  ['a named container', 'astrbot  |     at x', '    at x', 'astrbot', false],
  ['pm2', '0|Yunzai  | ready', 'ready', '0|Yunzai', false],
  ['pm2 with its time', '12|app | 2025-05-10T12:57:02: ready', 'ready', '12|app', false],
  ['journald', 'Feb  4 21:14:33 box napcat[812]: ready', 'ready', 'napcat', true],
  ['journald with a full time', '2025-05-10T12:57:02+0800 box bot[12]: ready', 'ready', 'bot', true],
  ['kubernetes', '2025-05-10T12:57:02.018123456+08:00 stderr F ready', 'ready', '', true],
  ['docker logs -t', '2025-05-10T12:57:02.018123456Z ready', 'ready', '', true],
  ['docker in JSON', '{"log":"ready\\n","stream":"stderr","time":"2025-05-10T12:57:02Z"}', 'ready', '', true],
  ['journald around pm2', 'Feb  4 21:14:33 box pm2[1]: 0|app  | ready', 'ready', 'pm20|app', true],
  ['nobody', '小测 | ready', '小测 | ready', '', false],
  ['nobody, of a table', 'name | value', 'name | value', '', false],
])('%s', (_, line, text, source, stamped) => {
  expect(carried(line)).toMatchObject({ text, source, stamped })
})

test.each([
  ['<11>Feb  4 21:14:33 box bot[1]: lost', 'error'],
  ['<14>1 2025-05-10T12:57:02Z box bot 12 - - ready', 'info'],
])('%s has the level of its priority', (line, level) => {
  expect(carried(line)).toMatchObject({ source: 'bot', level })
})
