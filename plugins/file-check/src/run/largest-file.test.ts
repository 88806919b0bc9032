/** Files that came with a message, up to the byte cap and over it: a worker reads them without holding them. */
import type { AttachmentSource } from '../attachment'
import { DEFAULT_CHECK_POLICY, DEFAULT_OPENER_POLICY } from '../policy'
import { CheckPool } from './pool'
import { DEFAULT_LIMITS } from './task'

jest.setTimeout(30_000)

const MEGABYTE = 1024 * 1024
const LIMIT = DEFAULT_OPENER_POLICY.maxBytes
/** A whole worker, its program included; the file is in memory that it shares. */
const MOST_MEMORY = 150 * MEGABYTE

let pool: CheckPool
beforeAll(() => {
  pool = new CheckPool({ workers: 1, queue: 1, checks: require.resolve('../testing/memory-check') })
})
afterAll(() => pool.close())

const base64 = (size: number): AttachmentSource => ({
  kind: 'base64',
  data: Buffer.alloc(size, 'a line of a log\n').toString('base64'),
})
const shared = (size: number): AttachmentSource => ({
  kind: 'bytes',
  bytes: new Uint8Array(new SharedArrayBuffer(size)),
})

const check = (source: AttachmentSource) =>
  pool.check({
    ...{ name: 'a.log', size: undefined, source },
    ...{ opener: DEFAULT_OPENER_POLICY, policy: DEFAULT_CHECK_POLICY, limits: DEFAULT_LIMITS },
  })

test.each([
  ['base64', LIMIT, base64],
  ['bytes', LIMIT, shared],
])('%s of %d bytes, the most that is taken, is read to its end', async (_how, size, source) => {
  const { problem, findings, ...report } = await check(source(size))
  expect({ problem, size: report.size, verdict: report.verdict }).toEqual({
    problem: undefined,
    size,
    verdict: 'clean',
  })
  const { bytes, ownBytes } = findings[0]?.measured ?? {}
  expect(bytes).toBe(size)
  expect(ownBytes).toBeLessThan(MOST_MEMORY - LIMIT)
})

test('one byte more is not decoded, and the report says why and how large it is', async () => {
  expect(await check(base64(LIMIT + 1))).toMatchObject({
    ...{ problem: 'budget', size: LIMIT + 1, verdict: 'not-fully-checked', findings: [] },
  })
})

test('what is no base64 is told, and its name is checked', async () => {
  expect(await check({ kind: 'base64', data: 'TVqQ!' })).toMatchObject({
    ...{ problem: 'broken', size: undefined, verdict: 'not-fully-checked' },
  })
})
