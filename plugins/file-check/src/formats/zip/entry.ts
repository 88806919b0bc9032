/** One header of a zip entry, central or local, read into what readers need of it. */
import { u16, u32 } from '../little-endian'
import { extraField, isSound, withZip64 } from './extra'
import { decodeName, decodeNameAt } from './name'
import type { ZipEncryption, ZipEntry } from './types'

export const CENTRAL_LENGTH = 46
export const LOCAL_LENGTH = 30
/** Sizes and CRC follow the data instead of standing before it. */
export const DESCRIPTOR_FLAG = 1 << 3
const ENCRYPTED_FLAG = 1
const STRONG_FLAG = 1 << 6
const AES = 0x9901
const STRONG = 0x0017
const HOST_UNIX = 3
const HOST_MAC = 19
const FILE_TYPE = 0o170_000
const SYMLINK = 0o120_000
const DIRECTORY_ATTRIBUTE = 0x10

export interface ReadHeader {
  readonly entry: ZipEntry
  /** False where an extra field ends outside, or a ZIP64 size is missing. */
  readonly isSound: boolean
}

/**
 * A central header that was seen to lie within `bytes`. Archives have thousands, so nothing is made that most do not need.
 * @param view over the same bytes
 * @param start where the archive begins in the file
 */
export function readEntry(bytes: Buffer, view: DataView, at: number, start: number): ReadHeader {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const attributes = view.getUint32(at + 38, true)
  const nameStart = at + CENTRAL_LENGTH
  const extra =
    extraLength === 0 ? NO_EXTRA : bytes.subarray(nameStart + nameLength, nameStart + nameLength + extraLength)
  const plain = {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  const sizes = withZip64(plain, extra)
  const { size, compressedSize, offset } = sizes ?? plain
  const name = decodeNameAt(bytes, nameStart, nameStart + nameLength, flags, extra)
  const entry: ZipEntry = {
    name,
    method: view.getUint16(at + 10, true),
    encryption: encryptionOf(flags, extra),
    crc: view.getUint32(at + 16, true),
    compressedSize,
    size,
    offset: start + offset,
    headerLength: LOCAL_LENGTH + nameLength,
    directory: endsFolder(name) || (size === 0 && (attributes & DIRECTORY_ATTRIBUTE) !== 0),
    symlink: isSymlink(bytes[at + 5] ?? 0, attributes),
  }
  return { entry, isSound: sizes !== undefined && isSound(extra) }
}

const NO_EXTRA = new Uint8Array()

function endsFolder(name: string): boolean {
  return name.endsWith('/') || name.endsWith('\\')
}

/**
 * A local header that was seen to lie within `bytes`; where the sizes follow the data, they are 0.
 * @param offset where the header stands in the file
 */
export function readLocalEntry(bytes: Uint8Array, at: number, offset: number): ReadHeader {
  const nameEnd = at + LOCAL_LENGTH + u16(bytes, at + 26)
  const raw = bytes.subarray(at + LOCAL_LENGTH, nameEnd)
  const extra = bytes.subarray(nameEnd, nameEnd + u16(bytes, at + 28))
  const plain = { size: u32(bytes, at + 22), compressedSize: u32(bytes, at + 18), offset: 0 }
  const sizes = withZip64(plain, extra)
  const flags = u16(bytes, at + 6)
  const name = decodeName(raw, flags, extra)
  const { size, compressedSize } = sizes ?? plain
  const entry: ZipEntry = {
    name,
    method: u16(bytes, at + 8),
    encryption: encryptionOf(flags, extra),
    crc: u32(bytes, at + 14),
    compressedSize,
    size,
    offset,
    headerLength: LOCAL_LENGTH + raw.length,
    directory: endsFolder(name),
    symlink: false,
  }
  return { entry, isSound: sizes !== undefined && isSound(extra) }
}

function encryptionOf(flags: number, extra: Uint8Array): ZipEncryption {
  if (!(flags & ENCRYPTED_FLAG)) return 'none'
  if (extraField(extra, AES)) return 'aes'
  return flags & STRONG_FLAG || extraField(extra, STRONG) ? 'strong' : 'zipcrypto'
}

/** @param host the system that wrote the entry */
function isSymlink(host: number, attributes: number): boolean {
  return (host === HOST_UNIX || host === HOST_MAC) && ((attributes >>> 16) & FILE_TYPE) === SYMLINK
}
