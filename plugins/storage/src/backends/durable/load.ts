/** The state that a folder holds: its newest snapshot, then the records of the logs after it. */
import type { Files } from '../../files'
import { reasonOf, StorageError } from '../../problem'
import { Table } from '../../table'
import { Damage, explainDamage } from './damage'
import { type Folder, nameOf, pathOf } from './layout'
import { isTorn, readLines } from './lines'
import { type LogHeader, type LogRecord, writesOf } from './record'
import { DurableFile, openLow } from './snapshot'

export interface Loaded {
  readonly table: Table
  readonly sequence: number
  readonly snapshotBytes: number
  readonly logBytes: number
  /** The newest log and its good bytes, if there is one after the snapshot. */
  readonly last?: { readonly number: number; readonly length: number }
  /** The line of a write that did not finish. */
  readonly torn?: { readonly file: string; readonly line: number; readonly bytes: number }
}

/** @throws StorageError that says what is damaged or missing, and what to do */
export async function load(files: Files, directory: string, folder: Folder): Promise<Loaded> {
  try {
    const base = await readSnapshot(files, directory, folder.snapshots.at(-1))
    return await readLogs(files, directory, folder, base)
  } catch (error) {
    if (error instanceof StorageError) throw error
    if (error instanceof Damage) throw explainDamage(error, directory, folder)
    throw new StorageError('unreadable', { directory, reason: reasonOf(error) }, error)
  }
}

interface Base {
  readonly table: Table
  readonly sequence: number
  readonly bytes: number
  readonly number: number
}

/** @throws Damage */
export async function readSnapshot(files: Files, directory: string, number: number | undefined): Promise<Base> {
  const table = new Table()
  if (number === undefined) return { table, sequence: 0, bytes: 0, number: 0 }
  const file = new DurableFile(files, pathOf(directory, 'snapshot', number))
  const low = await openLow(file, { sequence: 0, collections: new Map() })
  await low.read()
  for (const entries of low.data.collections.values()) for (const entry of entries) table.apply(entry)
  return { table, sequence: low.data.sequence, bytes: file.size, number }
}

async function readLogs(files: Files, directory: string, folder: Folder, base: Base): Promise<Loaded> {
  const logs = folder.logs.filter((number) => number > base.number)
  const { table } = base
  const loaded = { table, sequence: base.sequence, snapshotBytes: base.bytes, logBytes: 0 }
  for (const number of logs) {
    const bytes = await files.read(pathOf(directory, 'log', number))
    const name = nameOf('log', number)
    const end = replay(bytes, name, number === logs.at(-1), loaded)
    loaded.sequence = end.sequence
    loaded.logBytes += end.length
    if (number !== logs.at(-1)) continue
    const last = { number, length: end.length }
    const torn = { file: name, line: end.line, bytes: bytes.length - end.length }
    return torn.bytes > 0 ? { ...loaded, last, torn } : { ...loaded, last }
  }
  return loaded
}

/**
 * Applies the records of one log to the table.
 * @param newest whether this is the log that was written last: only it can end in a torn line
 * @returns how far the log is good, and the line where it ends
 * @throws Damage, StorageError
 */
function replay(
  bytes: Buffer,
  name: string,
  newest: boolean,
  { table, sequence }: { readonly table: Table; readonly sequence: number },
): { readonly sequence: number; readonly length: number; readonly line: number } {
  let length = 0
  let last = sequence
  let lines = 1
  for (const line of readLines(bytes)) {
    lines = line.number
    if (line.content === undefined) {
      if (newest && line.number > 1 && isTorn(bytes, line)) break
      throw new Damage(name, line.number)
    }
    const found = line.number === 1 ? (line.content as LogHeader).after : (line.content as LogRecord).sequence - 1
    if (found !== last) throw new StorageError('missing-records', { file: name, line: line.number, found, last })
    if (line.number > 1) {
      for (const write of writesOf(line.content as LogRecord).flat()) table.apply(write)
      last++
    }
    length = line.end
  }
  if (length === 0) throw new Damage(name, 1)
  return { sequence: last, length, line: lines }
}
