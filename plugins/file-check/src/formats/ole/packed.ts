/** Compound files that are kept compressed within another file. */
import { inflateSync } from 'node:zlib'
import { u16 } from '../little-endian'

/** Before the deflate stream stands the size that it inflates to. @returns nothing where it is damaged, or longer than `max` */
export function unpackStorage(data: Uint8Array, max: number): Uint8Array {
  return inflated(data.subarray(4), max)
}

/** `editdata.mso`, the macro project of documents in XML or MIME: a header that says where the deflate stream begins. */
export function unpackActiveMime(data: Uint8Array, max: number): Uint8Array {
  if (Buffer.from(data.subarray(0, 10)).toString('latin1') !== 'ActiveMime') return new Uint8Array()
  return inflated(data.subarray(u16(data, 30) + 46), max)
}

function inflated(data: Uint8Array, max: number): Uint8Array {
  if (max <= 0) return new Uint8Array()
  try {
    return inflateSync(data, { maxOutputLength: max })
  } catch {
    return new Uint8Array()
  }
}
