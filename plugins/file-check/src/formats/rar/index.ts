/** RAR archives of both families, by their headers; only what is stored as it is can be read. */
import type { Content } from '../../check'
import type { Archive, ArchiveEntry, ArchiveLimits, EntryBytes } from '../archive/types'
import { UNREAD } from '../archive/types'
import { bytesOf, startsWith } from '../bytes'
import { crc32 } from '../crc32'
import { type RarEntry, walkBlocks } from './blocks'
import { readRar4Block } from './rar4'
import { readRar5Block } from './rar5'

export const RAR_SIGNATURE = bytesOf('Rar!\x1a\x07')
const RAR4 = bytesOf('Rar!\x1a\x07\x00')
const RAR5 = bytesOf('Rar!\x1a\x07\x01\x00')

/** @returns undefined where the bytes are no RAR archive */
export async function openRar(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  const isRar5 = startsWith(content.head, RAR5)
  if (!isRar5 && !startsWith(content.head, RAR4)) return undefined
  const listing = isRar5
    ? await walkBlocks(content, RAR5.length, readRar5Block, limits, true)
    : await walkBlocks(content, RAR4.length, readRar4Block, limits, false)
  return { format: 'rar', ...listing, read: (entry, max) => readStored(content, entry as RarEntry, max) }
}

async function readStored(content: Content, entry: RarEntry & ArchiveEntry, max: number): Promise<EntryBytes> {
  if (!entry.stored || entry.split || entry.encryption !== 'none') return UNREAD
  const length = Math.min(entry.size, entry.compressedSize, max, content.size - entry.dataAt)
  if (length <= 0) return UNREAD
  const bytes = await content.read(entry.dataAt, length, { max: length, why: 'rar entry' })
  const whole = bytes.length === entry.size
  const isWrong = whole && entry.crc !== undefined && crc32(bytes) !== entry.crc
  return { bytes, whole, problem: isWrong ? 'data' : undefined, consumed: bytes.length }
}
