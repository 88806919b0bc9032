/** A small text is read whole or not at all, from wherever it is offered. */
import { DEFAULT_OPENER_POLICY } from './policy'
import { readTextFile } from './read-text'

const bytes = (content: string | readonly number[]) => ({
  kind: 'bytes' as const,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content),
})
const read = (source: Parameters<typeof readTextFile>[0], size?: number, most = 10) =>
  readTextFile(source, size, DEFAULT_OPENER_POLICY, most)

test.each<[what: string, source: Parameters<typeof readTextFile>[0], size: number | undefined, read: object]>([
  ['a text', bytes('标题'), 6, { text: '标题' }],
  ['nothing', bytes(''), undefined, { text: '' }],
  ['one that is as large as may be', bytes('0123456789'), undefined, { text: '0123456789' }],
  ['one that is larger', bytes('0123456789a'), undefined, { problem: 'too-large' }],
  ['one that lies about its size', bytes('0123456789a'), 3, { problem: 'too-large' }],
  ['one that says that it is larger', bytes('a'), 11, { problem: 'too-large' }],
  ['no UTF-8', bytes([0xb1, 0xea]), undefined, { problem: 'not-text' }],
  ['a program', bytes([0x4d, 0x5a, 0, 1]), undefined, { problem: 'not-text' }],
  ['base64', { kind: 'base64', data: Buffer.from('a: b').toString('base64') }, undefined, { text: 'a: b' }],
  ['an address within', { kind: 'url', url: 'http://127.0.0.1:9/a.yml' }, undefined, { problem: 'refused-address' }],
  ['a path that no setting names', { kind: 'path', path: '/etc/hostname' }, undefined, { problem: 'forbidden-path' }],
  ['a name alone', { kind: 'none' }, undefined, { problem: 'unreachable' }],
])('%s', async (_, source, size, expected) => {
  expect(await read(source, size)).toEqual(expected)
})
