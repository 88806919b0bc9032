/** Cabinets: names, volumes, and lists that are cut. */
import { contentOf } from '../testing/memory-file'
import { openCab } from './cab'

const LIMITS = { entries: 10_000, inflated: 0, isOver: () => false }

interface Recipe {
  readonly names: readonly string[]
  readonly flags?: number
  readonly number?: number
  readonly stated?: number
}

function buildCab({ names, flags = 0, number = 0, stated = names.length }: Recipe): Buffer {
  const header = Buffer.alloc(36)
  const files = names.map((name) => {
    const file = Buffer.alloc(16)
    file.writeUInt32LE(100, 0)
    return Buffer.concat([file, Buffer.from(`${name}\0`)])
  })
  header.write('MSCF')
  header.writeUInt32LE(36 + Buffer.concat(files).length + 50, 8)
  header.writeUInt32LE(36, 16)
  header.writeUInt16LE(stated, 28)
  header.writeUInt16LE(flags, 30)
  header.writeUInt16LE(number, 34)
  return Buffer.concat([header, ...files, Buffer.alloc(50, 1)])
}

const open = async (bytes: Uint8Array, limits = LIMITS) => (await openCab(contentOf(bytes), limits))!

it('lists names and sizes', async () => {
  const archive = await open(buildCab({ names: ['a.txt', 'sub\\b.dll'] }))
  expect([archive.problems, archive.complete, archive.volume]).toEqual([[], true, undefined])
  expect(archive.entries.map(({ name, size }) => [name, size])).toEqual([
    ['a.txt', 100],
    ['sub\\b.dll', 100],
  ])
})

it.each([
  [1, 4, { number: 5, of: 5 }],
  [2, 0, { number: 1, of: undefined }],
  [3, 1, { number: 2, of: undefined }],
])('flags %i and number %i: a volume', async (flags, number, volume) => {
  expect((await open(buildCab({ names: ['a'], flags, number }))).volume).toEqual(volume)
})

it('says that it was cut, and how long it should be', async () => {
  const whole = buildCab({ names: ['a.txt'] })
  for (const length of [8, 30, 60, whole.length - 1]) {
    const { problems, entries } = await open(whole.subarray(0, length))
    expect([problems.map(({ kind }) => kind), entries]).toEqual([['cut'], []])
  }
})

it('says that names are missing', async () => {
  expect((await open(buildCab({ names: ['a'], stated: 3 }))).problems).toEqual([{ kind: 'directory', offset: 36 }])
})

it('lists no more than is asked for', async () => {
  const archive = await open(buildCab({ names: ['a', 'b', 'c'] }), { ...LIMITS, entries: 2 })
  expect([archive.entries.length, archive.complete, archive.problems]).toEqual([2, false, []])
})

it('another beginning is no cabinet', async () => {
  expect(await openCab(contentOf(Buffer.from('MSCF and words')), LIMITS)).toBe(undefined)
})
