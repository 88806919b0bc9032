/** RAR archives of both families: files, locks, volumes, links, and headers that were cut or changed. */
import fc from 'fast-check'
import { buildRar4, buildRar5, type RarRecipe } from '../../testing/build-rar'
import { contentOf } from '../../testing/memory-file'
import { openRar } from './index'

const LIMITS = { entries: 10_000, inflated: 1_000_000, isOver: () => false }
const open = async (bytes: Uint8Array, limits = LIMITS) => (await openRar(contentOf(bytes), limits))!
const kindsOf = async (bytes: Uint8Array) => (await open(bytes)).problems.map(({ kind }) => kind)
const text = (words: string) => Buffer.from(words)

const FILES: readonly RarRecipe[] = [
  { name: '说明.txt', bytes: text('a manual') },
  { name: 'bin', directory: true },
  { name: 'bin/packed.dat', bytes: text('????'), packed: true, size: 900 },
]

describe.each([
  ['RAR 4', buildRar4],
  ['RAR 5', buildRar5],
])('%s', (_, build) => {
  it('lists files and folders, and reads what is stored', async () => {
    const archive = await open(build(FILES))
    expect([archive.problems, archive.complete, archive.volume]).toEqual([[], true, undefined])
    expect(
      archive.entries.map(({ name, size, compressedSize, directory }) => [name, size, compressedSize, directory]),
    ).toEqual([
      ['说明.txt', 8, 8, false],
      ['bin', 0, 0, true],
      ['bin/packed.dat', 900, 4, false],
    ])
    expect(await archive.read(archive.entries[0]!, 100)).toMatchObject({ bytes: text('a manual'), whole: true })
    expect(await archive.read(archive.entries[0]!, 5)).toMatchObject({ bytes: text('a man'), whole: false })
    expect(await archive.read(archive.entries[2]!, 100)).toMatchObject({ bytes: new Uint8Array(), whole: false })
  })

  it('tells which files are locked', async () => {
    const archive = await open(build([{ name: 'a', bytes: text('x'), encrypted: true }, ...FILES]))
    expect(archive.entries.map(({ encryption }) => encryption !== 'none')).toEqual([true, false, false, false])
    expect((await archive.read(archive.entries[0]!, 10)).bytes.length).toBe(0)
  })

  it('tells that the names are locked', async () => {
    const archive = await open(build(FILES, { locked: true }))
    expect([archive.encryptedNames, archive.entries, archive.problems]).toEqual([true, [], []])
  })

  it.each([
    [1, false, { number: 1, of: undefined }],
    [4, false, { number: 4, of: undefined }],
    [4, true, { number: 4, of: 4 }],
  ])('volume %i, last: %s', async (volume, last, expected) => {
    const archive = await open(build([{ ...FILES[0]!, split: true }], { volume, last }))
    expect(archive.volume).toEqual(expected)
    expect((await archive.read(archive.entries[0]!, 10)).bytes.length).toBe(0)
  })

  it('sees damage in what is stored', async () => {
    const bytes = Buffer.from(build(FILES))
    bytes[bytes.indexOf('a manual')]! ^= 1
    const archive = await open(bytes)
    expect((await archive.read(archive.entries[0]!, 100)).problem).toBe('data')
  })

  it('sees a changed header', async () => {
    const bytes = Buffer.from(build(FILES))
    bytes[bytes.indexOf('packed.dat')]! ^= 1
    expect(await kindsOf(bytes)).toEqual(['header'])
  })

  it('sees that it was cut, wherever that was', async () => {
    const bytes = build(FILES)
    const whole = await open(bytes)
    const ends = [9, ...whole.entries.map(({ offset }) => offset)]
    for (let length = 9; length < bytes.length; length++) {
      const kinds = await kindsOf(bytes.subarray(0, length))
      // RAR 4 may end after any block.
      if (kinds.length === 0) expect([build, ends.includes(length) || length > ends.at(-1)!]).toEqual([buildRar4, true])
      else expect([length, kinds]).toEqual([length, ['cut']])
    }
  })

  it('lists no more than is asked for, and says so', async () => {
    const archive = await open(build(FILES), { ...LIMITS, entries: 2 })
    expect([archive.entries.length, archive.complete]).toEqual([2, false])
    expect((await open(build(FILES), { ...LIMITS, isOver: () => true })).complete).toBe(false)
  })

  it('reads or refuses anything', async () => {
    const whole = build(FILES)
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const bytes = Buffer.from(whole)
        for (const [at, byte] of list) bytes[Math.max(8, at)] = byte
        expect((await open(bytes)).entries.length).toBeLessThanOrEqual(whole.length)
      }),
      { seed: 5, numRuns: 500 },
    )
  })
})

it('RAR 5 without an end block was cut', async () => {
  expect(await kindsOf(buildRar5(FILES, { open: true }))).toEqual(['cut'])
})

it('an archive begins with its main header', async () => {
  const bytes = Buffer.from(buildRar4(FILES))
  expect(await kindsOf(Buffer.concat([bytes.subarray(0, 7), bytes.subarray(20)]))).toEqual(['header'])
})

describe('links', () => {
  it('RAR 5 says where they point', async () => {
    const archive = await open(buildRar5([{ name: 'l', target: '../out' }]))
    expect([archive.entries[0]!.symlink, archive.entries[0]!.target]).toEqual([true, '../out'])
  })

  it('RAR 4 keeps that as content', async () => {
    const archive = await open(buildRar4([{ name: 'l', target: '../out', bytes: text('../out') }]))
    expect([archive.entries[0]!.symlink, archive.entries[0]!.target]).toEqual([true, undefined])
  })
})

describe('names of RAR 4 in Unicode', () => {
  it.each<[string, string, number[]]>([
    ['letters of one byte', 'abc', [0, 0b00_00_00_00, 97, 98, 99]],
    ['letters with a common upper half', '中丮', [0x4e, 0b01_01_00_00, 0x2d, 0x2e]],
    ['letters of two bytes', '中文', [0, 0b10_10_00_00, 0x2d, 0x4e, 0x87, 0x65]],
    ['a stretch of the old name', 'old', [0, 0b11_00_00_00, 1]],
    ['a stretch moved by a distance', 'pme', [0, 0b11_00_00_00, 0x81, 1]],
  ])('%s', async (_, name, steps) => {
    const raw = Buffer.concat([text('old\0'), Buffer.from(steps)])
    expect((await open(buildRar4([{ name: '', raw, unicode: true }]))).entries[0]!.name).toBe(name)
  })

  it('without steps the name is UTF-8', async () => {
    const archive = await open(buildRar4([{ name: '', raw: text('中文'), unicode: true }]))
    expect(archive.entries[0]!.name).toBe('中文')
  })
})

it.each(['', 'Rar!', 'Rar!\x1a\x07\x02', 'PK\x03\x04'])('%j is no RAR archive', async (words) => {
  expect(await openRar(contentOf(Buffer.from(words, 'latin1')), LIMITS)).toBe(undefined)
})
