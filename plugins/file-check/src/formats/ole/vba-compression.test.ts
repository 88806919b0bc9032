/** Source of macros comes back as it was; damaged source as far as it goes. */
import fc from 'fast-check'
import { compressVba } from '../../testing/build-office'
import { decompressVba } from './vba-compression'

const unpack = (hex: string) =>
  Buffer.from(decompressVba(Buffer.from(hex.replaceAll(' ', ''), 'hex'), 1_000_000)).toString('latin1')

it.each([
  // The examples of [MS-OVBA] 3.2.
  ['01 19 b0 00 61 62 63 64 65 66 67 68 00 69 6a 6b 6c 6d 6e 6f 70 00 71 72 73 74 75 76 2e', 'abcdefghijklmnopqrstuv.'],
  [
    '01 2f b0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6a 01 38 08 61 6b 6c 00 30 6d 6e 6f 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7a 00 3c',
    '#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa',
  ],
  ['01 03 b0 02 61 45 00', 'a'.repeat(73)],
])('%s', (packed, text) => {
  expect(unpack(packed)).toBe(text)
})

it.each([
  ['without its signature', '02 03 b0 02 61 45 00', ''],
  ['with a chunk of unknown kind', '01 03 80 02 61 45 00', ''],
  ['that copies from before its beginning', '01 03 b0 02 61 ff ff', 'a'],
  ['cut in a chunk', '01 19 b0 00 61 62', 'ab'],
  ['of nothing', '', ''],
])('a stream %s gives what came before', (_, packed, text) => {
  expect(unpack(packed)).toBe(text)
})

it('text of any length comes back', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20_000, unit: 'binary-ascii' }), (text) => {
      expect(Buffer.from(decompressVba(compressVba(text), 1_000_000)).toString('latin1')).toBe(text)
    }),
    { seed: 29, numRuns: 50 },
  )
})

it('any bytes give no more than was asked for', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(5000), (bytes, max) => {
      expect(decompressVba(Uint8Array.of(1, ...bytes), max).length).toBeLessThanOrEqual(max)
    }),
    { seed: 31, numRuns: 500 },
  )
})
