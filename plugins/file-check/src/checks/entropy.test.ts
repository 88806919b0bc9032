/** How mixed bytes are, what is said of it, and when it is odd. */
import { countBytes, normalisedEntropy } from '../formats/entropy'
import { buildBmp, buildRiff } from '../testing/build-picture'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { entropy } from './entropy'

const check = async (name: string, bytes: Uint8Array) => (await entropy.run(fileOf(name, bytes), TEST_CONTEXT)).findings

/** Like the output of a cipher, the same every time. */
function noise(length: number): Uint8Array {
  let state = 7
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return state >>> 16
  })
}

const ENGLISH = Buffer.from('The quick brown fox jumps over the lazy dog, and nobody minds. '.repeat(100))

describe('the measure', () => {
  it.each<[string, Uint8Array, number]>([
    ['nothing', new Uint8Array(), 0],
    ['one byte again and again', new Uint8Array(1000).fill(65), 0],
    ['two bytes', Uint8Array.from({ length: 1000 }, (_, at) => at % 2), 1 / 8],
    ['sixteen bytes', Uint8Array.from({ length: 1600 }, (_, at) => at % 16), 4 / 8],
    ['every byte', Uint8Array.from({ length: 2560 }, (_, at) => at % 256), 1],
  ])('%s', (_, bytes, expected) => {
    expect(normalisedEntropy(countBytes(bytes))).toBeCloseTo(expected, 10)
  })
})

describe('the report', () => {
  it('of a text: the value, the band that is talked of, what is usual', async () => {
    expect(await check('a.txt', ENGLISH)).toEqual([
      {
        id: 'entropy',
        severity: 'info',
        measured: {
          value: 0.554,
          bandLow: 0.68,
          bandHigh: 0.72,
          inBand: 'no',
          variant: 'usual',
          low: 0.45,
          high: 0.88,
        },
      },
    ])
  })

  it('of something unknown: the value alone', async () => {
    expect(
      await check(
        'a.bin',
        Uint8Array.from({ length: 3000 }, (_, at) => (at % 49) + 128),
      ),
    ).toEqual([
      { id: 'entropy', severity: 'info', measured: { value: 0.702, bandLow: 0.68, bandHigh: 0.72, inBand: 'yes' } },
    ])
  })

  it('of nothing: none', async () => {
    expect(await check('a.txt', new Uint8Array())).toEqual([])
  })
})

describe('odd', () => {
  const ids = async (name: string, bytes: Uint8Array) => (await check(name, bytes)).map(({ id }) => id)

  it.each<[string, Uint8Array]>([
    ['a.txt', noise(8192)],
    ['a.csv', noise(4096)],
    ['a.c', noise(100_000)],
    ['a.bmp', buildBmp(noise(100_000))],
    ['a.wav', buildRiff('WAVE', noise(100_000))],
  ])('%s of noise', async (name, bytes) => {
    expect(await ids(name, bytes)).toEqual(['entropy', 'entropy-abnormal'])
  })

  it.each<[string, Uint8Array]>([
    ['a.txt', noise(4095)],
    ['a.txt', ENGLISH],
    ['a.txt', Buffer.from(Buffer.from(noise(9000)).toString('base64'))],
    ['a.zip', noise(8192)],
    ['a.jpg', noise(8192)],
    ['a.bin', noise(8192)],
    ['a', noise(8192)],
    ['a.cfg', noise(8192)],
    // A film as well as a source text.
    ['a.ts', noise(8192)],
    ['a.bmp', buildBmp(new Uint8Array(100_000).map((_, at) => at % 200))],
  ])('%s is not', async (name, bytes) => {
    expect(await ids(name, bytes)).toEqual(['entropy'])
  })

  it('says what would be usual, and what it means', async () => {
    expect((await check('a.txt', noise(65_536)))[1]).toEqual({
      id: 'entropy-abnormal',
      severity: 'notice',
      measured: { value: 1, low: 0.45, high: 0.88 },
      emits: [{ variable: 'file_content', value: 'odd-entropy' }],
    })
  })
})

describe('large files', () => {
  /** As many bytes as asked for, of which only those that are read exist. */
  function large(size: number) {
    const reads: number[] = []
    const head = noise(65_536)
    head.set([0xff, 0xd8, 0xff])
    const content = {
      size,
      head,
      async read(_offset: number, length: number) {
        reads.push(length)
        return noise(length)
      },
    }
    return { file: { name: 'a.jpg', size, content }, reads }
  }

  it('are read whole up to a megabyte', async () => {
    const { file, reads } = large(1024 * 1024)
    await entropy.run(file, TEST_CONTEXT)
    expect(reads).toEqual(Array(15).fill(65_536))
  })

  it('are sampled beyond, as much whatever their size', async () => {
    const { file, reads } = large(50 * 1024 ** 3)
    const { findings, complete } = await entropy.run(file, TEST_CONTEXT)
    expect(reads).toEqual(Array(16).fill(4_096))
    expect({ complete, value: findings[0]?.measured.value }).toEqual({ complete: true, value: 0.998 })
  })

  it.each([128, 256, 1024])('whose content changes every %i KB are sampled from both kinds', async (kilobytes) => {
    const half = kilobytes * 512
    const [pattern, still] = [noise(4096), new Uint8Array(4096)]
    // As long as makes fifteen and sixteen equal parts of whole periods: even steps would meet one kind alone.
    const size = 65_536 + 4096 + 15 * 16 * kilobytes * 1024
    const content = {
      size,
      head: new Uint8Array(65_536).map((_, at) => (at % 2 ? 0 : (pattern[at % 4096] ?? 0))),
      read: async (offset: number) => (Math.floor((offset - 65_536) / half) % 2 ? pattern : still),
    }
    const [finding] = (await entropy.run({ name: 'a.img', size, content }, TEST_CONTEXT)).findings
    // Half of it zeros, half of it noise: 5 of 8 bits.
    expect(finding?.measured.value).toBeGreaterThan(0.5)
    expect(finding?.measured.value).toBeLessThan(0.75)
  })

  it('are left when time is over', async () => {
    const { file, reads } = large(50 * 1024 ** 3)
    const budget = { ...TEST_CONTEXT.budget, isOver: () => reads.length >= 3 }
    expect((await entropy.run(file, { ...TEST_CONTEXT, budget })).complete).toBe(false)
    expect(reads).toHaveLength(3)
  })
})
