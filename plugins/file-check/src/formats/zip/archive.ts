/** A zip archive in the terms that all archives share. */
import type { Content } from '../../check'
import {
  type Archive,
  type ArchiveLimits,
  type ArchiveProblem,
  type ArchiveProblemKind,
  type EntryBytes,
  UNREAD,
} from '../archive/types'
import { openZip } from './index'
import type { Zip, ZipEntry, ZipProblemKind, ZipRead } from './types'

const KINDS: Readonly<Record<ZipProblemKind, ArchiveProblemKind>> = {
  'no-end': 'cut',
  'no-directory': 'directory',
  'cut-directory': 'directory',
  count: 'directory',
  outside: 'outside',
  extra: 'header',
}

/** @returns undefined where the bytes are no zip archive */
export async function openZipArchive(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  const zip = await openZip(content, limits)
  if (!zip) return undefined
  const possible = zip.entries.filter(
    (entry) => isPossible(entry) && entry.offset + entry.compressedSize <= content.size,
  )
  const liar = zip.entries.find((entry) => !isPossible(entry))
  const problems = zip.problems.map(problemOf)
  if (liar) problems.push({ kind: 'size', offset: liar.offset, entry: liar.name })
  const volume = volumeOf(zip)
  return {
    format: 'zip',
    entries: zip.entries,
    complete: zip.complete,
    encryptedNames: zip.encryptedDirectory,
    problems,
    volume,
    dataEnd: volume ? undefined : zip.directory.start || undefined,
    unpacked: possible.reduce((sum, { size }) => sum + size, 0),
    read: async (entry, max) => bytesOf(await zip.inspect(entry as ZipEntry, max), entry as ZipEntry),
  }
}

const STORED = 0
const DEFLATED = 8
/** Deflate makes no more of a byte. */
const MOST_RATIO = 1_032

/** Whether an entry of the declared length can unpack to the declared size. */
function isPossible({ method, encryption, size, compressedSize, directory }: ZipEntry): boolean {
  if (encryption !== 'none' || directory) return true
  if (method === STORED) return size === compressedSize
  return method !== DEFLATED || size <= (compressedSize + 1) * MOST_RATIO
}

function problemOf({ kind, offset, entry }: Zip['problems'][number]): ArchiveProblem {
  return { kind: KINDS[kind], offset, entry }
}

/** The last volume knows how many there are; the first has no end record. */
function volumeOf({ volume: { number, of }, entries }: Zip): Archive['volume'] {
  if (of === 1) return undefined
  return entries.length > 0 && number === 0 ? { number: 1, of: undefined } : { number: number + 1, of }
}

function bytesOf({ bytes, whole, problem, consumed }: ZipRead, entry: ZipEntry): EntryBytes {
  switch (problem) {
    case undefined:
      return { bytes, whole, consumed }
    case 'encrypted':
    case 'method':
      return UNREAD
    case 'size':
      return { bytes, whole, problem: 'size', consumed }
    default:
      // A directory without a header of its own harms nobody.
      return entry.directory ? UNREAD : { bytes, whole, problem: 'data', consumed }
  }
}
