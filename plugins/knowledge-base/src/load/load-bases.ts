/** Loads a knowledge folder from disk. */
import { basename, resolve } from 'node:path'
import type { Knowledge } from '@support-agent/diagnosis'
import type { Mistake } from '../mistake'
import { type ReadBases, readBases } from '../read-bases'
import { selectKnowledge } from '../select'
import { readFolder } from './read-folder'

/** Reads, checks and compiles every base under `dir`. Never throws for the sake of what lies there; all that is wrong is in `mistakes`. */
export function loadBases(dir: string): ReadBases {
  const root = resolve(dir)
  const { files, findings } = readFolder(root)
  return readBases(files, basename(root), findings)
}

/** {@link loadBases} and {@link selectKnowledge} in one. */
export function loadKnowledge(
  dir: string,
  ids?: readonly string[] | 'all',
): { readonly knowledge: Knowledge; readonly mistakes: readonly Mistake[] } {
  const { bases, mistakes } = loadBases(dir)
  return { knowledge: selectKnowledge(bases, ids), mistakes }
}
