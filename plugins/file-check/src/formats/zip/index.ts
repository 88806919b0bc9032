/** Zip archives by hand, from the central directory: no entry is unpacked unless it is asked for, and then in part. */
import type { Content } from '../../check'
import { u32 } from '../little-endian'
import { readDirectory } from './directory'
import { findEnd } from './end-record'
import { inspectEntry } from './read-entry'
import type { Zip, ZipEntry, ZipLimits, ZipListing } from './types'
import { SPANNED, walkLocalHeaders } from './walk'

export type { Zip, ZipEntry } from './types'

const LOCAL_HEADER = 0x04034b50
const DEFAULT_LIMITS: ZipLimits = { entries: 10_000 }

/**
 * Opens a zip archive, also one that follows other bytes; of one that was cut, the entries that stand whole at its start.
 * Reads the last 66 KB and the central directory; entries only when they are asked for.
 * @returns undefined where the bytes are no zip archive
 * @throws {AttachmentError} where the bytes cannot be read; malformed bytes are told in {@link Zip.problems}
 */
export async function openZip(content: Content, limits: ZipLimits = DEFAULT_LIMITS): Promise<Zip | undefined> {
  const listing = await listedOnce(content, limits)
  if (!listing) return undefined
  const inspect = (entry: ZipEntry, max: number) => inspectEntry(content, entry, max)
  return { ...listing, inspect, read: async (entry, max) => (await inspect(entry, max)).bytes }
}

/** Several checks look into the same archive. */
const KNOWN = new WeakMap<Content, ZipListing>()

/** A list that a limit cut short is made anew: the next caller may have more time. */
async function listedOnce(content: Content, limits: ZipLimits): Promise<ZipListing | undefined> {
  const known = KNOWN.get(content)
  if (known && known.entries.length <= limits.entries) return known
  const listing = await listZip(content, limits)
  if (listing?.complete) KNOWN.set(content, listing)
  return listing
}

async function listZip(content: Content, limits: ZipLimits): Promise<ZipListing | undefined> {
  const magic = u32(content.head, 0)
  const isAtStart = magic === LOCAL_HEADER || magic === SPANNED
  const end = await findEnd(content)
  if (!end) return isAtStart ? walkLocalHeaders(content, limits) : undefined
  const listing = await readDirectory(content, end, limits)
  // An archive that begins the file, and another one that ends it: the first was cut inside an entry that is an archive itself.
  if (magic === LOCAL_HEADER && listing.start > 0) return walkLocalHeaders(content, limits)
  // Four bytes may look like an end record anywhere.
  const isChance = !isAtStart && listing.stated > 0 && listing.entries.length === 0 && !listing.encryptedDirectory
  return isChance ? undefined : listing
}
