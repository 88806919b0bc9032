/** For operators: which generations there are, and the way back to one, or to whatever can still be read. */
import { type Files, nodeFiles } from '../../files'
import { StorageError } from '../../problem'
import { Damage, explainDamage } from './damage'
import { type Folder, nameOf, pathOf, readFolder } from './layout'
import { isTorn, readLines } from './lines'
import { readSnapshot } from './load'
import { lockFolder } from './lock'
import { type LogRecord, writesOf } from './record'
import { DurableFile, openLow } from './snapshot'

export interface RestoreOptions {
  readonly directory: string
  readonly now: () => number
  /** A number that `generations` gives; without it: everything that can be read, up to the present. */
  readonly generation?: number
  readonly files?: Files
}

export interface Restored {
  /** The snapshot that was written; it is in force at the next start. */
  readonly file: string
  readonly entries: number
  /** Lines that could not be read; of a snapshot the first such line, and then nothing of it is used. */
  readonly lost: readonly { readonly file: string; readonly line: number }[]
}

/** The numbers of the snapshots that are kept, newest first. */
export async function generations(directory: string, files: Files = nodeFiles): Promise<number[]> {
  return [...(await readFolder(files, directory)).snapshots].reverse()
}

/**
 * Writes a new generation and changes no other file, so that nothing is lost by trying.
 * @throws StorageError while a writer is at work, or when the wanted generation cannot be read
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { directory, now, generation, files = nodeFiles } = options
  const release = await lockFolder(directory, { now, patience: 0 })
  try {
    const folder = await readFolder(files, directory)
    const state =
      generation === undefined
        ? await readable(files, directory, folder)
        : await stateOf(files, directory, folder, generation)
    const number = Math.max(0, ...folder.logs, ...folder.snapshots) + 1
    const { table, sequence, lost } = state
    const file = new DurableFile(files, pathOf(directory, 'snapshot', number))
    const low = await openLow(file, { sequence, collections: table.snapshot() })
    await low.write()
    return { file: nameOf('snapshot', number), entries: table.list('').length, lost }
  } finally {
    await release()
  }
}

type State = Omit<Awaited<ReturnType<typeof readSnapshot>>, 'bytes'> & Pick<Restored, 'lost'>

async function stateOf(files: Files, directory: string, folder: Folder, generation: number): Promise<State> {
  if (!folder.snapshots.includes(generation)) throw new StorageError('no-generation', { directory, generation })
  try {
    return { ...(await readSnapshot(files, directory, generation)), lost: [] }
  } catch (error) {
    throw error instanceof Damage ? explainDamage(error, directory, folder) : error
  }
}

/** The newest snapshot that can be read, and after it every line of the logs that can. */
async function readable(files: Files, directory: string, folder: Folder): Promise<State> {
  const lost: { file: string; line: number }[] = []
  const base = await newestReadable(files, directory, folder, lost)
  let { sequence } = base
  for (const number of folder.logs.filter((log) => log > base.number)) {
    const bytes = await files.read(pathOf(directory, 'log', number))
    for (const line of readLines(bytes)) {
      if (line.content === undefined) {
        if (!isTorn(bytes, line)) lost.push({ file: nameOf('log', number), line: line.number })
      } else if (line.number > 1) {
        const record = line.content as LogRecord
        for (const write of writesOf(record).flat()) base.table.apply(write)
        sequence = record.sequence
      }
    }
  }
  return { ...base, sequence, lost }
}

async function newestReadable(
  files: Files,
  directory: string,
  folder: Folder,
  lost: { file: string; line: number }[],
): ReturnType<typeof readSnapshot> {
  for (const number of [...folder.snapshots].reverse()) {
    try {
      return await readSnapshot(files, directory, number)
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      lost.push({ file: error.file, line: error.line })
    }
  }
  return readSnapshot(files, directory, undefined)
}
