/** LZMA2: chunks of LZMA, or of bytes as they are, one after another. */
import { LzmaDecoder, type LzmaProperties, lzmaProperties } from './lzma'

const END = 0
const COPY_AND_FORGET = 1
const COPY = 2
const PACKED = 0x80
const COPY_HEADER = 3
const PACKED_HEADER = 5

/** What a packed chunk does before it begins, from bits 5 and 6 of its first byte. */
const RESET = 1
const NEW_PROPERTIES = 2
const FORGET = 3

/** Until the first chunk says otherwise. */
const UNSET: LzmaProperties = { lc: 0, lp: 0, pb: 0 }

/**
 * Puts out as much as the buffer holds.
 * @returns how many bytes; fewer than the buffer where the stream ended, is cut or is damaged
 */
export function decodeLzma2(input: Uint8Array, output: Uint8Array): number {
  const decoder = new LzmaDecoder(output, UNSET)
  let at = 0
  while (at < input.length && decoder.length < output.length) {
    const control = input[at]!
    if (control === END) break
    const used = control & PACKED ? packedChunk(decoder, input, at) : copiedChunk(decoder, input, at)
    if (used === undefined) break
    at += used
  }
  return decoder.length
}

/** @returns the chunk's length with its header; undefined where it is none, or is cut */
function copiedChunk(decoder: LzmaDecoder, input: Uint8Array, at: number): number | undefined {
  const control = input[at]!
  if (control !== COPY && control !== COPY_AND_FORGET) return undefined
  if (control === COPY_AND_FORGET) decoder.forget()
  const length = big16(input, at + 1) + 1
  decoder.copy(input.subarray(at + COPY_HEADER, at + COPY_HEADER + length))
  return COPY_HEADER + length
}

function packedChunk(decoder: LzmaDecoder, input: Uint8Array, at: number): number | undefined {
  const control = input[at]!
  const reset = (control >> 5) & 3
  const unpacked = ((control & 0x1f) << 16) + big16(input, at + 1) + 1
  const packed = big16(input, at + 3) + 1
  const start = at + PACKED_HEADER + (reset >= NEW_PROPERTIES ? 1 : 0)
  if (reset === FORGET) decoder.forget()
  if (reset >= RESET) {
    const properties = reset >= NEW_PROPERTIES ? lzmaProperties(input[start - 1] ?? 0xff) : decoder.properties
    if (!properties) return undefined
    decoder.reset(properties)
  }
  const until = Math.min(decoder.length + unpacked, decoder.output.length)
  return decoder.decode(input.subarray(start, start + packed), until) ? start + packed - at : undefined
}

function big16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
