/** Sizes: none, enough to be talked of, too much. */
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { size } from './size'

const MB = 1024 * 1024
const GB = 1024 * MB

const check = async (bytes: number | undefined) =>
  (await size.run(fileOf('a.bin', undefined, bytes), TEST_CONTEXT)).findings

it.each([undefined, 1, 20 * MB, 50 * MB - 1])('%s bytes are no reason', async (bytes) => {
  expect(await check(bytes)).toEqual([])
})

it('nothing at all is not accepted', async () => {
  expect(await check(0)).toEqual([
    { id: 'empty', severity: 'warning', measured: {}, emits: [{ variable: 'file_state', value: 'damaged' }] },
  ])
})

it.each([
  [50 * MB, 2, 25 * MB],
  [61 * MB, 2, 31 * MB],
  [100 * MB, 3, 34 * MB],
  [99.5 * MB, 2, 49.75 * MB],
  [4 * GB, 82, 52_377_650],
])('%i bytes are over a disputed limit: %i parts of %i bytes pass', async (sizeBytes, parts, partBytes) => {
  const measured = { variant: 'disputed', sizeBytes, limitBytes: 50 * MB, parts, partBytes }
  expect(await check(sizeBytes)).toEqual([{ id: 'too-large', severity: 'notice', measured }])
})

it.each([
  [4 * GB + 1, 2, 2 * GB + MB],
  [5 * GB, 2, 2.5 * GB],
  [8 * GB, 3, 2731 * MB],
])('%i bytes are too many: %i parts of %i bytes pass', async (sizeBytes, parts, partBytes) => {
  expect(await check(sizeBytes)).toEqual([
    { id: 'too-large', severity: 'warning', measured: { sizeBytes, limitBytes: 4 * GB, parts, partBytes } },
  ])
})

it('parts hold the whole, and each is below the limit', async () => {
  for (let bytes = 50 * MB; bytes < 4 * GB; bytes = Math.ceil(bytes * 1.07)) {
    const { parts, partBytes, limitBytes } = (await check(bytes))[0]!.measured as Record<string, number>
    expect(parts! * partBytes!).toBeGreaterThanOrEqual(bytes)
    expect(partBytes).toBeLessThan(limitBytes!)
  }
})
