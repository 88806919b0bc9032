/** 7z archives: the signature header, the header that it points to, and the files that this lists. */
import type { Content } from '../../check'
import type { Archive, ArchiveEntry, ArchiveLimits, ArchiveProblemKind, EntryBytes } from '../archive/types'
import { UNREAD } from '../archive/types'
import { Malformed } from '../byte-reader'
import { bytesOf, startsWith } from '../bytes'
import { crc32 } from '../crc32'
import { u32, u64 } from '../little-endian'
import { isEncrypted, readHeader, type SevenZipHeader } from './header'
import type { Folder } from './streams'
import { type Unpacked, unpackStart } from './unpack'

export const SEVEN_ZIP_SIGNATURE = bytesOf("7z\xbc\xaf'\x1c")
const SIGNATURE_HEADER = 32
/** 10,000 files with long names take less, unpacked. */
const LARGEST_HEADER = 2 * 1024 * 1024
/** A file deep inside a folder is not unpacked: everything before it would be, too. */
const DEEPEST = 256 * 1024
/** Of any file: LZMA is unpacked at ten megabytes a second here. */
const MOST_UNPACKED = 2 * 1024 * 1024
/** Unpacked at once, so that the next file of the folder is there already. */
const LEAST_UNPACKED = 32 * 1024

interface Entry extends ArchiveEntry {
  readonly folder: Folder | undefined
  /** Where it begins in its folder's content. */
  readonly at: number
}

type Listing = Omit<Archive, 'read'> & { readonly entries: readonly Entry[] }

const EMPTY: Listing = {
  format: '7z',
  entries: [],
  complete: true,
  encryptedNames: false,
  problems: [],
  volume: undefined,
}

/** @returns undefined where the bytes are no 7z archive */
export async function openSevenZip(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  if (!startsWith(content.head, SEVEN_ZIP_SIGNATURE)) return undefined
  const listing = await list(content, limits)
  const unpack = keepStarts(content)
  return { ...listing, read: async (entry, max) => readFile(unpack, entry as Entry, max) }
}

async function list(content: Content, limits: ArchiveLimits): Promise<Listing> {
  const { head } = content
  const next = { offset: u64(head, 12), size: u64(head, 20) }
  const at = SIGNATURE_HEADER + next.offset
  const needs = at + next.size
  if (content.size < SIGNATURE_HEADER) return broken('cut', content.size, SIGNATURE_HEADER)
  if (crc32(head.subarray(12, SIGNATURE_HEADER)) !== u32(head, 8)) return broken('header', 8)
  if (needs > content.size) return broken('cut', content.size, needs)
  if (next.size === 0) return EMPTY
  if (next.size > LARGEST_HEADER) return { ...EMPTY, complete: false }
  const bytes = await content.read(at, next.size, { max: LARGEST_HEADER, why: '7z header' })
  if (crc32(bytes) !== u32(head, 28)) return broken('header', at)
  return listHeader(content, bytes, at, limits)
}

async function listHeader(content: Content, bytes: Uint8Array, at: number, limits: ArchiveLimits): Promise<Listing> {
  try {
    const header = await readHeader(content, bytes, SIGNATURE_HEADER, Math.min(LARGEST_HEADER, limits.inflated))
    if (header === 'encrypted') return { ...EMPTY, encryptedNames: true }
    if (header === 'limit') return { ...EMPTY, complete: false }
    const entries = listEntries(header, limits)
    const isOutside = header.end > content.size
    return {
      ...EMPTY,
      entries,
      complete: entries.length === header.files.length,
      problems: isOutside ? [{ kind: 'outside', offset: at }] : [],
    }
  } catch (error) {
    if (error instanceof Malformed) return broken('header', at)
    throw error
  }
}

function broken(kind: ArchiveProblemKind, offset: number, needs?: number): Listing {
  return { ...EMPTY, problems: [{ kind, offset, needs }] }
}

/** Files with content take the stretches of the folders one after another. */
function listEntries({ files, folders }: SevenZipHeader, limits: ArchiveLimits): Entry[] {
  const stretches = folders.flatMap((folder) => {
    let at = 0
    return folder.files.map((size) => {
      at += size
      return { folder, size, at: at - size }
    })
  })
  let next = 0
  return files.slice(0, limits.entries).map(({ name, hasStream, directory, symlink }) => {
    const stretch = hasStream ? stretches[next++] : undefined
    const folder = stretch?.folder
    return {
      name,
      size: stretch?.size ?? 0,
      compressedSize: folder?.files.length === 1 ? folder.packedSize : 0,
      encryption: folder && isEncrypted(folder) ? 'aes' : 'none',
      directory,
      symlink,
      offset: folder?.packedAt ?? 0,
      folder,
      at: stretch?.at ?? 0,
    }
  })
}

type Unpack = (folder: Folder, length: number) => Promise<Unpacked | undefined>

/** What was unpacked of a folder is kept, and twice as much is unpacked when it does not suffice. */
function keepStarts(content: Content): Unpack {
  const starts = new Map<Folder, Unpacked | undefined>()
  return async (folder, length) => {
    const kept = starts.get(folder)
    const isEnough = kept && (kept.bytes.length >= length || kept.bytes.length < kept.possible)
    if (isEnough || (starts.has(folder) && !kept)) return kept
    const unpacked = await unpackStart(content, folder, Math.max(length, LEAST_UNPACKED, 2 * (kept?.bytes.length ?? 0)))
    starts.set(folder, unpacked)
    return unpacked
  }
}

async function readFile(unpack: Unpack, { folder, at, size }: Entry, max: number): Promise<EntryBytes> {
  const length = at + Math.min(size, max, MOST_UNPACKED)
  if (!folder || isEncrypted(folder) || (at > 0 && length > DEEPEST)) return UNREAD
  const unpacked = await unpack(folder, length)
  if (!unpacked) return UNREAD
  const bytes = unpacked.bytes.subarray(at, length)
  const problem = unpacked.bytes.length < length ? 'data' : undefined
  return { bytes, whole: unpacked.exact && bytes.length === size, problem, consumed: unpacked.consumed }
}
