/** Whose pages may use the console of this machine. */
import { isForeign } from './own-page'

test.each([
  ['127.0.0.1:5140', 'http://127.0.0.1:5140'],
  ['localhost:5140', 'http://localhost:5140'],
  ['[::1]:5140', 'http://[::1]:5140'],
  ['localhost', 'http://localhost'],
  // A tunnel from another port of this machine.
  ['localhost:9000', 'http://localhost:9000'],
  // No browser: a program of this machine.
  ['127.0.0.1:5140', undefined],
])('%s, a page of %s: ours', (host, origin) => {
  expect(isForeign({ host, origin })).toBe(false)
})

test.each<[why: string, host: string | undefined, origin: string | undefined]>([
  ['another site', '127.0.0.1:5140', 'http://evil.example'],
  ['another site that looks alike', '127.0.0.1:5140', 'http://127.0.0.1.evil.example:5140'],
  ['another program on this machine', '127.0.0.1:5140', 'http://127.0.0.1:3000'],
  ['another name of this machine', '127.0.0.1:5140', 'http://localhost:5140'],
  ['a page from a file', '127.0.0.1:5140', 'null'],
  ['an extension', '127.0.0.1:5140', 'chrome-extension://abcdef'],
  ['a name that was let point here', 'evil.example:5140', 'http://evil.example:5140'],
  ['a server in front of this one', '127.0.0.1:5140', 'https://bot.example'],
  ['the same without an origin', 'evil.example:5140', undefined],
  ['no host', undefined, undefined],
  ['no host that can be read', 'a b', undefined],
  ['an origin that is none', '127.0.0.1:5140', 'nonsense'],
])('%s: foreign', (_why, host, origin) => {
  expect(isForeign({ host, origin })).toBe(true)
})
