/** Numbers and lists of flags as 7z headers write them. */
import { type ByteReader, Malformed } from '../byte-reader'

/** A number of one to nine bytes: the first byte's high bits say how many follow. Exact up to 2^53. */
export function readNumber(reader: ByteReader): number {
  const first = reader.u8()
  let value = 0
  let mask = 0x80
  for (let byte = 0; byte < 8; byte++) {
    if (!(first & mask)) return value + (first & (mask - 1)) * 2 ** (8 * byte)
    value += reader.u8() * 2 ** (8 * byte)
    mask >>= 1
  }
  return value
}

/**
 * How many things follow.
 * @param most as many as there can be: each takes at least some bits of what is left
 * @throws {Malformed}
 */
export function readCount(reader: ByteReader, most = reader.left): number {
  const count = readNumber(reader)
  if (count > most) throw new Malformed()
  return count
}

export function readBits(reader: ByteReader, count: number): boolean[] {
  const bytes = reader.take(Math.ceil(count / 8))
  return Array.from({ length: count }, (_, bit) => ((bytes[bit >> 3]! << (bit & 7)) & 0x80) !== 0)
}

/** Flags that are left out where all of them are set. */
export function readOptionalBits(reader: ByteReader, count: number): boolean[] {
  return reader.u8() ? new Array<boolean>(count).fill(true) : readBits(reader, count)
}
