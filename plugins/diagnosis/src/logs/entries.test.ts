/** Lines that belong together. */
import { entriesOf } from './entries'

const summary = (text: string) =>
  [...entriesOf(text.split('\n'))].map(({ number, level, message, more, trace }) => ({
    number,
    ...(level ? { level } : {}),
    message,
    ...(more.length ? { more: more.map((line) => line.trim()) } : {}),
    ...(trace ? { trace } : {}),
  }))

test('an object and a stack trace belong to the line before them', () => {
  expect(
    summary(`11-20 22:33:25 [error] 小测 | 发生错误 Error: x EventRet:
{
    "result": 1
}
    at send (/app/a.mjs:1:2)
11-20 22:33:26 [info] 小测 | 在线`),
  ).toEqual([
    {
      number: 1,
      level: 'error',
      message: '发生错误 Error: x EventRet:',
      more: ['{', '"result": 1', '}', 'at send (/app/a.mjs:1:2)'],
      trace: true,
    },
    { number: 6, level: 'info', message: '在线' },
  ])
})

test('an exception that follows a harmless line is an entry of its own', () => {
  expect(
    summary(`2025-05-10 12:57:02,018 INFO [main] com.example.App - ready
java.lang.IllegalStateException: lost
\tat com.example.App.run(App.java:1)`),
  ).toEqual([
    { number: 1, level: 'info', message: 'ready' },
    {
      number: 2,
      message: 'java.lang.IllegalStateException: lost',
      more: ['at com.example.App.run(App.java:1)'],
      trace: true,
    },
  ])
})

test.each([
  [
    'on the next line',
    'fail: Demo.Core.BotContext[0]\n      [2024-06-11 21:31:08] [Highway] [FATAL]: lost\n      more',
    { number: 1, level: 'fatal', message: 'lost', more: ['more'] },
  ],
  [
    'on the third',
    '[2026-06-20 20:21:09.037] [Core]\n[ERRO]\n[v4.26.0] [core.updater:157]: lost',
    { number: 1, level: 'error', message: 'lost' },
  ],
  [
    'copied from a table',
    '2026-07-31 20:20:38\nERROR\nlost\n    at a (/b.js:1:2)',
    { number: 1, level: 'error', message: 'lost', more: ['at a (/b.js:1:2)'], trace: true },
  ],
])('a head whose message stands %s', (_, text, entry) => {
  expect(summary(text)).toEqual([entry])
})

test('every line of a terminal that stamps pieces of objects as well', () => {
  expect(
    summary(`2024-07-31 08:56:03 2024-07-31 08:56:03 [ERROR] 小测() | EventRet:
2024-07-31 08:56:03 {
2024-07-31 08:56:03     "result": -1
2024-07-31 08:56:03 }`),
  ).toEqual([{ number: 1, level: 'error', message: 'EventRet:', more: ['{', '"result": -1', '}'] }])
})

test('programs that a carrier mixes are kept apart', () => {
  expect(
    summary(`bot-1  | Traceback (most recent call last):
web-1  | [error] lost
bot-1  |   File "/a.py", line 1, in f
bot-1  | ValueError: empty`),
  ).toEqual([
    {
      number: 1,
      message: 'Traceback (most recent call last):',
      more: ['File "/a.py", line 1, in f', 'ValueError: empty'],
      trace: true,
    },
    { number: 2, level: 'error', message: 'lost' },
  ])
})

test('of a long entry the first and the last lines are kept', () => {
  const [entry] = entriesOf([
    '[error] lost',
    ...Array.from({ length: 200 }, (_, index) => `    at f (/a.js:${index}:1)`),
  ])
  expect(entry?.more).toHaveLength(60)
  expect(entry?.more.at(-1)).toBe('    at f (/a.js:199:1)')
})

test('words of a person after an empty line do not belong to the error', () => {
  expect(summary('[error] lost\n\n这个群 10G 早就满了')).toEqual([
    { number: 1, level: 'error', message: 'lost' },
    { number: 3, message: '这个群 10G 早就满了' },
  ])
})
