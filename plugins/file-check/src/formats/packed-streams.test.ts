/** bzip2, xz and Zstandard: whole or cut, and how large they unpack. */
import { contentOf } from '../testing/memory-file'
import { openPackedStream } from './packed-streams'

/** `hello archive `, forty times. */
const XZ = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AIvABZdADQZSe6N6RGIxtSHna2veUH4tjVn4AAAAABKId/KeDL9oAABMrAEAAAAOO1CFbHEZ/sCAAAAAARZWg==',
  'base64',
)
const BZIP2 = Buffer.from(
  'QlpoOTFBWSZTWbUWDKsAAIuRgEAAKmSRACAAUIAYBSqaDNTYngmhOCYJsTsTYmhPRMCcEwT8XckU4UJC1FgyrA==',
  'base64',
)

const open = async (bytes: Uint8Array) => (await openPackedStream(contentOf(bytes)))!

it.each<[string, Uint8Array, string, number]>([
  ['xz', XZ, 'xz', 560],
  ['xz with padding', Buffer.concat([XZ, Buffer.alloc(8)]), 'xz', 560],
  ['bzip2', BZIP2, 'bzip2', 0],
  ['bzip2 with bytes behind it', Buffer.concat([BZIP2, Buffer.from('more')]), 'bzip2', 0],
  ['bzip2 of nothing', Buffer.from('425a683917724538509000000000', 'hex'), 'bzip2', 0],
  ['zstd, size of one byte', Buffer.from('28b52ffd2005', 'hex'), 'zstd', 5],
  ['zstd, size of two bytes', Buffer.from('28b52ffd600001', 'hex'), 'zstd', 512],
  ['zstd, size of four bytes', Buffer.from('28b52ffd80000000ff01', 'hex'), 'zstd', 0x01ff0000],
  ['zstd, size of eight bytes', Buffer.from('28b52ffdc0000000000001000000', 'hex'), 'zstd', 0x0100000000],
  ['zstd without a size', Buffer.from('28b52ffd0058', 'hex'), 'zstd', 0],
])('%s: whole, and its content unseen', async (_, bytes, format, size) => {
  const archive = await open(bytes)
  expect([archive.format, archive.entries[0]!.size, archive.problems, archive.complete]).toEqual([
    format,
    size,
    [],
    false,
  ])
})

it.each([
  ['xz', XZ],
  ['bzip2', BZIP2],
])('%s cut anywhere', async (_, whole) => {
  for (let length = 12; length < whole.length; length++) {
    expect([length, (await open(whole.subarray(0, length))).problems]).toEqual([
      length,
      [{ kind: 'cut', offset: length }],
    ])
  }
})

it('a changed header of xz', async () => {
  const changed = Buffer.from(XZ)
  changed[7]! ^= 1
  expect((await open(changed)).problems).toEqual([{ kind: 'header', offset: 0 }])
})

it('an index of xz that counts more than it holds', async () => {
  const changed = Buffer.from(XZ)
  changed[changed.length - 12 - 11]! = 0x7f
  expect((await open(changed)).entries[0]!.size).toBe(0)
})

it.each(['', 'BZh', 'BZh9 words', 'xz'])('%j is none of them', async (words) => {
  expect(await openPackedStream(contentOf(Buffer.from(words)))).toBe(undefined)
})
