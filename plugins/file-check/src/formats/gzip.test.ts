/** Gzip files: names, members, and streams that were cut or changed. */
import { gzipSync } from 'node:zlib'
import { contentOf } from '../testing/memory-file'
import { openGzip } from './gzip'

const open = async (bytes: Uint8Array) => (await openGzip(contentOf(bytes)))!
const read = async (bytes: Uint8Array, max = 10_000) => {
  const archive = await open(bytes)
  return archive.read(archive.entries[0]!, max)
}
const text = (words: string) => Buffer.from(words)
const WORDS = text('words '.repeat(300))

/** A header with all optional fields. */
function named(bytes: Uint8Array, name: string): Uint8Array {
  const packed = gzipSync(bytes)
  const fields = Buffer.concat([
    Buffer.from([3, 0, 1, 2, 3]),
    text(`${name}\0`),
    text('a comment\0'),
    Buffer.from([0, 0]),
  ])
  const header = Buffer.from(packed.subarray(0, 10))
  header[3] = 0x1e
  return Buffer.concat([header, fields, packed.subarray(10)])
}

describe('a whole file', () => {
  it('is unpacked, and its checksum compared', async () => {
    const { bytes, whole, problem } = await read(gzipSync(WORDS))
    expect([Buffer.from(bytes), whole, problem]).toEqual([WORDS, true, undefined])
  })

  it('is unpacked as far as is asked for', async () => {
    expect(await read(gzipSync(WORDS), 7)).toMatchObject({ bytes: text('words w'), whole: false, problem: undefined })
  })

  it('says the name of what is inside', async () => {
    const bytes = named(WORDS, '数据.csv')
    expect((await open(bytes)).entries[0]!.name).toBe('数据.csv')
    expect((await read(bytes)).whole).toBe(true)
  })

  it('may have several members, and padding behind them', async () => {
    const { bytes, whole } = await read(Buffer.concat([gzipSync('one'), gzipSync('two'), Buffer.alloc(512)]))
    expect([bytes.toString(), whole]).toEqual([text('onetwo').toString(), true])
  })

  it('a large one is unpacked piece by piece', async () => {
    const large = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * at) >> 5))
    expect((await read(gzipSync(large), 1e6)).whole).toBe(true)
  })
})

describe('what does not hold together', () => {
  const whole = gzipSync(WORDS)

  it('cut anywhere behind its header', async () => {
    for (let length = 11; length < whole.length; length++) {
      expect([length, (await read(whole.subarray(0, length))).problem]).toEqual([length, 'cut'])
    }
  })

  it('cut in its header', async () => {
    const archive = await open(named(WORDS, 'a long name').subarray(0, 20))
    expect([archive.entries, archive.problems]).toEqual([[], [{ kind: 'cut', offset: 20 }]])
  })

  it.each([
    ['the stream', 10],
    ['the checksum', whole.length - 8],
    ['the size', whole.length - 1],
  ])('a changed byte in %s', async (_, at) => {
    const changed = Buffer.from(whole)
    changed[at]! ^= 0x7e
    expect((await read(changed)).problem).toBe('data')
  })

  it.each(['', '\x1f\x8b', '\x1f\x8b\x07', 'text'])('%j is no gzip file', async (words) => {
    expect(await openGzip(contentOf(Buffer.from(words, 'latin1')))).toBe(undefined)
  })
})
