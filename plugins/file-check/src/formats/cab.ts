/** Cabinets: the header, and the names of the files in it. */
import type { Content } from '../check'
import { decodeText } from './archive/names'
import { type Archive, type ArchiveEntry, type ArchiveLimits, UNREAD } from './archive/types'
import { bytesOf, startsWith } from './bytes'
import { u16, u32 } from './little-endian'

const MAGIC = bytesOf('MSCF\x00\x00\x00\x00')
const LEAST_HEADER = 36
const FILE_HEADER = 16
const LONGEST_NAME = 256
const LARGEST_LIST = 1024 * 1024
const HAS_PREVIOUS = 1
const HAS_NEXT = 2

/** @returns undefined where the bytes are no cabinet */
export async function openCab(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  const { head } = content
  if (!startsWith(head, MAGIC)) return undefined
  const size = u32(head, 8)
  const stated = u16(head, 28)
  const flags = u16(head, 30)
  const number = u16(head, 34) + 1
  const isCut = size > content.size || head.length < LEAST_HEADER
  const entries = isCut ? [] : await listFiles(content, u32(head, 16), Math.min(stated, limits.entries))
  const isShort = !isCut && entries.length < Math.min(stated, limits.entries)
  return {
    format: 'cab',
    entries,
    complete: stated <= limits.entries,
    encryptedNames: false,
    problems: isCut
      ? [{ kind: 'cut', offset: content.size, needs: Math.max(size, LEAST_HEADER) }]
      : isShort
        ? [{ kind: 'directory', offset: u32(head, 16) }]
        : [],
    volume: flags & (HAS_PREVIOUS | HAS_NEXT) ? { number, of: flags & HAS_NEXT ? undefined : number } : undefined,
    read: async () => UNREAD,
  }
}

async function listFiles(content: Content, at: number, count: number): Promise<ArchiveEntry[]> {
  const length = Math.min(count * (FILE_HEADER + LONGEST_NAME), LARGEST_LIST, content.size - at)
  if (length <= 0) return []
  const bytes = await content.read(at, length, { max: LARGEST_LIST, why: 'cab files' })
  const entries: ArchiveEntry[] = []
  for (let next = 0; entries.length < count; ) {
    const nameAt = next + FILE_HEADER
    const end = bytes.indexOf(0, nameAt)
    if (end < 0 || end - nameAt > LONGEST_NAME) break
    entries.push({
      name: decodeText(bytes.subarray(nameAt, end)),
      size: u32(bytes, next),
      compressedSize: 0,
      encryption: 'none',
      directory: false,
      symlink: false,
      offset: at + next,
    })
    next = end + 1
  }
  return entries
}
