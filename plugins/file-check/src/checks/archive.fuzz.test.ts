/** Whatever an archive holds: the check returns, reads within bounds, and costs no more than is allowed. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type Content, HEAD_BYTES } from '../check'
import { checkSpan } from '../open/read-span'
import { buildGzipQuine } from '../testing/build-gzip-quine'
import { buildRar4, buildRar5 } from '../testing/build-rar'
import { buildSevenZip } from '../testing/build-seven-zip'
import { buildTar, paxLines } from '../testing/build-tar'
import { buildZip } from '../testing/build-zip'
import { TEST_CONTEXT } from '../testing/memory-file'
import { archive } from './archive'

/** Like the real one: a read of no span or of too much is a mistake. Counts what is read. */
function guarded(bytes: Uint8Array): Content & { readonly bytesRead: () => number } {
  let read = 0
  return {
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    bytesRead: () => read,
    async read(offset, length, limit) {
      checkSpan(offset, length, limit)
      const piece = bytes.subarray(offset, offset + length)
      read += piece.length
      return piece
    },
  }
}

const SEVERITIES = ['info', 'notice', 'warning', 'danger']
/** Every entry may be read in part, and every level of archives once. */
const MOST_READ = 50

async function survives(bytes: Uint8Array): Promise<void> {
  const content = guarded(bytes)
  const budget = { ...TEST_CONTEXT.budget, inflated: 2_000_000 }
  const result = await archive.run({ name: 'fuzz.zip', size: bytes.length, content }, { ...TEST_CONTEXT, budget })
  for (const { id, severity, measured } of result.findings) {
    expect(archive.finds).toContain(id)
    expect(SEVERITIES).toContain(severity)
    expect(JSON.stringify(measured).length).toBeLessThan(500)
  }
  expect(content.bytesRead()).toBeLessThan(bytes.length * MOST_READ + 500_000)
}

const text = Buffer.from('some words, some words, some words')
const inner = buildZip([{ name: 'x.exe', bytes: text, deflated: true }])
const SEEDS: readonly [string, Uint8Array][] = [
  [
    'zip',
    buildZip([
      { name: 'a', bytes: text, deflated: true },
      { name: 'in.zip', bytes: inner },
      { name: 'b', bytes: text },
    ]),
  ],
  [
    'zip64',
    buildZip(
      [
        { name: 'a', bytes: text },
        { name: 'l', symlink: true, bytes: text },
      ],
      { zip64: true },
    ),
  ],
  ['7z plain', buildSevenZip([{ name: 'a', bytes: text }, { name: 'b', bytes: inner }, { name: 'c' }])],
  [
    '7z packed',
    buildSevenZip(
      [
        { name: 'a', bytes: text },
        { name: 'b', bytes: inner },
      ],
      { method: 'lzma', header: 'packed' },
    ),
  ],
  [
    'RAR 4',
    buildRar4([
      { name: 'a', bytes: text },
      { name: 'in.zip', bytes: inner },
    ]),
  ],
  [
    'RAR 5',
    buildRar5([
      { name: 'a', bytes: text },
      { name: 'l', target: 'a' },
      { name: 'in.zip', bytes: inner },
    ]),
  ],
  [
    'tar',
    buildTar([
      { name: 'p', type: 'x', bytes: paxLines({ path: 'long' }) },
      { name: 'a', bytes: text },
    ]),
  ],
  ['gzip', gzipSync(buildTar([{ name: 'in.zip', bytes: inner }]))],
  ['gzip that holds itself', buildGzipQuine()],
  ['cab', Buffer.concat([Buffer.from('MSCF\0\0\0\0'), Buffer.alloc(200, 3)])],
]

describe.each(SEEDS)('%s', (_, seed) => {
  it('changed, cut, doubled', async () => {
    const change = fc.tuple(fc.nat(seed.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 0x7f, 0x80, 0xff)))
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 8 }),
        fc.nat(seed.length),
        fc.boolean(),
        async (changes, cut, twice) => {
          const bytes = Buffer.from(seed)
          for (const [at, byte] of changes) bytes[at] = byte
          const kept = cut % 3 === 0 ? bytes.subarray(0, cut) : bytes
          await survives(twice ? Buffer.concat([kept, bytes]) : kept)
        },
      ),
      { seed: 11, numRuns: 250 },
    )
  })

  it('with random bytes behind its beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.uint8Array({ maxLength: 600 }), async (length, rest) => {
        await survives(Buffer.concat([seed.subarray(0, length), rest]))
      }),
      { seed: 12, numRuns: 250 },
    )
  })
})

it('random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), (bytes) => survives(bytes)),
    { seed: 13, numRuns: 500 },
  )
})

it('directories that say anything', async () => {
  const number = fc.oneof(fc.nat(0xffff), fc.constantFrom(0xffffffff, 0x7fffffff, 0x80000000, 0, 1))
  const entry = fc.record({ size: number, compressedSize: number, offset: number, method: fc.constantFrom(0, 8, 99) })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 20 }), fc.boolean(), async (entries, zip64) => {
      const named = entries.map((fields, at) => ({ ...fields, name: `${at}`, bytes: text }))
      await survives(buildZip([{ name: 'first', bytes: text, deflated: true }, ...named], { zip64 }))
    }),
    { seed: 14, numRuns: 500 },
  )
})
