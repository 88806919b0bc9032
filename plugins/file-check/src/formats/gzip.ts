/** Gzip files: one or more members, each a header, a deflate stream, and a checksum with the size. */
import type { Content } from '../check'
import { decodeText } from './archive/names'
import { type Archive, type ArchiveEntry, type EntryBytes, UNREAD } from './archive/types'
import { crc32 } from './crc32'
import { inflateAtMost, type NextPiece } from './inflate'
import { u8, u16, u32 } from './little-endian'

const MAGIC = 0x8b1f
const DEFLATE = 8
const LEAST_HEADER = 10
const TRAILER = 8
const EXTRA = 1 << 2
const NAME = 1 << 3
const COMMENT = 1 << 4
const HEADER_CRC = 1 << 1
/** Name, comment and extra field together. */
const LARGEST_HEADER = 66_560
const LARGEST_PIECE = 65_536
const FIRST_PIECE = 4_096
const MOST_MEMBERS = 64

interface Header {
  readonly name: string
  readonly length: number
}

/** @returns undefined where the bytes are no gzip file */
export async function openGzip(content: Content): Promise<Archive | undefined> {
  if (u16(content.head, 0) !== MAGIC || u8(content.head, 2) !== DEFLATE) return undefined
  const header = await readHeader(content, 0)
  const entry: ArchiveEntry = {
    name: header?.name ?? '',
    // What the end of the file states is no more than the last four bytes of a file that was cut.
    size: 0,
    compressedSize: content.size,
    encryption: 'none',
    directory: false,
    symlink: false,
    offset: 0,
  }
  return {
    format: 'gzip',
    entries: header ? [entry] : [],
    complete: true,
    encryptedNames: false,
    problems: header ? [] : [{ kind: 'cut', offset: content.size }],
    volume: undefined,
    read: (_, max) => readMembers(content, max),
  }
}

async function readHeader(content: Content, at: number): Promise<Header | undefined> {
  const length = Math.min(LARGEST_HEADER, content.size - at)
  if (length < LEAST_HEADER) return undefined
  const first = Math.min(length, FIRST_PIECE)
  const short = parseHeader(await content.read(at, first, { max: first, why: 'gzip header' }))
  if (short || length === first) return short
  return parseHeader(await content.read(at, length, { max: LARGEST_HEADER, why: 'gzip header' }))
}

/** @returns undefined where it ends outside */
function parseHeader(bytes: Uint8Array): Header | undefined {
  const flags = u8(bytes, 3)
  let at = LEAST_HEADER
  if (flags & EXTRA) at += 2 + u16(bytes, at)
  let name = ''
  if (flags & NAME) {
    const end = bytes.indexOf(0, at)
    if (end < 0) return undefined
    name = decodeText(bytes.subarray(at, end))
    at = end + 1
  }
  if (flags & COMMENT) {
    const end = bytes.indexOf(0, at)
    if (end < 0) return undefined
    at = end + 1
  }
  if (flags & HEADER_CRC) at += 2
  return at <= bytes.length ? { name, length: at } : undefined
}

/** All members together; what follows the last one is padding. */
async function readMembers(content: Content, max: number): Promise<EntryBytes> {
  const pieces: Uint8Array[] = []
  let length = 0
  let at = 0
  for (let member = 0; member < MOST_MEMBERS; member++) {
    const read = await readMember(content, at, max - length)
    if (!read) break
    pieces.push(read.bytes)
    length += read.bytes.length
    at = read.end
    if (!read.whole) return { bytes: Buffer.concat(pieces), whole: false, problem: read.problem, consumed: at }
  }
  if (pieces.length === 0) return UNREAD
  return { bytes: Buffer.concat(pieces), whole: true, consumed: at }
}

interface Member extends Pick<EntryBytes, 'bytes' | 'whole' | 'problem'> {
  /** Where it ends in the file, or what was read of it. */
  readonly end: number
}

async function readMember(content: Content, at: number, max: number): Promise<Member | undefined> {
  const magic = await content.read(at, Math.min(3, content.size - at), { max: 3, why: 'gzip magic' })
  if (u16(magic, 0) !== MAGIC || u8(magic, 2) !== DEFLATE) return undefined
  const header = await readHeader(content, at)
  if (!header) return { bytes: UNREAD.bytes, whole: false, problem: 'cut', end: content.size }
  const start = at + header.length
  const { bytes, state, consumed } = await inflateAtMost(piecesFrom(content, start), max)
  const end = start + consumed
  if (state === 'full') return { bytes, whole: false, problem: undefined, end }
  if (state !== 'ended') return { bytes, whole: false, problem: state === 'cut' ? 'cut' : 'data', end }
  if (end + TRAILER > content.size) return { bytes, whole: false, problem: 'cut', end }
  const trailer = await content.read(end, TRAILER, { max: TRAILER, why: 'gzip trailer' })
  const isRight = u32(trailer, 0) === crc32(bytes) && u32(trailer, 4) === bytes.length % 2 ** 32
  return { bytes, whole: isRight, problem: isRight ? undefined : 'data', end: end + TRAILER }
}

function piecesFrom(content: Content, start: number): NextPiece {
  let at = start
  let piece = FIRST_PIECE
  return async () => {
    const length = Math.min(piece, content.size - at)
    if (length <= 0) return undefined
    const bytes = await content.read(at, length, { max: LARGEST_PIECE, why: 'gzip data' })
    at += length
    piece = Math.min(piece * 4, LARGEST_PIECE)
    return bytes
  }
}
