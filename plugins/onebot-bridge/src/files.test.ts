/** The words that implementations have for a file. From their sources, not seen live. */
import fc from 'fast-check'
import { mergeFiles, readFile, toElement, type WireFile } from './files'

it.each<[string, Record<string, unknown>, WireFile]>([
  [
    'go-cqhttp, a segment',
    { path: '/1f', name: 'a.zip', size: '5', busid: '102' },
    { name: 'a.zip', id: '/1f', size: 5, busid: '102' },
  ],
  [
    'go-cqhttp, a group notice',
    { id: '/1f', name: 'a.zip', size: 5, busid: 102, url: 'http://1.2.3.4/a' },
    { name: 'a.zip', id: '/1f', size: 5, busid: '102', url: 'http://1.2.3.4/a' },
  ],
  [
    'go-cqhttp, a private notice',
    { name: 'a.zip', size: 5, url: 'http://1.2.3.4/a' },
    { name: 'a.zip', size: 5, url: 'http://1.2.3.4/a' },
  ],
  [
    'NapCat, a segment with an address',
    { file: 'a.zip', file_id: 'EhR', file_size: '5', url: 'https://h/ftn_handler/1/?fname=' },
    { name: 'a.zip', id: 'EhR', size: 5, url: 'https://h/ftn_handler/1/?fname=' },
  ],
  ['NapCat, without', { file: 'a.zip', file_id: 'EhR', file_size: '5' }, { name: 'a.zip', id: 'EhR', size: 5 }],
  [
    'NapCat, a notice',
    { id: '0cc1', name: 'a.zip', size: 5, busid: 0 },
    { name: 'a.zip', id: '0cc1', size: 5, busid: '0' },
  ],
  [
    'Lagrange, a segment',
    { file_name: 'a.zip', file_hash: 'b5', file_id: '/1f', url: 'http://h/a' },
    { name: 'a.zip', id: '/1f', hash: 'b5', url: 'http://h/a' },
  ],
  [
    'Lagrange, a private notice',
    { id: 'u-1', name: 'a.zip', size: 5, url: 'http://h/a', hash: 'b5' },
    { name: 'a.zip', id: 'u-1', size: 5, hash: 'b5', url: 'http://h/a' },
  ],
  [
    'LLOneBot, not downloaded',
    { file: 'a.zip', url: '', file_id: '/1f', path: '', file_size: '5' },
    { name: 'a.zip', id: '/1f', size: 5 },
  ],
  [
    'LLOneBot, downloaded',
    { file: 'a.zip', url: 'file:///srv/a%20b.zip', file_id: '/1f', path: '/srv/a b.zip', file_size: '5' },
    { name: 'a.zip', id: '/1f', size: 5, path: '/srv/a b.zip' },
  ],
  ['after the adapter, without an address', { src: 'a.zip', file: 'a.zip', fileId: 'x' }, { name: 'a.zip', id: 'x' }],
  [
    'a name that looks like an address',
    { src: 'http://h/', file: 'http://h/', fileId: 'x' },
    { name: 'http://h/', id: 'x' },
  ],
  ['sizes that are none', { name: 'a', id: 'x', size: -1, url: 'ftp://h/a' }, { name: 'a', id: 'x' }],
  ['nothing', {}, { name: '' }],
])('%s', (_what, words, file) => {
  expect(readFile(words)).toEqual(file)
})

test('an element holds the whole file', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const word = fc.stringMatching(/^[\w.-]{1,12}$/)
  const file = fc.record({
    name: fc.string(),
    id: word,
    size: maybe(fc.nat()),
    busid: maybe(word),
    hash: maybe(word),
    url: maybe(word.map((path) => `https://h/${path}`)),
    path: maybe(word.map((name) => `/srv/${name}`)),
  })
  fc.assert(
    fc.property(file, (whole) => expect(readFile(toElement(whole).attrs)).toEqual(whole)),
    { seed: 7 },
  )
})

test('an element is written in the words of Koishi', () => {
  const file: WireFile = { name: 'a.zip', id: '/1f', size: 5, busid: '102', url: 'http://h/a' }
  expect(String(toElement(file))).toBe('<file src="http://h/a" file="a.zip" file-id="/1f" file-size="5" busid="102"/>')
  expect(String(toElement({ name: 'a' }))).toBe('<file file="a"/>')
})

test('two reports make one file; the first is right where both know', () => {
  const message: WireFile = { name: 'a', id: '1', size: 5, url: undefined }
  expect(mergeFiles(message, { name: 'a', id: '2', busid: '102', url: 'http://h' })).toEqual({
    ...message,
    busid: '102',
    url: 'http://h',
  })
})
