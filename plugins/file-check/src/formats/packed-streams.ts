/** Single files packed as bzip2, xz or Zstandard: whether they are whole, and how large they unpack; their content is not read. */
import type { Content } from '../check'
import { type Archive, type ArchiveFormat, UNREAD } from './archive/types'
import { ByteReader, Malformed } from './byte-reader'
import { bytesOf, startsWith } from './bytes'
import { crc32 } from './crc32'
import { u8, u16, u32, u64 } from './little-endian'

const XZ = bytesOf('\xfd7zXZ\x00')
const XZ_HEADER = 12
const XZ_FOOTER = 12
const XZ_FOOTER_MAGIC = bytesOf('YZ')
const LARGEST_INDEX = 1024 * 1024
const BZIP2_BLOCK = '314159265359'
const BZIP2_END = '177245385090'
const BZIP2_END_HIGH = 0x177245
const BZIP2_END_LOW = 0x385090
const BZIP2_CRC = 4
const ZSTD = bytesOf('\x28\xb5\x2f\xfd')
const TAIL = 4_096

/** @returns undefined where the bytes are none of the three */
export async function openPackedStream(content: Content): Promise<Archive | undefined> {
  const { head } = content
  if (startsWith(head, XZ)) return openXz(content)
  if (/^BZh[1-9]$/.test(Buffer.from(head.subarray(0, 4)).toString('latin1'))) return openBzip2(content)
  if (startsWith(head, ZSTD)) return archiveOf('zstd', content, zstdSize(head))
  return undefined
}

/** @param size bytes unpacked; 0 where it is not stated */
function archiveOf(format: ArchiveFormat, content: Content, size: number, problem?: 'cut' | 'header'): Archive {
  const entry = {
    name: '',
    size,
    compressedSize: content.size,
    encryption: 'none',
    directory: false,
    symlink: false,
    offset: 0,
  }
  return {
    format,
    entries: [entry],
    // What is inside stays unseen.
    complete: false,
    encryptedNames: false,
    problems: problem ? [{ kind: problem, offset: problem === 'cut' ? content.size : 0 }] : [],
    volume: undefined,
    read: async () => UNREAD,
  }
}

async function readTail(content: Content): Promise<Uint8Array> {
  const length = Math.min(TAIL, content.size)
  return content.read(content.size - length, length, { max: TAIL, why: 'end of stream' })
}

/** Zeros, as tape and disk pad files with. */
function withoutPadding(tail: Uint8Array): Uint8Array {
  return tail.subarray(0, tail.findLastIndex((byte) => byte !== 0) + 1)
}

async function openBzip2(content: Content): Promise<Archive | undefined> {
  const start = Buffer.from(content.head.subarray(4, 10)).toString('hex').padEnd(12, '0')
  if (start !== BZIP2_BLOCK && start !== BZIP2_END) return undefined
  return archiveOf('bzip2', content, 0, hasBzip2End(await readTail(content)) ? undefined : 'cut')
}

/** The mark stands at any bit; a checksum follows it, and perhaps other bytes. */
function hasBzip2End(tail: Uint8Array): boolean {
  let high = 0
  let low = 0
  for (const byte of tail.subarray(0, -BZIP2_CRC)) {
    for (let bit = 7; bit >= 0; bit--) {
      high = ((high << 1) | (low >>> 23)) & 0xffffff
      low = ((low << 1) | ((byte >> bit) & 1)) & 0xffffff
      if (high === BZIP2_END_HIGH && low === BZIP2_END_LOW) return true
    }
  }
  return false
}

async function openXz(content: Content): Promise<Archive> {
  const { head } = content
  if (head.length < XZ_HEADER) return archiveOf('xz', content, 0, 'cut')
  if (u32(head, 8) !== crc32(head.subarray(6, 8))) return archiveOf('xz', content, 0, 'header')
  const tail = withoutPadding(await readTail(content))
  const footer = tail.subarray(-XZ_FOOTER)
  const ends =
    footer.length === XZ_FOOTER &&
    startsWith(footer, XZ_FOOTER_MAGIC, 10) &&
    u32(footer, 0) === crc32(footer.subarray(4, 10))
  if (!ends) return archiveOf('xz', content, 0, 'cut')
  const end = content.size - (Math.min(TAIL, content.size) - tail.length) - XZ_FOOTER
  return archiveOf('xz', content, await xzSize(content, end, (u32(footer, 4) + 1) * 4))
}

/** From the index that stands before the footer; of several streams, of the last. */
async function xzSize(content: Content, end: number, length: number): Promise<number> {
  if (length > LARGEST_INDEX || length > end) return 0
  const reader = new ByteReader(await content.read(end - length, length, { max: LARGEST_INDEX, why: 'xz index' }))
  try {
    if (reader.u8() !== 0) return 0
    let size = 0
    for (let left = xzNumber(reader); left > 0; left--) {
      xzNumber(reader)
      size += xzNumber(reader)
    }
    return size
  } catch (error) {
    if (error instanceof Malformed) return 0
    throw error
  }
}

/** Seven bits a byte, the lowest first. */
function xzNumber(reader: ByteReader): number {
  let value = 0
  for (let byte = 0; byte < 9; byte++) {
    const next = reader.u8()
    value += (next & 0x7f) * 2 ** (7 * byte)
    if (next < 0x80) return value
  }
  throw new Malformed()
}

/** The content size of the first frame; 0 where it is not stated. */
function zstdSize(head: Uint8Array): number {
  const descriptor = u8(head, 4)
  const isSingle = (descriptor & 0x20) !== 0
  const at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!
  switch (descriptor >> 6) {
    case 0:
      return isSingle ? u8(head, at) : 0
    case 1:
      return u16(head, at) + 256
    case 2:
      return u32(head, at)
    default:
      return u64(head, at)
  }
}
