/** The end of a zip archive: where its central directory is, how many entries it states, which volume this is. */
import type { Content } from '../../check'
import { u16, u32, u64 } from '../little-endian'

export interface ZipEnd {
  /** Where the end record (of ZIP64, if there is one) stands in the file: the directory ends there or before. */
  readonly at: number
  readonly entries: number
  readonly directorySize: number
  /** As stated, from the start of the archive, which is not always the start of the file. */
  readonly directoryOffset: number
  /** From 0. */
  readonly volume: number
  readonly encryptedDirectory: boolean
}

const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const LOCATOR_64 = 0x07064b50
const LOCATOR_64_LENGTH = 20
const END_64 = 0x06064b50
const END_64_LENGTH = 56
/** Bytes: enough for a short comment, and one page of a cache. */
const NEAR_END = 4_096
const FARTHEST_END = END_LENGTH + LONGEST_COMMENT + LOCATOR_64_LENGTH + END_64_LENGTH
/** Since this version of the format the record may say how the directory itself is encrypted. */
const DIRECTORY_ENCRYPTION = 62
/** Fields of 16 and 32 bits that say: look into the ZIP64 record. */
const IN_64_SHORT = 0xffff
const IN_64 = 0xffffffff

/** Looks near the end first: comments are rare, and long ones rarer. */
export async function findEnd(content: Content): Promise<ZipEnd | undefined> {
  return (await findEndWithin(content, NEAR_END, true)) ?? (await findEndWithin(content, FARTHEST_END, false))
}

/** @param exact whether the record has to end with the file */
async function findEndWithin(content: Content, most: number, exact: boolean): Promise<ZipEnd | undefined> {
  const length = Math.min(content.size, most)
  const start = content.size - length
  const tail = await content.read(start, length, { max: length, why: 'zip end record' })
  const at = lastEnd(tail, exact)
  if (at === undefined) return undefined
  const plain = plainEnd(tail, at, start)
  const locator = at - LOCATOR_64_LENGTH
  if (locator < 0 || u32(tail, locator) !== LOCATOR_64) return plain
  return (await end64(content, tail, start, locator, plain)) ?? plain
}

/** The last record whose comment ends with the file; failing that the last whose comment fits, as after appended bytes. */
function lastEnd(tail: Uint8Array, exact: boolean): number | undefined {
  const text = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength)
  let fitting: number | undefined
  for (let at = text.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0; ) {
    const end = at + END_LENGTH + u16(tail, at + 20)
    if (at + END_LENGTH <= tail.length && end === tail.length) return at
    if (end <= tail.length) fitting ??= at
    if (at === 0) break
    at = text.lastIndexOf('PK\x05\x06', at - 1, 'latin1')
  }
  return exact ? undefined : fitting
}

function plainEnd(tail: Uint8Array, at: number, start: number): ZipEnd {
  return {
    at: start + at,
    entries: u16(tail, at + 10),
    directorySize: u32(tail, at + 12),
    directoryOffset: u32(tail, at + 16),
    volume: u16(tail, at + 4),
    encryptedDirectory: false,
  }
}

/** Where the locator points, or right before it: bytes put before the archive move it. */
async function end64(
  content: Content,
  tail: Uint8Array,
  start: number,
  locator: number,
  plain: ZipEnd,
): Promise<ZipEnd | undefined> {
  const before = locator - END_64_LENGTH
  if (before >= 0 && u32(tail, before) === END_64) return with64(tail, before, start + before, plain)
  const stated = u64(tail, locator + 8)
  if (stated + END_64_LENGTH > start + locator) return undefined
  const record = await content.read(stated, END_64_LENGTH, { max: END_64_LENGTH, why: 'zip64 end record' })
  return u32(record, 0) === END_64 ? with64(record, 0, stated, plain) : undefined
}

/** A field of the plain record counts unless it points here. */
function with64(bytes: Uint8Array, at: number, offset: number, plain: ZipEnd): ZipEnd {
  return {
    at: offset,
    entries: plain.entries === IN_64_SHORT ? u64(bytes, at + 32) : plain.entries,
    directorySize: plain.directorySize === IN_64 ? u64(bytes, at + 40) : plain.directorySize,
    directoryOffset: plain.directoryOffset === IN_64 ? u64(bytes, at + 48) : plain.directoryOffset,
    volume: plain.volume === IN_64_SHORT ? u32(bytes, at + 16) : plain.volume,
    encryptedDirectory: u16(bytes, at + 14) >= DIRECTORY_ENCRYPTION && u64(bytes, at + 4) > END_64_LENGTH - 12,
  }
}
