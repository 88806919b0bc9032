/** Opens an archive by its first bytes, whatever its format; a zip by its last ones as well. */
import type { Content } from '../../check'
import { openCab } from '../cab'
import { openGzip } from '../gzip'
import { openIso } from '../iso'
import { openPackedStream } from '../packed-streams'
import { openRar } from '../rar'
import { openSevenZip } from '../seven-zip'
import { openTar } from '../tar'
import { openZipArchive } from '../zip/archive'
import { contentBehindProgram } from './self-extracting'
import type { Archive, ArchiveLimits } from './types'

/**
 * @returns undefined where the bytes are no archive
 * @throws {AttachmentError} where the bytes cannot be read; malformed bytes are told in {@link Archive.problems}
 */
export async function openArchive(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  return (
    (await openSevenZip(content, limits)) ??
    (await openRar(content, limits)) ??
    (await openGzip(content)) ??
    (await openPackedStream(content)) ??
    (await openCab(content, limits)) ??
    openIso(content) ??
    (await openTar(content, limits)) ??
    (await openZipArchive(content, limits)) ??
    (await openBehindProgram(content, limits))
  )
}

async function openBehindProgram(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  const behind = await contentBehindProgram(content)
  if (!behind) return undefined
  return (await openSevenZip(behind.content, limits)) ?? (await openRar(behind.content, limits))
}
