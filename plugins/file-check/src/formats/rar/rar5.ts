/** Blocks of RAR 5. */
import type { Content } from '../../check'
import { ByteReader, Malformed } from '../byte-reader'
import { crc32 } from '../crc32'
import { u32 } from '../little-endian'
import type { RarBlock, RarEntry } from './blocks'

const MAIN = 1
const FILE = 2
const ENCRYPTION = 4
const END = 5

const HAS_EXTRA = 0x01
const HAS_DATA = 0x02
const SPLIT = 0x18
const MAIN_VOLUME = 0x01
const MAIN_NUMBER = 0x02
const FILE_DIRECTORY = 0x01
const FILE_TIME = 0x02
const FILE_CRC = 0x04
const FILE_UNKNOWN_SIZE = 0x08
const END_NEXT_VOLUME = 0x01
const EXTRA_ENCRYPTION = 1
const EXTRA_REDIRECTION = 5
/** Symbolic links of Unix and Windows, and junctions; the others point into the archive. */
const LAST_SYMLINK = 3

const FIRST_READ = 256
const CRC_LENGTH = 4
/** Checksum, size, type, flags. */
const LEAST_HEADER = 7
/** The format allows 2 MB; names and extra fields together come nowhere near. */
const LARGEST_HEADER = 65_536
const LONGEST_NUMBER = 10

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Seven bits a byte, the lowest first. Exact up to 2^53. @throws {Malformed} */
function readNumber(reader: ByteReader): number {
  let value = 0
  for (let byte = 0; byte < LONGEST_NUMBER; byte++) {
    const next = reader.u8()
    value += (next & 0x7f) * 2 ** (7 * byte)
    if (next < 0x80) return value
  }
  throw new Malformed()
}

interface Header {
  readonly type: number
  readonly flags: number
  /** Between the common fields and the extra area. */
  readonly fields: ByteReader
  readonly extra: ByteReader
  /** Bytes of the header with its checksum and size. */
  readonly length: number
  readonly dataLength: number
}

/** @throws {Malformed} */
export async function readRar5Block(content: Content, at: number): Promise<RarBlock> {
  const header = await readHeader(content, at)
  const length = header.length + header.dataLength
  switch (header.type) {
    case MAIN:
      return { kind: 'main', length, volume: mainVolume(header) }
    case FILE:
      return { kind: 'file', length, entry: readFile(header, at) }
    case ENCRYPTION:
      return { kind: 'encrypted', length }
    case END: {
      const hasNext = (readNumber(header.fields) & END_NEXT_VOLUME) !== 0
      return { kind: 'end', length, volume: { number: undefined, last: !hasNext } }
    }
    default:
      return { kind: 'other', length }
  }
}

async function readHeader(content: Content, at: number): Promise<Header> {
  const first = await content.read(at, Math.min(FIRST_READ, content.size - at), { max: FIRST_READ, why: 'rar header' })
  if (first.length < LEAST_HEADER) throw new Malformed('cut')
  const reader = new ByteReader(first)
  reader.skip(CRC_LENGTH)
  const size = readNumber(reader)
  const length = reader.at + size
  if (size < 1 || length > LARGEST_HEADER) throw new Malformed()
  if (at + length > content.size) throw new Malformed('cut')
  const bytes =
    length <= first.length
      ? first.subarray(0, length)
      : await content.read(at, length, { max: LARGEST_HEADER, why: 'rar header' })
  if (crc32(bytes.subarray(CRC_LENGTH)) !== u32(bytes, 0)) throw new Malformed()
  return readCommon(bytes, reader.at)
}

function readCommon(bytes: Uint8Array, at: number): Header {
  const reader = new ByteReader(bytes, at)
  const type = readNumber(reader)
  const flags = readNumber(reader)
  const extraLength = flags & HAS_EXTRA ? readNumber(reader) : 0
  const dataLength = flags & HAS_DATA ? readNumber(reader) : 0
  if (extraLength > reader.left) throw new Malformed()
  const extraAt = bytes.length - extraLength
  return {
    type,
    flags,
    fields: new ByteReader(bytes, reader.at, extraAt),
    extra: new ByteReader(bytes, extraAt),
    length: bytes.length,
    dataLength,
  }
}

/** The first volume has no number. */
function mainVolume({ fields }: Header): RarBlock['volume'] {
  const flags = readNumber(fields)
  if (!(flags & MAIN_VOLUME)) return undefined
  return { number: flags & MAIN_NUMBER ? readNumber(fields) + 1 : 1, last: undefined }
}

function readFile({ flags, fields, extra, length, dataLength }: Header, at: number): RarEntry {
  const fileFlags = readNumber(fields)
  const size = readNumber(fields)
  readNumber(fields) // attributes
  if (fileFlags & FILE_TIME) fields.skip(4)
  const crc = fileFlags & FILE_CRC ? fields.u32() : undefined
  const method = (readNumber(fields) >>> 7) & 7
  readNumber(fields) // host
  const name = utf8.decode(fields.take(readNumber(fields)))
  const { encrypted, target } = readExtra(extra)
  return {
    name,
    size: fileFlags & FILE_UNKNOWN_SIZE ? 0 : size,
    compressedSize: dataLength,
    encryption: encrypted ? 'aes' : 'none',
    directory: (fileFlags & FILE_DIRECTORY) !== 0,
    symlink: target !== undefined,
    target,
    offset: at,
    dataAt: at + length,
    stored: method === 0,
    split: (flags & SPLIT) !== 0,
    crc,
  }
}

/** What does not hold together in here is left alone: the header's checksum was right. */
function readExtra(extra: ByteReader): { readonly encrypted: boolean; readonly target: string | undefined } {
  let encrypted = false
  let target: string | undefined
  try {
    while (extra.left > 0) {
      const size = readNumber(extra)
      const record = new ByteReader(extra.take(size))
      const type = readNumber(record)
      if (type === EXTRA_ENCRYPTION) encrypted = true
      if (type === EXTRA_REDIRECTION) target = readTarget(record)
    }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
  }
  return { encrypted, target }
}

function readTarget(record: ByteReader): string | undefined {
  const kind = readNumber(record)
  readNumber(record) // flags
  const target = utf8.decode(record.take(readNumber(record)))
  return kind <= LAST_SYMLINK ? target : undefined
}
