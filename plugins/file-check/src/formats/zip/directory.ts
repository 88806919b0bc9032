/** The central directory of a zip archive, found and read at once, or of a huge archive far away in part. */
import type { Content } from '../../check'
import { u32 } from '../little-endian'
import type { ZipEnd } from './end-record'
import { CENTRAL_LENGTH, LOCAL_LENGTH, readEntry } from './entry'
import { Problems } from './problems'
import type { Zip, ZipEntry, ZipLimits, ZipListing } from './types'

const CENTRAL_HEADER = 0x02014b50
/** The directory's own encryption puts this record first. */
const ARCHIVE_EXTRA_DATA = 0x08064b50
const HUGE_FILE = 64 * 1024 * 1024
/** Of a huge file that is far away little is read; of any other all that 10,000 entries with long names need. */
const MOST_OF_HUGE = 256 * 1024
const MOST = 8 * 1024 * 1024
/** The time is asked for once in so many entries. */
const ENTRIES_AT_ONCE = 256
/** The number of entries is kept in 16 bits, and tools without ZIP64 let it overflow. */
const COUNT_MASK = 0xffff

export async function readDirectory(content: Content, end: ZipEnd, limits: ZipLimits): Promise<ZipListing> {
  const { directory, start, bytes } = await findDirectory(content, end)
  const encryptedDirectory = end.encryptedDirectory || u32(bytes, 0) === ARCHIVE_EXTRA_DATA
  const found = {
    stated: end.entries,
    start,
    directory,
    encryptedDirectory,
    volume: { number: end.volume, of: end.volume + 1 },
  }
  if (encryptedDirectory) return { ...found, entries: [], complete: true, problems: [] }
  return { ...found, ...listEntries(bytes, found, content.size, limits) }
}

interface Found {
  readonly directory: Zip['directory']
  readonly start: number
  /** Of the directory, perhaps not all. */
  readonly bytes: Uint8Array
}

/** Right before the end record, where bytes before the archive moved it; else where it is stated. */
async function findDirectory(content: Content, end: ZipEnd): Promise<Found> {
  const moved = end.at - end.directorySize - end.directoryOffset
  const starts = moved > 0 && end.volume === 0 ? [moved, 0] : [0]
  for (const start of starts) {
    const from = start + end.directoryOffset
    const bytes = await readUpTo(content, from, Math.min(end.directorySize, end.at - from))
    if (end.entries === 0 || u32(bytes, 0) === CENTRAL_HEADER || end.encryptedDirectory) {
      return { start, directory: { start: from, end: from + end.directorySize }, bytes }
    }
  }
  // The last volume of several: its directory stands before the end record, whatever the offset says.
  const from = Math.max(0, end.at - end.directorySize)
  const bytes = await readUpTo(content, from, end.at - from)
  return { start: 0, directory: { start: from, end: end.at }, bytes }
}

async function readUpTo(content: Content, from: number, length: number): Promise<Uint8Array> {
  const most = content.isFar && content.size > HUGE_FILE ? MOST_OF_HUGE : MOST
  if (length <= 0) return new Uint8Array()
  return content.read(from, Math.min(length, most), { max: most, why: 'zip central directory' })
}

type Listed = Pick<ZipListing, 'entries' | 'complete' | 'problems'>

function listEntries(
  bytes: Uint8Array,
  { directory, start, stated }: Pick<ZipListing, 'directory' | 'start' | 'stated'>,
  fileSize: number,
  limits: ZipLimits,
): Listed {
  const problems = new Problems()
  const entries: ZipEntry[] = []
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isInPart = directory.start + bytes.length < Math.min(directory.end, fileSize)
  let at = 0
  while (at + CENTRAL_LENGTH <= bytes.length && view.getUint32(at, true) === CENTRAL_HEADER) {
    const isLate = entries.length % ENTRIES_AT_ONCE === 0 && limits.isOver?.()
    if (entries.length >= limits.entries || isLate) return { entries, complete: false, problems: problems.all }
    const next =
      at +
      CENTRAL_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
    if (next > bytes.length) break
    const { entry, isSound } = readEntry(buffer, view, at, start)
    entries.push(entry)
    if (!isSound) problems.add('extra', directory.start + at, entry.name)
    // Names in local headers may be shorter, so only the fixed part of the header counts.
    const isHere = view.getUint16(at + 34, true) === 0
    const most = entry.offset < directory.start ? directory.start : fileSize
    if (isHere && entry.offset + LOCAL_LENGTH + entry.compressedSize > most) {
      problems.add('outside', directory.start + at, entry.name)
    }
    at = next
  }
  if (isInPart) return { entries, complete: false, problems: problems.all }
  if (stated > 0 && entries.length === 0) problems.add('no-directory', directory.start)
  else if (at < bytes.length && entries.length < stated) problems.add('cut-directory', directory.start + at)
  else if ((entries.length & COUNT_MASK) !== (stated & COUNT_MASK)) problems.add('count', directory.start)
  return { entries, complete: true, problems: problems.all }
}
