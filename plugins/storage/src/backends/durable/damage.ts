/** Files that are not as they were written: where, and what an operator can do, depending on what else is there. */
import { StorageError } from '../../problem'
import { type Folder, nameOf } from './layout'

/** Found while reading; {@link explainDamage} makes it an error for people. */
export class Damage extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super(`${file} is damaged in line ${line}`)
    this.name = 'Damage'
  }
}

/**
 * A damaged snapshot can be put aside when an older one is there: the logs since then are kept. A log in use exists
 * once; without a backup of it the way back is an older generation, as a copy with the next number.
 */
export function explainDamage({ file, line }: Damage, directory: string, { logs, snapshots }: Folder): StorageError {
  const place = { file, line, directory }
  if (file.startsWith('snapshot')) {
    const older = snapshots.at(-2)
    if (older === undefined && logs[0] !== 1) return new StorageError('damaged-only-snapshot', place)
    const base = older === undefined ? nameOf('log', 1) : nameOf('snapshot', older)
    return new StorageError('damaged-snapshot', { ...place, base })
  }
  const newest = snapshots.at(-1)
  if (newest === undefined) return new StorageError('damaged-first-log', place)
  const next = Math.max(newest, logs.at(-1) ?? 0) + 1
  return new StorageError('damaged-log', { ...place, from: nameOf('snapshot', newest), to: nameOf('snapshot', next) })
}
