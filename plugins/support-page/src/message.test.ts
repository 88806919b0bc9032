/** What the page may send, and what becomes of it. */
import { elementsOf, readMessage, readUser } from './message'

const file = (over: object = {}) => ({ name: '报告.exe', size: 3, sent: true, ...over })

test.each([
  ['words', { text: '错误码50001' }],
  ['the longest text', { text: '长'.repeat(10_000) }],
  ['a file', { text: '', file: file() }],
  ['words and a file', { text: '发不出去', file: file() }],
  ['an empty file', { text: '', file: file({ size: 0 }) }],
  ['a name that is markup', { text: '', file: file({ name: '<img src=x>\u202Eexe.txt' }) }],
  ['name and size of a large one', { text: '', file: { name: 'a.zip', size: 5e9, sent: false } }],
])('%s: taken as it is', (_what, message) => {
  expect(readMessage(message)).toEqual({ file: undefined, ...message })
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a word', 'hello'],
  ['a list', [{ text: 'x' }]],
  ['no text', {}],
  ['a text that is none', { text: { toString: 'x' } }],
  ['too long a text', { text: 'x'.repeat(10_001) }],
  ['blank words without a file', { text: ' \n' }],
  ['a file that is none', { text: 'x', file: 'C:\\a.exe' }],
  ['null for a file', { text: 'x', file: null }],
  ['a file without a name', { text: 'x', file: file({ name: '' }) }],
  ['too long a name', { text: 'x', file: file({ name: 'x'.repeat(1_001) }) }],
  ['a name that is none', { text: 'x', file: file({ name: 7 }) }],
  ['a negative size', { text: 'x', file: file({ size: -1 }) }],
  ['half a byte', { text: 'x', file: file({ size: 2.5 }) }],
  ['no number for a size', { text: 'x', file: file({ size: Number.NaN }) }],
  ['no word whether its bytes were sent', { text: 'x', file: file({ sent: undefined }) }],
])('%s: dropped', (_what, message) => {
  expect(readMessage(message)).toBeUndefined()
})

test.each([
  ['0123456789abcdef0123456789abcdef', true],
  ['0123456789ABCDEF0123456789ABCDEF', false],
  ['0123456789abcdef0123456789abcdef0', false],
  ['0123456789abcdef0123456789abcdef\n', false],
  ['', false],
  [7, false],
  [undefined, false],
])('%j names a user: %s', (value, expected) => {
  expect(readUser(value)).toBe(expected ? value : undefined)
})

const BYTES = new Uint8Array([77, 90, 144])

test('a message has its words, never read as markup, and the file with its bytes', () => {
  const message = { text: '<at id="1"/>', file: file({ name: 'a "b".exe' }) }
  const [words, sent] = elementsOf(message, BYTES)
  expect([words?.type, words?.attrs]).toEqual(['text', { content: '<at id="1"/>' }])
  expect([sent?.type, sent?.attrs]).toEqual(['file', { file: 'a "b".exe', size: 3 }])
  expect(sent?.attrs.bytes).toBe(BYTES)
})

test('bytes that were not sent are not there', () => {
  const [sent] = elementsOf({ text: '', file: file({ sent: false }) }, undefined)
  expect(sent?.attrs).not.toHaveProperty('bytes')
})

test('written out in any way a message leaves the bytes out', () => {
  const elements = elementsOf({ text: 'x', file: file({ name: 'a"b.exe' }) }, BYTES)
  expect(elements.join('')).toBe('x<file file="a&quot;b.exe" size="3"/>')
  expect(JSON.stringify(elements)).not.toContain('144')
})
