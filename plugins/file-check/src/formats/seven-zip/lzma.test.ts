/** LZMA and LZMA2: what a packer wrote comes back, in whole and in part, and anything else does no harm. */
import fc from 'fast-check'
import { LZMA_PROPERTIES, packLzma } from '../../testing/build-lzma'
import { LzmaDecoder, lzmaProperties } from './lzma'
import { decodeLzma2 } from './lzma2'

const WORDS = 'hello archive '.repeat(40)
const RUNS = Array.from({ length: 80 }, (_, at) => String.fromCharCode((at % 7) + 65).repeat((at % 5) + 1)).join('')
/** {@link RUNS} and {@link WORDS} as XZ Utils pack them: with repeated distances, which the packer of these tests does not use. */
const BY_XZ = {
  lzma: 'ACCQrIegRav3yqnmhThiJtpn0ptaRuBboG2hYTkTRyGWUzlLtNYQCDDyX4BC2ctloZiCrFItaC3RUvlLXd77WF7TiKyhP//oYgAA',
  lzma2: '4AMfAEM4ACCQrQNjQqqkLURHvHSsiVNFdAtutiVJVmbMrczLR6GjljwdG2dVK+AXQnlCyfGftKGlchI+Xv6tCW9WwIvRdNTMMAAA',
}

function unpack(stream: Uint8Array, length: number, properties = LZMA_PROPERTIES): { whole: boolean; bytes: Buffer } {
  const output = Buffer.alloc(length)
  const decoder = new LzmaDecoder(output, lzmaProperties(properties)!)
  const whole = decoder.decode(stream, length)
  return { whole, bytes: output.subarray(0, decoder.length) }
}

describe('LZMA', () => {
  it('unpacks what XZ Utils packed', () => {
    const { whole, bytes } = unpack(Buffer.from(BY_XZ.lzma, 'base64'), RUNS.length + WORDS.length)
    expect([whole, bytes.toString()]).toEqual([true, RUNS + WORDS])
  })

  it('unpacks only the beginning, where the buffer is short', () => {
    expect(unpack(Buffer.from(BY_XZ.lzma, 'base64'), 10).bytes.toString()).toBe(RUNS.slice(0, 10))
  })

  it('ends at the end mark', () => {
    const { whole, bytes } = unpack(packLzma(Buffer.from(WORDS), true), 10_000)
    expect([whole, bytes.toString()]).toEqual([true, WORDS])
  })

  it('says that a stream was cut', () => {
    const stream = packLzma(Buffer.from(RUNS))
    expect(unpack(stream.subarray(0, stream.length / 2), RUNS.length).whole).toBe(false)
  })

  it('gives back whatever was packed', () => {
    const letters = fc.uint8Array({ maxLength: 300, max: 3 })
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.tuple(letters, letters, letters).map((all) => Buffer.concat(all)),
    )
    fc.assert(
      fc.property(bytes, (input) => {
        expect(unpack(packLzma(input), input.length).bytes).toEqual(Buffer.from(input))
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('puts out no more than the buffer holds, whatever comes in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(500), fc.nat(224), (input, length, byte) => {
        const properties = lzmaProperties(byte)
        if (properties)
          expect(unpack(Uint8Array.from([0, ...input]), length, byte).bytes.length).toBeLessThanOrEqual(length)
      }),
      { seed: 2, numRuns: 2_000 },
    )
  })

  it.each([225, 255, 44])('properties %i are refused', (byte) => {
    expect(lzmaProperties(byte)).toBe(undefined)
  })
})

describe('LZMA2', () => {
  const unpack2 = (stream: Uint8Array, length: number) => {
    const output = Buffer.alloc(length)
    return output.subarray(0, decodeLzma2(stream, output)).toString()
  }

  it('unpacks what XZ Utils packed', () => {
    expect(unpack2(Buffer.from(BY_XZ.lzma2, 'base64'), 5_000)).toBe(RUNS + WORDS)
  })

  it('takes chunks as they are, and packed ones with all resets', () => {
    const first = packLzma(Buffer.from(WORDS))
    const big = (value: number) => [value >> 8, value & 0xff]
    const packed = [...big(WORDS.length - 1), ...big(first.length - 1)]
    const stream = [
      ...[1, 0, 2, ...Buffer.from('abc')],
      ...[0xe0, ...packed, LZMA_PROPERTIES, ...first],
      ...[2, 0, 1, ...Buffer.from('de'), 0],
    ]
    expect(unpack2(Uint8Array.from(stream), 5_000)).toBe(`abc${WORDS}de`)
  })

  it.each<[string, number[]]>([
    ['an unknown chunk', [3, 0, 0, 65]],
    ['properties that no encoder writes', [0xe0, 0, 9, 0, 9, 255, 0, 0, 0, 0, 0]],
    ['nothing', []],
  ])('%s gives nothing', (_, stream) => {
    expect(unpack2(Uint8Array.from(stream), 100)).toBe('')
  })

  it('puts out no more than the buffer holds, whatever comes in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(500), (input, length) => {
        expect(decodeLzma2(input, new Uint8Array(length))).toBeLessThanOrEqual(length)
      }),
      { seed: 3, numRuns: 2_000 },
    )
  })
})
