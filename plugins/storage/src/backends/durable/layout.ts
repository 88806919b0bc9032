/** The files of a store's folder: `log-<n>.jsonl` and `snapshot-<n>.jsonl`, which holds all up to the end of log n. */
import { join } from 'node:path'
import type { Files } from '../../files'

export type Kind = 'log' | 'snapshot'

export interface Folder {
  /** Numbers, ascending. */
  readonly logs: readonly number[]
  readonly snapshots: readonly number[]
  /** Temporary files that a crash left behind. */
  readonly leftovers: readonly string[]
}

/** Holds files as they were before a migration. */
export const KEPT = 'before-migration'
export const TEMPORARY = '.tmp'

const NAME = /^(log|snapshot)-(\d{8,15})\.jsonl$/

export function nameOf(kind: Kind, number: number): string {
  return `${kind}-${String(number).padStart(8, '0')}.jsonl`
}

export function pathOf(directory: string, kind: Kind, number: number): string {
  return join(directory, nameOf(kind, number))
}

export async function readFolder(files: Files, directory: string): Promise<Folder> {
  const names = await files.names(directory)
  const numbers = (kind: Kind) =>
    names
      .map((name) => NAME.exec(name))
      .filter((match) => match?.[1] === kind)
      .map((match) => Number(match?.[2]))
      .sort((a, b) => a - b)
  return {
    logs: numbers('log'),
    snapshots: numbers('snapshot'),
    leftovers: names.filter((name) => name.endsWith(TEMPORARY)),
  }
}

/** Every numbered file in the order in which it came to be. */
export function inOrder({ logs, snapshots }: Folder): { readonly kind: Kind; readonly number: number }[] {
  const all = [
    ...logs.map((number) => ({ kind: 'log' as const, number })),
    ...snapshots.map((number) => ({ kind: 'snapshot' as const, number })),
  ]
  return all.sort((a, b) => a.number - b.number || (a.kind === 'log' ? -1 : 1))
}
