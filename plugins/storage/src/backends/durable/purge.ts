/** Takes what must be forgotten out of every file that is not written any more: old logs and all generations. */
import { join } from 'node:path'
import type { Files } from '../../files'
import type { Entry, Json } from '../../store'
import type { Collections, Write } from '../../table'
import { Damage } from './damage'
import { inOrder, KEPT, type Kind, pathOf, readFolder } from './layout'
import { readLines } from './lines'
import { encodeHeader, encodeRecord, type LogHeader, type LogRecord, writesOf } from './record'
import { DurableFile, openLow, parseSnapshot } from './snapshot'
import { writeWhole } from './write-file'

export interface Purge {
  readonly files: Files
  readonly directory: string
  /** The newest log that is complete; there is a snapshot of the state at its end. */
  readonly upTo: number
  /** The state at its end, in which nothing matches any more. */
  readonly collections: Collections
  /** The keys that matched until then. */
  readonly deleted: readonly string[]
  readonly matches: (key: string, value: Json) => boolean
}

/**
 * From the oldest file to the newest: a deletion may go only when no older file holds what it deletes.
 * Files that cannot be read go as a whole, and so do copies of another format: nobody can tell what is in them, and the
 * present does not need them.
 */
export async function cleanFolder(purge: Purge): Promise<void> {
  const { files, directory, upTo } = purge
  const stays = filterOf(purge)
  const folder = await readFolder(files, directory)
  for (const { kind, number } of inOrder(folder)) if (number <= upTo) await cleanFile(purge, kind, number, stays)
  for (const name of [...folder.leftovers, KEPT]) await files.remove(join(directory, name))
  await files.syncFolder(directory)
}

type Filter = (write: Write) => boolean

/**
 * A deletion goes only with every earlier value of its key, else one of them would be back. A key that is in use now
 * keeps its deletions: what they delete may be a value that stays.
 */
function filterOf({ matches, deleted, collections }: Purge): Filter {
  const gone = new Set(deleted)
  const live = new Set([...collections.values()].flatMap((entries) => entries.map(({ key }) => key)))
  return ({ key, value }) => {
    if (gone.has(key) || (!live.has(key) && matches(key, null))) return false
    return value === undefined || !matches(key, value)
  }
}

async function cleanFile({ files, directory }: Purge, kind: Kind, number: number, stays: Filter): Promise<void> {
  const path = pathOf(directory, kind, number)
  const bytes = await files.read(path)
  try {
    if (kind === 'log') await cleanLog(files, path, bytes, stays)
    else await cleanSnapshot(files, path, bytes, stays)
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    await files.remove(path)
  }
}

async function cleanLog(files: Files, path: string, bytes: Buffer, stays: Filter): Promise<void> {
  let changed = false
  const parts: Buffer[] = []
  for (const { number, content } of readLines(bytes)) {
    if (content === undefined) throw new Damage(path, number)
    if (number === 1) parts.push(encodeHeader((content as LogHeader).after))
    else {
      const commits = writesOf(content as LogRecord)
      const kept = commits.map((writes) => writes.filter(stays))
      changed ||= kept.some((writes, i) => writes.length < (commits[i]?.length ?? 0))
      parts.push(encodeRecord((content as LogRecord).sequence, kept))
    }
  }
  if (changed) await writeWhole(files, path, parts)
}

async function cleanSnapshot(files: Files, path: string, bytes: Buffer, stays: Filter): Promise<void> {
  const { sequence, collections } = parseSnapshot(bytes, path)
  const kept = new Map<string, Entry[]>()
  let changed = false
  for (const [name, entries] of collections) {
    const rest = entries.filter(stays)
    changed ||= rest.length < entries.length
    if (rest.length > 0) kept.set(name, rest)
  }
  if (!changed) return
  const low = await openLow(new DurableFile(files, path), { sequence, collections: kept })
  await low.write()
}
