/** The compression of VBA source: chunks of 4096 bytes with copies from within the chunk. */
import { u8, u16 } from '../little-endian'

const SIGNATURE = 1
const CHUNK = 4096

/**
 * Format: [MS-OVBA] 2.4.1.
 * @param max most bytes that are put out
 * @returns what could be unpacked before the first contradiction; nothing where the signature is missing
 */
export function decompressVba(bytes: Uint8Array, max: number): Uint8Array {
  if (bytes[0] !== SIGNATURE) return new Uint8Array()
  const out = new Uint8Array(Math.min(max, Math.ceil(bytes.length / 3) * CHUNK))
  let length = 0
  let at = 1
  while (at + 2 <= bytes.length && length < out.length) {
    const header = u16(bytes, at)
    if (((header >> 12) & 7) !== 3) break
    const end = Math.min(bytes.length, at + (header & 0xfff) + 3)
    const chunk = bytes.subarray(at + 2, end)
    length = header & 0x8000 ? unpackChunk(chunk, out, length) : copyChunk(chunk, out, length)
    at = end
  }
  return out.subarray(0, length)
}

function copyChunk(chunk: Uint8Array, out: Uint8Array, start: number): number {
  const part = chunk.subarray(0, Math.min(CHUNK, out.length - start))
  out.set(part, start)
  return start + part.length
}

/** @returns the length of `out` afterwards; a copy from before the chunk ends it */
function unpackChunk(chunk: Uint8Array, out: Uint8Array, start: number): number {
  const most = Math.min(out.length, start + CHUNK)
  let length = start
  let at = 0
  while (at < chunk.length && length < most) {
    const flags = u8(chunk, at++)
    for (let bit = 0; bit < 8 && at < chunk.length && length < most; bit++) {
      if (!((flags >> bit) & 1)) {
        out[length++] = u8(chunk, at++)
        continue
      }
      const { offset, count } = copyToken(u16(chunk, at), length - start)
      at += 2
      if (offset > length - start) return length
      for (let copied = 0; copied < count && length < most; copied++, length++) out[length] = u8(out, length - offset)
    }
  }
  return length
}

/** The further into the chunk, the more bits belong to the offset: at least 4, at most 12. */
function copyToken(token: number, position: number): { offset: number; count: number } {
  const bits = Math.min(12, Math.max(4, Math.ceil(Math.log2(Math.max(1, position)))))
  return { offset: (token >> (16 - bits)) + 1, count: (token & (0xffff >> bits)) + 3 }
}
