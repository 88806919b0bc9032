/** Files in pieces: what arrives is what was sent, within limits. */
import fc from 'fast-check'
import { MOST_MEGABYTES, PIECE, Uploads } from './uploads'
import type { Line } from './visitors'

const line = (): Line => ({ send() {} })
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const MOST = MOST_MEGABYTES * 1024 * 1024

function sent(bytes: Uint8Array, piece: number, uploads = new Uploads(), from = line()): Uint8Array | undefined {
  expect(uploads.begin(from, bytes.length)).toBe(true)
  for (let start = 0; start < bytes.length; start += piece) {
    expect(uploads.add(from, base64(bytes.subarray(start, start + piece)))).toBe(true)
  }
  return uploads.take(from, bytes.length)
}

test('any bytes in any pieces come together', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (bytes, piece) => {
      expect(Array.from(sent(bytes, piece) ?? [])).toEqual(Array.from(bytes))
    }),
    { seed: 7 },
  )
})

test('the largest file comes whole, in shared memory', () => {
  const bytes = new Uint8Array(MOST).fill(7)
  const taken = sent(bytes, PIECE)
  expect(taken?.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(Buffer.from(bytes).equals(taken ?? Buffer.alloc(0))).toBe(true)
})

test.each([
  ['one byte more', MOST + 1],
  ['less than nothing', -1],
  ['half a byte', 0.5],
  ['no number', '3'],
  ['nothing', undefined],
])('a file of %s is not begun', (_what, size) => {
  const uploads = new Uploads()
  const from = line()
  expect(uploads.begin(from, size)).toBe(false)
  expect(uploads.add(from, 'TVqQ')).toBe(false)
})

test.each([
  ['more than was told', 'TVqQTVqQ'],
  ['nothing', ''],
  ['no text', { length: 4 }],
  ['no base64', 'T!qQ'],
  ['text with line ends', 'TVqQ\n\n\n\n'],
  ['more than a piece', 'A'.repeat(PIECE * 2)],
])('a piece that is %s: the file is dropped', (_what, piece) => {
  const uploads = new Uploads()
  const from = line()
  uploads.begin(from, 3)
  expect(uploads.add(from, piece)).toBe(false)
  expect(uploads.add(from, 'TVqQ')).toBe(false)
  expect(uploads.take(from, 3)).toBeUndefined()
})

test('what is not whole, of another size, or another browser’s is not given', () => {
  const uploads = new Uploads()
  const [ann, ben] = [line(), line()]
  const begin = (size: number) => {
    uploads.begin(ann, size)
    uploads.add(ann, 'TVqQ')
  }
  begin(4)
  expect(uploads.take(ann, 4)).toBeUndefined()
  begin(3)
  expect(uploads.take(ben, 3)).toBeUndefined()
  expect(uploads.take(ann, 2)).toBeUndefined()
  begin(3)
  expect(uploads.take(ann, 3)).toHaveLength(3)
  expect(uploads.take(ann, 3)).toBeUndefined()
})

test('so many at once and no more; whoever leaves makes room', () => {
  const uploads = new Uploads()
  const lines = Array.from({ length: 5 }, line)
  expect(lines.map((from) => uploads.begin(from, 1))).toEqual([true, true, true, true, false])
  uploads.drop(lines[0]!)
  expect(uploads.begin(lines[4]!, 1)).toBe(true)
})
