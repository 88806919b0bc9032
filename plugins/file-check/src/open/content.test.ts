/** Content: any reads are slices of the file, few of them reach the source, and memory is bounded. */
import fc from 'fast-check'
import { type Attachment, AttachmentError } from '../attachment'
import { HEAD_BYTES } from '../check'
import { contentOfAttachment } from './content'
import { sampleFile } from './testing/file-server'
import { problemOf } from './testing/policy'

const KB = 1_024
const MB = 1_024 * KB
const LIMIT = { max: 64 * MB, why: 'test' }

/** An attachment in memory that notes what is read of it after the head. */
function noting(
  file: Uint8Array,
  { size = file.length as number | undefined, budget = Number.POSITIVE_INFINITY } = {},
) {
  const reads: [number, number][] = []
  let left = budget
  const attachment: Attachment = {
    name: 'a',
    size,
    async read(offset, length) {
      if (reads.length && length > left) throw new AttachmentError('budget', 'test')
      left -= length
      reads.push([offset, length])
      return file.slice(offset, offset + length)
    },
  }
  return {
    attachment,
    after: () => reads.slice(1),
    bytes: () => reads.slice(1).reduce((sum, [, length]) => sum + length, 0),
  }
}

const FILE = sampleFile(12 * MB)

it.each([0, 1, 100, HEAD_BYTES - 1, HEAD_BYTES])('a file of %d bytes is its head', async (size) => {
  const file = FILE.slice(0, size)
  const { attachment, after } = noting(file)
  const content = await contentOfAttachment(attachment)
  expect([content.size, content.head.length]).toEqual([size, size])
  expect(await content.read(0, size + 10, LIMIT)).toEqual(file)
  expect(after()).toEqual([])
})

it.each([0, 100, HEAD_BYTES, HEAD_BYTES + 1, 3 * HEAD_BYTES, 200_000])(
  'a size of %d is measured where nobody says it',
  async (size) => {
    const { attachment } = noting(FILE.slice(0, size))
    const content = await contentOfAttachment({ ...attachment, size: undefined })
    expect(content.size).toBe(size)
  },
)

it('a file that ends before its size is broken', async () => {
  const { attachment } = noting(FILE.slice(0, 50))
  expect(await problemOf(contentOfAttachment({ ...attachment, size: 100 }))).toBe('broken')
  const later = noting(FILE.slice(0, 100_000))
  const content = await contentOfAttachment({ ...later.attachment, size: 200_000 })
  expect(await problemOf(content.read(99_000, 10_000, LIMIT))).toBe('broken')
})

it('a read over its limit is refused, at the limit it is not', async () => {
  const content = await contentOfAttachment(noting(FILE).attachment)
  expect((await content.read(MB, 100, { max: 100, why: 'test' })).length).toBe(100)
  expect(await problemOf(content.read(MB, 101, { max: 100, why: 'test' }))).toBe('too-long-read')
  await expect(content.read(-1, 1, LIMIT)).rejects.toThrow(RangeError)
})

describe('any reads are slices of the file', () => {
  const [most, longest] = [FILE.length + 10_000, 3 * MB]
  const anywhere = fc.tuple(fc.nat(most), fc.oneof(fc.nat(200), fc.nat(100 * KB), fc.nat(longest)))
  const nearPages = fc.tuple(
    fc.nat(3_000).map((page) => page * 4 * KB),
    fc.integer({ min: -2, max: 2 }),
    fc.constantFrom(1, 4 * KB - 1, 4 * KB, 4 * KB + 1, 64 * KB),
  )
  const span = fc.oneof(
    anywhere,
    nearPages.map(([start, shift, length]): [number, number] => [Math.max(0, start + shift), length]),
  )

  it.each([
    ['one after another', false],
    ['at once', true],
  ])('%s', async (_, atOnce) => {
    const { attachment } = noting(FILE)
    const content = await contentOfAttachment(attachment)
    const isRight = async ([start, length]: [number, number]) =>
      Buffer.compare(await content.read(start, length, LIMIT), FILE.subarray(start, start + length)) === 0
    await fc.assert(
      fc.asyncProperty(fc.array(span, { maxLength: 12 }), async (spans) => {
        const right: boolean[] = []
        if (atOnce) right.push(...(await Promise.all(spans.map(isRight))))
        else for (const each of spans) right.push(await isRight(each))
        expect(right).toEqual(spans.map(() => true))
      }),
      { seed: 11, numRuns: 150 },
    )
  })

  it('whatever a reader does to what it was given', async () => {
    const content = await contentOfAttachment(noting(FILE).attachment)
    for (const start of [10, HEAD_BYTES - 5, MB, 5 * MB]) {
      ;(await content.read(start, 5_000, LIMIT)).fill(0)
      expect(await content.read(start, 5_000, LIMIT)).toEqual(FILE.slice(start, start + 5_000))
    }
  })
})

