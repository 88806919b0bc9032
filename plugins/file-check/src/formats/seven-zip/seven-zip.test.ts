/** 7z archives: files in folders, headers plain, packed and locked, and headers that lie. */
import fc from 'fast-check'
import { buildSevenZip, frameSevenZip, type SevenZipFrame, sevenZipNumber } from '../../testing/build-seven-zip'
import { contentOf } from '../../testing/memory-file'
import { openSevenZip } from './index'

const LIMITS = { entries: 10_000, inflated: 1_000_000, isOver: () => false }
const open = async (bytes: Uint8Array, limits = LIMITS) => (await openSevenZip(contentOf(bytes), limits))!
const text = (words: string) => Buffer.from(words)

const FILES = [
  { name: '说明.txt', bytes: text('a manual, a manual, a manual') },
  { name: 'bin/tool.exe', bytes: text('MZ and more') },
  { name: 'bin' },
  { name: 'link', bytes: text('../../etc'), symlink: true },
]

const FRAMES: readonly SevenZipFrame[] = (['copy', 'lzma'] as const).flatMap((method) =>
  (['plain', 'packed'] as const).flatMap((header) => [false, true].map((separate) => ({ method, header, separate }))),
)

describe('an archive that holds together', () => {
  it.each(FRAMES)('%j: all files are listed and read', async (frame) => {
    const archive = await open(buildSevenZip(FILES, frame))
    expect([archive.problems, archive.complete, archive.encryptedNames]).toEqual([[], true, false])
    expect(archive.entries.map(({ name, size, directory, symlink }) => [name, size, directory, symlink])).toEqual([
      ['说明.txt', 28, false, false],
      ['bin/tool.exe', 11, false, false],
      ['bin', 0, true, false],
      ['link', 9, false, true],
    ])
    for (const [index, { bytes }] of FILES.entries()) {
      const read = await archive.read(archive.entries[index]!, 100)
      expect([Buffer.from(read.bytes), read.whole]).toEqual([bytes ?? Buffer.alloc(0), bytes !== undefined])
    }
  })

  it('without any file', async () => {
    const archive = await open(frameSevenZip(new Uint8Array(), new Uint8Array()))
    expect([archive.entries, archive.problems]).toEqual([[], []])
  })

  it('lists no more than is asked for, and says so', async () => {
    const archive = await open(buildSevenZip(FILES), { ...LIMITS, entries: 1 })
    expect([archive.entries.length, archive.complete]).toEqual([1, false])
  })

  it('unpacks no larger header than it may', async () => {
    const archive = await open(buildSevenZip(FILES, { header: 'packed' }), { ...LIMITS, inflated: 20 })
    expect([archive.entries, archive.complete, archive.problems]).toEqual([[], false, []])
  })
})

describe('locks', () => {
  it.each(['plain', 'packed'] as const)('files behind AES are listed, not read (header %s)', async (header) => {
    const archive = await open(buildSevenZip(FILES, { encrypted: true, header, method: 'lzma' }))
    expect(archive.entries.map(({ encryption }) => encryption)).toEqual(['aes', 'aes', 'none', 'aes'])
    expect((await archive.read(archive.entries[0]!, 10)).bytes.length).toBe(0)
  })

  it('a header behind AES hides the names', async () => {
    const archive = await open(buildSevenZip(FILES, { header: 'locked' }))
    expect([archive.encryptedNames, archive.entries, archive.problems]).toEqual([true, [], []])
  })
})

describe('what does not hold together', () => {
  const whole = Buffer.from(buildSevenZip(FILES, { header: 'packed', method: 'lzma' }))

  it('cut anywhere: it says how long it should be', async () => {
    for (let length = 32; length < whole.length; length += 16) {
      expect((await open(whole.subarray(0, length))).problems).toEqual([
        { kind: 'cut', offset: length, needs: whole.length },
      ])
    }
  })

  it.each([
    ['the start header', 20],
    ['the header that lists the files', whole.length - 5],
  ])('a changed byte in %s', async (_, at) => {
    const changed = Buffer.from(whole)
    changed[at]! ^= 1
    expect((await open(changed)).problems.map(({ kind }) => kind)).toEqual(['header'])
  })

  it.each<[string, number[]]>([
    ['more files than bytes', [1, 5, ...sevenZipNumber(1e9)]],
    ['more folders than bytes', [1, 4, 7, 0x0b, ...sevenZipNumber(1e9)]],
    ['more coders than allowed', [1, 4, 7, 0x0b, 1, 0, 33]],
    ['a property that ends outside', [1, 5, 1, 0x11, ...sevenZipNumber(1e9)]],
    ['another beginning', [9]],
    ['nothing behind the beginning', [1]],
  ])('a header with %s', async (_, header) => {
    const archive = await open(frameSevenZip(new Uint8Array(), Uint8Array.from(header)))
    expect(archive.problems.map(({ kind }) => kind)).toEqual(['header'])
  })

  it('any header at all is read or refused', async () => {
    const whatever = fc.uint8Array({ maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 0x17), whatever, async (id, rest) => {
        const archive = await open(frameSevenZip(new Uint8Array(50), Uint8Array.from([id, ...rest])))
        expect(archive.entries.length).toBeLessThanOrEqual(100)
      }),
      { seed: 7, numRuns: 2_000 },
    )
  })
})
