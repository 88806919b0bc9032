/** Zip archives: what is listed, what is read, what does not hold together. */
import { buildZip, unicodePath, type ZipFrame, type ZipRecipe, zipExtra } from '../../testing/build-zip'
import { contentOf } from '../../testing/memory-file'
import { openZip } from './index'

const text = (words: string) => Buffer.from(words)
const FILES: readonly ZipRecipe[] = [
  { name: 'read.me', bytes: text('stored as it is') },
  { name: 'folder/', bytes: text('') },
  { name: 'folder/words.txt', bytes: text('words '.repeat(200)), deflated: true },
]

const open = async (bytes: Uint8Array) => (await openZip(contentOf(bytes)))!
const problemsOf = async (bytes: Uint8Array) => (await open(bytes)).problems.map(({ kind }) => kind)

describe('an archive that holds together', () => {
  const FRAMES: readonly [string, ZipFrame][] = [
    ['plain', {}],
    ['with a comment', { comment: 'made by hand' }],
    ['with a comment longer than the first look', { comment: 'x'.repeat(9_000) }],
    ['with ZIP64 fields', { zip64: true }],
    ['behind other bytes', { before: text('#!/bin/sh\n'.repeat(30)) }],
    ['behind other bytes that its offsets count', { before: text('#!/bin/sh\n'.repeat(30)), fitted: true }],
    ['with ZIP64 fields behind other bytes', { before: text('junk'), zip64: true }],
  ]

  it.each(FRAMES)('%s: all entries are listed and read', async (_, frame) => {
    const zip = await open(buildZip(FILES, frame))
    expect(zip.problems).toEqual([])
    expect(zip.complete).toBe(true)
    expect(zip.entries.map(({ name, size, directory }) => [name, size, directory])).toEqual([
      ['read.me', 15, false],
      ['folder/', 0, true],
      ['folder/words.txt', 1200, false],
    ])
    for (const [index, file] of FILES.entries()) {
      expect(Buffer.from(await zip.read(zip.entries[index]!, 10_000))).toEqual(file.bytes)
    }
  })

  it('says where bytes before it end', async () => {
    const zip = await open(buildZip(FILES, { before: new Uint8Array(123) }))
    expect([zip.start, zip.entries[0]!.offset]).toEqual([123, 123])
  })

  it('reads entries whose sizes follow the data', async () => {
    const zip = await open(buildZip([{ name: 'a', bytes: text('streamed'), deflated: true, streamed: true }]))
    expect(await zip.inspect(zip.entries[0]!, 100)).toMatchObject({ whole: true, problem: undefined })
  })

  it('reads no more than is asked for', async () => {
    const zip = await open(buildZip(FILES))
    expect((await zip.inspect(zip.entries[2]!, 10)).bytes.length).toBe(10)
    expect((await zip.inspect(zip.entries[0]!, 6)).bytes).toEqual(text('stored'))
    expect(await zip.inspect(zip.entries[2]!, 1200)).toMatchObject({ whole: true })
  })

  it('lists no more than is asked for, and says so', async () => {
    const zip = (await openZip(contentOf(buildZip(FILES)), { entries: 2 }))!
    expect([zip.entries.length, zip.stated, zip.complete]).toEqual([2, 3, false])
  })

  it('stops when the time is up', async () => {
    const zip = (await openZip(contentOf(buildZip(FILES)), { entries: 100, isOver: () => true }))!
    expect([zip.entries.length, zip.complete]).toEqual([0, false])
  })

  it.each([
    ['nothing', ''],
    ['text', 'PK is how it begins'],
    ['an end record by chance', `some text PK\x05\x06\0\0\0\0\x01\0\x01\0\x10\0\0\0\x02\0\0\0\0\0`],
  ])('%s is no archive', async (_, words) => {
    expect(await openZip(contentOf(Buffer.from(words, 'latin1')))).toBe(undefined)
  })
})

describe('names', () => {
  const GBK = Buffer.from('d6d0cec42e747874', 'hex')
  it.each<[string, ZipRecipe, string]>([
    ['UTF-8 by flag', { name: '中文.txt' }, '中文.txt'],
    ['UTF-8 without the flag', { name: '中文.txt', utf8: false }, '中文.txt'],
    ['GBK', { name: GBK }, '中文.txt'],
    ['GBK with a Unicode field', { name: GBK, extra: unicodePath(GBK, '中文①.txt') }, '中文①.txt'],
    ['a Unicode field of another name', { name: 'new.txt', extra: unicodePath(GBK, '中文.txt') }, 'new.txt'],
    ['ASCII', { name: 'a b.txt' }, 'a b.txt'],
  ])('%s', async (_, recipe, name) => {
    expect((await open(buildZip([recipe]))).entries[0]!.name).toBe(name)
  })
})

