/** Brings the files of an older version to the present one; a copy of them is kept. */
import { join } from 'node:path'
import type { Files } from '../../files'
import { StorageError, type StorageEvent } from '../../problem'
import { FORMAT, formatOf, HEAD, type Migrations } from './format'
import { inOrder, KEPT, nameOf, readFolder } from './layout'
import { writeWhole } from './write-file'

interface Outdated {
  readonly name: string
  readonly format: number
}

/**
 * Nothing is changed before every file is known to be of a version that can be read. A crash in the middle is fine: the
 * next start goes on with the files that are still old.
 * @throws StorageError for a newer version, or one that nothing leads away from
 */
export async function migrateFolder(
  files: Files,
  directory: string,
  migrations: Migrations,
  onEvent: (event: StorageEvent) => void,
): Promise<void> {
  const outdated: Outdated[] = []
  for (const { kind, number } of inOrder(await readFolder(files, directory))) {
    const name = nameOf(kind, number)
    const format = formatOf(await files.read(join(directory, name), HEAD)) ?? FORMAT
    if (format > FORMAT) throw new StorageError('newer-format', { directory, file: name, format, known: FORMAT })
    for (let step = format; step < FORMAT; step++) {
      if (!migrations.has(step))
        throw new StorageError('no-migration', { directory, file: name, format, known: FORMAT })
    }
    if (format < FORMAT) outdated.push({ name, format })
  }
  const [first] = outdated
  if (first === undefined) return
  await keepCopies(files, directory, outdated)
  for (const file of outdated) await migrateFile(files, directory, file, migrations)
  onEvent({ code: 'migrated', params: { from: first.format, to: FORMAT, folder: join(directory, KEPT) } })
}

async function keepCopies(files: Files, directory: string, outdated: readonly Outdated[]): Promise<void> {
  const folder = join(directory, KEPT)
  await files.makeFolder(folder)
  const there = new Set(await files.names(folder))
  for (const { name } of outdated) {
    if (!there.has(name)) await writeWhole(files, join(folder, name), [await files.read(join(directory, name))])
  }
}

async function migrateFile(
  files: Files,
  directory: string,
  { name, format }: Outdated,
  migrations: Migrations,
): Promise<void> {
  const path = join(directory, name)
  let bytes = await files.read(path)
  for (let step = format; step < FORMAT; step++) bytes = migrations.get(step)?.({ name, bytes }) ?? bytes
  await writeWhole(files, path, [bytes])
}
