/** Bytes and base64 that came with the message. */
import fc from 'fast-check'
import type { AttachmentSource } from '../attachment'
import { contentOfAttachment, openAttachment } from '.'
import { sampleFile } from './testing/file-server'
import { problemOf, TEST_POLICY } from './testing/policy'

const LIMIT = { max: 1024 ** 2, why: 'test' }

const open = (source: AttachmentSource, maxBytes = 1_000) =>
  openAttachment(source, 'a', 7, { ...TEST_POLICY, maxBytes })
const base64 = (data: string, maxBytes?: number) => open({ kind: 'base64', data }, maxBytes)

it('bytes are there, however many', async () => {
  const bytes = sampleFile(5_000)
  const file = open({ kind: 'bytes', bytes })
  expect(file.size).toBe(5_000)
  expect(await file.read(4_990, 100, LIMIT)).toEqual(bytes.slice(4_990))
  expect((await contentOfAttachment(file)).size).toBe(5_000)
})

it.each([
  ['', ''],
  ['aGk=', 'hi'],
  ['aGk', 'hi'],
  ['aA==', 'h'],
  ['aA', 'h'],
  ['aGVs', 'hel'],
  ['/+8=', '\xff\xef'],
])('base64 %j is %j', async (data, text) => {
  const file = base64(data)
  expect(file.size).toBe(7)
  expect(await file.read(0, 10, LIMIT)).toEqual(Uint8Array.from(Buffer.from(text, 'latin1')))
  expect(file.size).toBe(text.length)
})

it.each([
  'a',
  'aGVsb',
  'a===',
  'aG=k',
  'aGk==',
  'aGVs=',
  '=',
  '==',
  'aGk=\n',
  'aG k',
  'aGk_',
  'aGk-',
  'data:;base64,aGk=',
  'base64://aGk=',
  '你好',
  'aGk\0',
  'aGk\u0141',
  '\u0161GVs',
])('%j is no base64', async (data) => {
  expect(await problemOf(base64(data).read(0, 10, LIMIT))).toBe('broken')
})

it.each([
  [999, 'none'],
  [1_000, 'none'],
  [1_001, 'budget'],
  [5_000_000, 'budget'],
])('base64 of %d bytes, at most 1,000: %s', async (size, problem) => {
  const data = Buffer.alloc(size, 1).toString('base64')
  expect(await problemOf(base64(data).read(0, 10, LIMIT))).toBe(problem)
})

it('long nonsense costs one walk through it', async () => {
  const long = 64 * 1024 ** 2
  expect(await problemOf(base64(`${'A'.repeat(20_000_000)}!`, long).read(0, 10, LIMIT))).toBe('broken')
  expect(await problemOf(base64('='.repeat(20_000_000), long).read(0, 10, LIMIT))).toBe('broken')
})

it('any bytes come back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.nat(300), async (bytes, start, length) => {
      const file = base64(Buffer.from(bytes).toString('base64'))
      expect(await file.read(start, length, LIMIT)).toEqual(bytes.slice(start, start + length))
    }),
    { seed: 5 },
  )
})

it('what is one character from base64 is none', async () => {
  const character = fc.constantFrom(...'A+/=-_ \n\u0141\u4e3d')
  await fc.assert(
    fc.asyncProperty(fc.array(character, { minLength: 1, maxLength: 12 }), async (characters) => {
      const text = characters.join('')
      const isBase64 = /^(?:[A+/]{4})*(?:[A+/]{2}(?:==)?|[A+/]{3}=?)?$/.test(text)
      expect(await problemOf(base64(text).read(0, 10, LIMIT))).toBe(isBase64 ? 'none' : 'broken')
    }),
    { seed: 6, numRuns: 2_000 },
  )
})

it('of a mere name nothing can be read', async () => {
  const file = open({ kind: 'none' })
  expect(file.size).toBe(7)
  expect(await problemOf(file.read(0, 1, LIMIT))).toBe('unreachable')
})

it('what is closed is not read', async () => {
  const file = base64('aGk=')
  file.close()
  expect(await problemOf(file.read(0, 1, LIMIT))).toBe('unreachable')
})