describe('locks', () => {
  it.each(['zipcrypto', 'aes', 'strong'] as const)('%s is told, and nothing is read', async (encryption) => {
    const zip = await open(buildZip([{ name: 'a', bytes: text('secret'), encryption }]))
    expect(zip.entries[0]!.encryption).toBe(encryption)
    expect(await zip.inspect(zip.entries[0]!, 10)).toEqual({
      bytes: new Uint8Array(),
      whole: false,
      problem: 'encrypted',
      consumed: 0,
    })
  })

  it('an encrypted directory holds no names', async () => {
    const zip = await open(lockedDirectory())
    expect([zip.encryptedDirectory, zip.entries, zip.problems]).toEqual([true, [], []])
  })
})

/** The record that stands before an encrypted directory. */
function lockedDirectory(): Uint8Array {
  const bytes = Buffer.from(buildZip(FILES))
  bytes.write('PK\x06\x08', bytes.indexOf('PK\x01\x02'))
  return bytes
}

describe('what does not hold together', () => {
  const whole = Buffer.from(buildZip(FILES))
  const directory = whole.indexOf('PK\x01\x02')

  it('cut anywhere before its end: no end, and the entries that stand whole', async () => {
    for (let length = 16; length < whole.length; length += 16) {
      const zip = await open(whole.subarray(0, length))
      expect([length, zip.problems.map(({ kind }) => kind)]).toEqual([length, ['no-end']])
    }
    expect((await open(whole.subarray(0, directory))).entries.length).toBe(3)
  })

  it('cut behind an archive that is stored in it: the inner one is not taken for it', async () => {
    const outer = Buffer.from(buildZip([{ name: 'inner.zip', bytes: whole }, ...FILES]))
    expect(await problemsOf(outer.subarray(0, 30 + 9 + whole.length))).toEqual(['no-end'])
  })

  it.each<[string, Uint8Array, string[]]>([
    ['more entries stated than are there', buildZip(FILES, { stated: 5 }), ['count']],
    ['fewer', buildZip(FILES, { stated: 1 }), ['count']],
    ['a directory that is none', withBytes(whole, directory, 'XX'), ['no-directory']],
    ['a directory broken in the middle', withBytes(whole, directory + 46 + 7, 'XX'), ['cut-directory']],
    ['an entry outside', buildZip([{ name: 'a', bytes: text('a'), compressedSize: 5_000 }]), ['outside']],
    [
      'an entry that reaches into the directory',
      buildZip([{ name: 'a', bytes: text('a'), compressedSize: 30 }]),
      ['outside'],
    ],
    ['an extra field that ends outside', buildZip([{ name: 'a', extra: Buffer.from([1, 2, 99, 0, 1]) }]), ['extra']],
    [
      'a ZIP64 size that is missing',
      buildZip([{ name: 'a', size: 0xffffffff, extra: zipExtra(7, text('x')) }]),
      ['extra'],
    ],
  ])('%s', async (_, bytes, kinds) => {
    expect(await problemsOf(bytes)).toEqual(kinds)
  })

  it.each<[string, ZipRecipe, string]>([
    ['a checksum that is wrong', { name: 'a', bytes: text('abc'), crc: 1 }, 'crc'],
    ['a size that is too small', { name: 'a', bytes: text('abc'.repeat(9)), deflated: true, size: 3 }, 'size'],
    ['a size that is too large', { name: 'a', bytes: text('abc'), deflated: true, size: 300 }, 'size'],
    ['no deflate stream', { name: 'a', packed: Buffer.alloc(20, 0xff), method: 8, size: 90 }, 'damaged'],
    ['a stream that was cut', { name: 'a', packed: Buffer.from('4bcb', 'hex'), method: 8, size: 9 }, 'cut'],
    ['another method', { name: 'a', bytes: text('abc'), method: 12 }, 'method'],
  ])('%s', async (_, recipe, problem) => {
    const zip = await open(buildZip([recipe]))
    expect((await zip.inspect(zip.entries[0]!, 1_000)).problem).toBe(problem)
  })

  it('no header where the directory says', async () => {
    const zip = await open(buildZip([...FILES, { name: 'b', offset: 1, bytes: text('abc'), compressedSize: 3 }]))
    expect((await zip.inspect(zip.entries[3]!, 10)).problem).toBe('header')
  })
})

function withBytes(bytes: Uint8Array, at: number, letters: string): Uint8Array {
  const changed = Buffer.from(bytes)
  changed.write(letters, at)
  return changed
}
