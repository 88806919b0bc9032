/** Archives that unpack to far more than they are: large, nested, overlapping, lying, endless. */
import { deflateRawSync, gzipSync } from 'node:zlib'
import type { CheckContext } from '../check'
import { crc32 } from '../formats/crc32'
import { buildGzipQuine } from '../testing/build-gzip-quine'
import { buildZip, type ZipRecipe } from '../testing/build-zip'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { archive } from './archive'

const MEGABYTE = 1024 * 1024
const run = (bytes: Uint8Array, context = TEST_CONTEXT) => archive.run(fileOf('bomb.zip', bytes), context)
const found = async (bytes: Uint8Array, context?: CheckContext) =>
  (await run(bytes, context)).findings.map(({ id, measured }) => `${id}/${measured.variant ?? ''}`)
const within = (budget: Partial<CheckContext['budget']>): CheckContext => ({
  ...TEST_CONTEXT,
  budget: { ...TEST_CONTEXT.budget, ...budget },
})

const ZEROS = Buffer.alloc(40 * MEGABYTE)
const PACKED_ZEROS = deflateRawSync(ZEROS)
const zeros = (name: string): ZipRecipe => ({
  ...{ name, packed: PACKED_ZEROS, method: 8 },
  ...{ size: ZEROS.length, crc: crc32(ZEROS) },
})

it('forty megabytes of zeros: a danger, with the ratio', async () => {
  const bytes = buildZip([zeros('zeros.bin')])
  expect((await run(bytes)).findings).toMatchObject([
    {
      id: 'archive-bomb',
      severity: 'danger',
      measured: { variant: 'ratio', ratio: Math.round(ZEROS.length / bytes.length), unpackedBytes: ZEROS.length },
      emits: [{ variable: 'file_content', value: 'threat' }],
    },
  ])
})

it('the same in gzip, reckoned from its beginning', async () => {
  const [finding] = (await run(gzipSync(ZEROS))).findings
  expect([finding?.id, finding?.measured.variant]).toEqual(['archive-bomb', 'ratio'])
  expect(Number(finding?.measured.unpackedBytes)).toBeGreaterThan(35 * MEGABYTE)
})

it('a text that packs well is none', async () => {
  const words = Buffer.from('2024-01-01 00:00:00 INFO started the service\n'.repeat(20_000))
  expect(await found(buildZip([{ name: 'log.txt', bytes: words, deflated: true }]))).toEqual([])
})

it('zeros in an archive in an archive', async () => {
  const inner = buildZip([zeros('zeros.bin')])
  expect(await found(buildZip([{ name: 'inner.zip', bytes: inner, deflated: true }]))).toEqual(['archive-bomb/ratio'])
})

it('many harmless archives that together are none', async () => {
  const inner = buildZip([{ name: 'a', bytes: Buffer.alloc(3 * MEGABYTE), deflated: true }])
  const many = Array.from({ length: 14 }, (_, at) => ({ name: `${at}.zip`, bytes: inner, deflated: true }))
  expect(await found(buildZip(many))).toEqual(['archive-bomb/nested-ratio'])
})

it('archives in archives in archives, deeper than is looked', async () => {
  let level = buildZip([{ name: 'a', bytes: Buffer.from('a') }])
  for (let depth = 0; depth < 5; depth++) {
    const inner = level
    level = buildZip(Array.from({ length: 10 }, (_, at) => ({ name: `${at}.zip`, bytes: inner, deflated: true })))
  }
  const { findings, complete } = await run(level)
  expect(findings).toMatchObject([{ id: 'archive-bomb', measured: { variant: 'nested', levels: 4 } }])
  expect(complete).toBe(false)
})

it('one archive in another in another is only not looked into', async () => {
  let level = buildZip([{ name: 'x.exe' }])
  for (let depth = 0; depth < 4; depth++) level = buildZip([{ name: 'a.zip', bytes: level }])
  expect(await run(level)).toEqual({ findings: [], complete: false })
  expect(await found(level, within({ depth: 4 }))).toEqual(['archive-nested-executable/name'])
})

it('an archive that holds itself', async () => {
  expect((await run(buildGzipQuine())).findings).toMatchObject([
    { id: 'archive-bomb', severity: 'danger', measured: { variant: 'recursive' } },
  ])
})

describe('entries that share bytes', () => {
  const inner: ZipRecipe = { name: 'a', bytes: Buffer.alloc(1_000, 65), deflated: true }

  it('at the same place: a danger', async () => {
    const packed = deflateRawSync(inner.bytes!).length
    const copies = ['b', 'c'].map((name) => ({ ...inner, name, offset: 0, compressedSize: packed }))
    expect((await run(buildZip([inner, ...copies]))).findings).toMatchObject([
      { id: 'archive-overlap', severity: 'danger', measured: { count: 2 }, entry: 'b' },
    ])
  })

  it('one inside another', async () => {
    const nested = buildZip([{ name: 'x', bytes: Buffer.from('xyz') }])
    const outer: ZipRecipe = { name: 'o', bytes: nested }
    const bytes = buildZip([outer, { name: 'x', bytes: Buffer.from('xyz'), offset: 31, compressedSize: 3 }])
    expect(await found(bytes)).toEqual(['archive-overlap/'])
  })

  it('a kernel of zeros under a hundred names is a bomb as well', async () => {
    const kernel = zeros('0')
    const names = Array.from({ length: 100 }, (_, at) => ({
      ...kernel,
      name: `${at + 1}`,
      offset: 0,
      compressedSize: PACKED_ZEROS.length,
    }))
    expect(await found(buildZip([kernel, ...names]))).toEqual(['archive-overlap/', 'archive-bomb/ratio'])
  })
})

describe('sizes that lie', () => {
  it('far more than is stated: a bomb', async () => {
    const bytes = buildZip([{ ...zeros('small.txt'), size: 100 }])
    const [finding] = (await run(bytes)).findings
    expect(finding).toMatchObject({ id: 'archive-bomb', measured: { variant: 'lie', statedBytes: 100 } })
  })

  it('far less than is stated: damaged', async () => {
    expect(await found(buildZip([{ name: 'a', bytes: Buffer.from('abc'), deflated: true, size: 4e9 }]))).toEqual([
      'archive-corrupt/size',
    ])
  })
})

describe('budgets', () => {
  const bytes = buildZip([zeros('zeros.bin')])

  it('a bomb costs no more than is allowed', async () => {
    const nested = buildZip([
      { name: 'inner.zip', bytes, deflated: true },
      { name: 'zeros.zip', bytes: ZEROS, deflated: true },
    ])
    const { complete } = await run(nested, within({ inflated: 100_000 }))
    expect(complete).toBe(false)
  })

  it('no entry is looked at when the time is up', async () => {
    expect(await run(bytes, within({ isOver: () => true }))).toEqual({ findings: [], complete: false })
  })

  it('entries of all levels count together', async () => {
    const inner = buildZip(Array.from({ length: 30 }, (_, at) => ({ name: `${at}` })))
    const outer = buildZip(Array.from({ length: 4 }, (_, at) => ({ name: `${at}.zip`, bytes: inner, deflated: true })))
    expect((await run(outer, within({ entries: 50 }))).complete).toBe(false)
    expect((await run(outer)).complete).toBe(true)
  })
})
