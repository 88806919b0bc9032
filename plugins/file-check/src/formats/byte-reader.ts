/** Headers that are read one field after another: each read is within bounds, or the header is malformed. */
import { u16, u32, u64 } from './little-endian'

/** A header that does not hold together, or that the end of the file cuts; never leaves the parser that reads it. */
export class Malformed extends Error {
  constructor(readonly kind: 'header' | 'cut' = 'header') {
    super(kind)
  }
}

export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  get left(): number {
    return this.end - this.at
  }

  /** @throws {Malformed} where fewer bytes are left */
  skip(length: number): number {
    if (!(length >= 0 && length <= this.left)) throw new Malformed()
    this.at += length
    return this.at - length
  }

  take(length: number): Uint8Array {
    const start = this.skip(length)
    return this.bytes.subarray(start, start + length)
  }

  u8(): number {
    return this.bytes[this.skip(1)]!
  }

  u16(): number {
    return u16(this.bytes, this.skip(2))
  }

  u32(): number {
    return u32(this.bytes, this.skip(4))
  }

  u64(): number {
    return u64(this.bytes, this.skip(8))
  }
}