describe('few reads reach the source', () => {
  it('a span that was read before is not read again, nor is the head', async () => {
    const { attachment, after } = noting(FILE)
    const content = await contentOfAttachment(attachment)
    for (let again = 0; again < 5; again++) {
      await content.read(MB + 10, 100, LIMIT)
      await content.read(100, 60_000, LIMIT)
    }
    expect(after()).toEqual([[MB, 4 * KB]])
  })

  it('two who ask for the same at once are served by one read', async () => {
    const { attachment, after } = noting(FILE)
    const content = await contentOfAttachment(attachment)
    await Promise.all([content.read(MB, 10, LIMIT), content.read(MB + 20, 10, LIMIT)])
    expect(after().length).toBe(1)
  })

  it('missing pages between known ones are fetched in one go', async () => {
    const { attachment, after } = noting(FILE)
    const content = await contentOfAttachment(attachment)
    await content.read(MB + 20 * KB, 1, LIMIT)
    await content.read(MB, 40 * KB, LIMIT)
    expect(after()).toEqual([
      [MB + 20 * KB, 4 * KB],
      [MB, 20 * KB],
      [MB + 24 * KB, 16 * KB],
    ])
  })

  it('small steps through a megabyte read ahead; samples strewn over the file do not', async () => {
    const steps = noting(FILE)
    const stepping = await contentOfAttachment(steps.attachment)
    for (let place = MB; place < 2 * MB; place += 46) await stepping.read(place, 46, LIMIT)
    expect(steps.after().length).toBeLessThan(25)
    expect(steps.bytes()).toBeLessThan(1.1 * MB)

    const samples = noting(FILE)
    const sampling = await contentOfAttachment(samples.attachment)
    for (let sample = 1; sample <= 16; sample++) await sampling.read(sample * 700_000, 4 * KB, LIMIT)
    expect(samples.bytes()).toBeLessThanOrEqual(16 * 8 * KB)
  })

  it('at the end of the file nothing is read that is not there', async () => {
    const { attachment, after } = noting(FILE.subarray(0, 100_001))
    const content = await contentOfAttachment(attachment)
    expect(await content.read(100_000, 50, LIMIT)).toEqual(FILE.slice(100_000, 100_001))
    expect(await content.read(100_001, 50, LIMIT)).toEqual(new Uint8Array())
    expect(await content.read(10 * MB, 50, LIMIT)).toEqual(new Uint8Array())
    expect(after()).toEqual([[98_304, 1_697]])
  })
})

describe('memory is bounded', () => {
  it('pages that were not used for long are dropped, those in use are kept', async () => {
    const { attachment, after } = noting(FILE)
    const content = await contentOfAttachment(attachment)
    await content.read(MB, 1, LIMIT)
    await content.read(11 * MB, 1, LIMIT)
    for (let place = 2 * MB; place < 10 * MB; place += MB) {
      await content.read(place, MB, LIMIT)
      await content.read(MB, 1, LIMIT)
    }
    const before = after().length
    await content.read(MB, 1, LIMIT)
    expect(after().length).toBe(before)
    await content.read(11 * MB, 1, LIMIT)
    expect(after().length).toBe(before + 1)
  })

  it('a long read passes by and drops nothing', async () => {
    const { attachment, after } = noting(FILE)
    const content = await contentOfAttachment(attachment)
    await content.read(MB, 1, LIMIT)
    await content.read(0, 12 * MB, LIMIT)
    await content.read(MB, 1, LIMIT)
    expect(after().length).toBe(2)
  })
})

it('where whole pages would pass the budget, what was asked for is read alone', async () => {
  const { attachment, after } = noting(FILE, { budget: HEAD_BYTES + 100 })
  const content = await contentOfAttachment(attachment)
  expect(await content.read(MB, 100, LIMIT)).toEqual(FILE.slice(MB, MB + 100))
  expect(after()).toEqual([[MB, 100]])
  expect(await problemOf(content.read(MB, 1, LIMIT))).toBe('budget')
})
