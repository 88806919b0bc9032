/** Blocks of RAR 1.5 to 4. */
import type { Content } from '../../check'
import { decodeText } from '../archive/names'
import { Malformed } from '../byte-reader'
import { crc32 } from '../crc32'
import { u8, u16, u32 } from '../little-endian'
import type { RarBlock, RarEntry } from './blocks'
import { decodeRarName } from './rar4-name'

const MAIN = 0x73
const FILE = 0x74
const SERVICE = 0x7a
const END = 0x7b
const LEAST_HEADER = 7
const FIRST_READ = 256
const LARGEST_HEADER = 0xffff

const HAS_DATA = 0x8000
const MAIN_VOLUME = 0x0001
const MAIN_COMMENT = 0x0002
const MAIN_ENCRYPTED = 0x0080
const MAIN_FIRST_VOLUME = 0x0100
const FILE_SPLIT = 0x0003
const FILE_ENCRYPTED = 0x0004
const FILE_COMMENT = 0x0008
const FILE_DIRECTORY = 0x00e0
const FILE_LARGE = 0x0100
const FILE_UNICODE = 0x0200
const END_NEXT_VOLUME = 0x0001
const END_CRC = 0x0002
const END_NUMBER = 0x0008

const FILE_HEADER = 32
const LARGE_FIELDS = 8
const STORED = 0x30
const HOST_UNIX = 3
const FILE_TYPE = 0o170_000
const SYMLINK = 0o120_000

/** @throws {Malformed} */
export async function readRar4Block(content: Content, at: number): Promise<RarBlock> {
  const header = await readHeader(content, at)
  const type = u8(header, 2)
  const flags = u16(header, 3)
  const hasOldComment = (type === MAIN && flags & MAIN_COMMENT) || (type === FILE && flags & FILE_COMMENT)
  // The checksum of a header with a comment inside covers only a part of it.
  if (!hasOldComment && (crc32(header.subarray(2)) & 0xffff) !== u16(header, 0)) throw new Malformed()
  switch (type) {
    case MAIN:
      return mainBlock(header, flags)
    case FILE:
      return fileBlock(header, flags, at)
    case END:
      return endBlock(header, flags)
    default:
      return { kind: 'other', length: header.length + dataLength(header, type, flags) }
  }
}

async function readHeader(content: Content, at: number): Promise<Uint8Array> {
  const first = await content.read(at, Math.min(FIRST_READ, content.size - at), { max: FIRST_READ, why: 'rar header' })
  const length = u16(first, 5)
  if (first.length < LEAST_HEADER || at + length > content.size) throw new Malformed('cut')
  if (length < LEAST_HEADER) throw new Malformed()
  if (length <= first.length) return first.subarray(0, length)
  return content.read(at, length, { max: LARGEST_HEADER, why: 'rar header' })
}

function dataLength(header: Uint8Array, type: number, flags: number): number {
  const isFile = type === FILE || type === SERVICE
  if (!isFile && !(flags & HAS_DATA)) return 0
  return u32(header, 7) + (isFile && flags & FILE_LARGE ? u32(header, FILE_HEADER) * 2 ** 32 : 0)
}

/** Behind the main header everything is encrypted where it says so. */
function mainBlock(header: Uint8Array, flags: number): RarBlock {
  const isVolume = (flags & MAIN_VOLUME) !== 0
  return {
    kind: flags & MAIN_ENCRYPTED ? 'encrypted' : 'main',
    length: header.length,
    volume: isVolume ? { number: flags & MAIN_FIRST_VOLUME ? 1 : undefined, last: undefined } : undefined,
  }
}

function endBlock(header: Uint8Array, flags: number): RarBlock {
  const hasNext = (flags & END_NEXT_VOLUME) !== 0
  const length = header.length + dataLength(header, END, flags)
  if (!(flags & END_NUMBER))
    return { kind: 'end', length, volume: hasNext ? { number: undefined, last: false } : undefined }
  const number = u16(header, LEAST_HEADER + (flags & END_CRC ? 4 : 0)) + 1
  return { kind: 'end', length, volume: hasNext || number > 1 ? { number, last: !hasNext } : undefined }
}

function fileBlock(header: Uint8Array, flags: number, at: number): RarBlock {
  const isLarge = (flags & FILE_LARGE) !== 0
  const nameAt = FILE_HEADER + (isLarge ? LARGE_FIELDS : 0)
  const nameEnd = nameAt + u16(header, 26)
  if (header.length < nameAt || nameEnd > header.length) throw new Malformed()
  const raw = header.subarray(nameAt, nameEnd)
  const length = dataLength(header, FILE, flags)
  const isDirectory = (flags & FILE_DIRECTORY) === FILE_DIRECTORY
  const entry: RarEntry = {
    name: flags & FILE_UNICODE ? decodeRarName(raw) : decodeText(raw),
    size: u32(header, 11) + (isLarge ? u32(header, FILE_HEADER + 4) * 2 ** 32 : 0),
    compressedSize: length,
    encryption: flags & FILE_ENCRYPTED ? 'rar' : 'none',
    directory: isDirectory,
    symlink: u8(header, 15) === HOST_UNIX && (u32(header, 28) & FILE_TYPE) === SYMLINK,
    offset: at,
    dataAt: at + header.length,
    stored: u8(header, 25) === STORED,
    split: (flags & FILE_SPLIT) !== 0,
    crc: u32(header, 16),
  }
  return { kind: 'file', length: header.length + length, entry }
}
