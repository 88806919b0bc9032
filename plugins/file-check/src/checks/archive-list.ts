/** What the list of an archive's entries tells by itself: locks, programs, names that are turned round, unsafe paths, entries that share bytes. */
import { printable } from '../finding'
import type { Archive, ArchiveEntry } from '../formats/archive/types'
import { isOverridden, shownAs } from '../formats/name/bidi'
import { baseName } from '../formats/name/file-name'
import type { ArchiveFindings, Where } from './archive-findings'
import { isUnsafeLink, programExtension, unsafePath } from './archive-names'
import { overlapping } from './archive-sizes'

const LONGEST_NAME = 512

export interface Listed {
  /** The names of the archives that it is in, each with a slash behind it; hostile. */
  readonly path: string
  readonly findings: ArchiveFindings
  /** A document or an app: its names are left alone. */
  readonly isDocument: boolean
}

export function lookAtList(archive: Archive, listed: Listed): void {
  addEncryption(archive, listed)
  addOverlaps(archive, listed)
  if (listed.isDocument) return
  for (const entry of archive.entries) lookAtName(entry, listed)
}

function addEncryption({ format, entries, encryptedNames }: Archive, { path, findings }: Listed): void {
  const encrypted = entries.filter(({ encryption }) => encryption !== 'none')
  const first = path ? path.slice(0, -1) : encrypted[0]?.name
  if (encryptedNames) findings.add('archive-encrypted', { variant: 'names', format }, { entry: first })
  else if (encrypted.length > 0) {
    const measured = { variant: 'entries', format, count: encrypted.length, entries: entries.length }
    findings.add('archive-encrypted', measured, { entry: first })
  }
}

function addOverlaps(archive: Archive, listed: Listed): void {
  const shared = overlapping(archive)
  if (!shared[0]) return
  listed.findings.add('archive-overlap', { format: archive.format, count: shared.length }, whereOf(shared[0], listed))
}

function lookAtName(entry: ArchiveEntry, listed: Listed): void {
  const { name, directory, symlink, target } = entry
  const extension = directory ? undefined : programExtension(name)
  if (extension) {
    listed.findings.add('archive-nested-executable', { variant: 'name', extension }, whereOf(entry, listed))
  }
  if (isOverridden(name)) {
    const shown = printable(shownAs(baseName(name.slice(-LONGEST_NAME))))
    listed.findings.add('bidi-override', { variant: 'entry', shown }, whereOf(entry, listed))
  }
  const unsafe = unsafePath(name)
  if (unsafe) listed.findings.add('archive-unsafe-path', { variant: unsafe }, whereOf(entry, listed))
  if (symlink && target !== undefined) lookAtTarget(entry, target, listed)
}

/** @param target where the link points, hostile */
export function lookAtTarget(entry: ArchiveEntry, target: string, listed: Listed): void {
  if (!isUnsafeLink(entry.name, target)) return
  listed.findings.add('archive-unsafe-path', { variant: 'link' }, whereOf(entry, listed))
}

function whereOf({ name, offset }: ArchiveEntry, { path }: Listed): Where {
  return { offset: path ? undefined : offset, entry: path + name }
}
