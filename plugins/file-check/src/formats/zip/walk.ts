/** The entries of a zip archive without its end: those that stand whole at the start of the file. */
import type { Content } from '../../check'
import { u16, u32 } from '../little-endian'
import { DESCRIPTOR_FLAG, LOCAL_LENGTH, readLocalEntry } from './entry'
import type { ZipEntry, ZipLimits, ZipListing } from './types'

const LOCAL_HEADER = 0x04034b50
/** The first volume of several begins with it. */
export const SPANNED = 0x08074b50
/** One read a header, so only so many. */
const MOST_HEADERS = 64
const MOST_HEADER_BYTES = 1024

export async function walkLocalHeaders(content: Content, limits: ZipLimits): Promise<ZipListing> {
  const isSpanned = u32(content.head, 0) === SPANNED
  const entries: ZipEntry[] = []
  let at = isSpanned ? 4 : 0
  while (entries.length < Math.min(MOST_HEADERS, limits.entries) && !limits.isOver?.()) {
    const length = Math.min(MOST_HEADER_BYTES, content.size - at)
    if (length < LOCAL_LENGTH) break
    const bytes = await content.read(at, length, { max: MOST_HEADER_BYTES, why: 'zip local header' })
    const headerLength = LOCAL_LENGTH + u16(bytes, 26) + u16(bytes, 28)
    if (u32(bytes, 0) !== LOCAL_HEADER || headerLength > bytes.length) break
    const { entry } = readLocalEntry(bytes, 0, at)
    const isSizeLater = (u16(bytes, 6) & DESCRIPTOR_FLAG) !== 0 && entry.compressedSize === 0
    entries.push(isSizeLater ? { ...entry, compressedSize: content.size - at - headerLength } : entry)
    if (isSizeLater) break
    at += headerLength + entry.compressedSize
  }
  return {
    entries,
    stated: entries.length,
    complete: true,
    problems: isSpanned ? [] : [{ kind: 'no-end', offset: content.size }],
    start: 0,
    directory: { start: 0, end: 0 },
    encryptedDirectory: false,
    volume: { number: 0, of: isSpanned ? 2 : 1 },
  }
}
