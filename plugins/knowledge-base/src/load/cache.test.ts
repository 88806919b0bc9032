/** What was made once is found again, and only by the program and from the files that made it. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LearnedWeights } from '@support-agent/diagnosis'
import { digestOf, weightsCache } from './cache'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache '))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The cache does not look inside. */
const weightsOf = (factor: number) => ({ factor, bias: Float64Array.of(factor) }) as unknown as LearnedWeights

test('typed arrays come back as they were', () => {
  weightsCache(folder).write('r1', weightsOf(0.5))
  expect(weightsCache(folder).read('r1')).toEqual(weightsOf(0.5))
})

test('another knowledge finds nothing', () => {
  weightsCache(folder).write('r1', weightsOf(1))
  expect(weightsCache(folder).read('r2')).toBe(undefined)
})

test('a damaged file is as good as none', () => {
  weightsCache(folder).write('r1', weightsOf(1))
  for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'damaged')
  expect(weightsCache(folder).read('r1')).toBe(undefined)
})

test('only the newest few are kept', () => {
  for (let i = 0; i < 9; i++) weightsCache(folder).write(`r${i}`, weightsOf(i))
  expect(readdirSync(folder)).toHaveLength(4)
})

test('a folder that cannot be written costs nothing but time', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  weightsCache(join(file, 'below')).write('r1', weightsOf(1))
  expect(weightsCache(join(file, 'below')).read('r1')).toBe(undefined)
})

test.each([
  ['another text', [{ path: 'a.yml', text: 'b' }]],
  ['another name', [{ path: 'b.yml', text: 'a' }]],
  ['a text that runs on in the next file', [{ path: 'a.yml', text: 'ab.ymla' }]],
  ['no file', []],
])('%s has another digest', (_what, files) => {
  expect(digestOf(files)).not.toBe(digestOf([{ path: 'a.yml', text: 'a' }]))
})
