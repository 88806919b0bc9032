/** Loads a knowledge folder from disk. */
import { basename, resolve } from 'node:path'
import type { Knowledge } from '@support-agent/diagnosis'
import type { Mistake } from '../mistake'
import { type ReadBases, readBases } from '../read-bases'
import { selectKnowledge } from '../select'
import { basesCache, digestOf } from './cache'
import { readFolder } from './read-folder'

/**
 * Reads, checks and compiles every base under `dir`. Never throws for the sake of what lies there; all that is wrong is in
 * `mistakes`.
 * @param cache a folder that keeps what was compiled without a mistake; without it everything is compiled anew
 */
export function loadBases(dir: string, cache?: string): ReadBases {
  const root = resolve(dir)
  const { files, findings } = readFolder(root)
  if (!cache || findings.length) return readBases(files, basename(root), findings)
  const kept = basesCache(cache)
  const key = digestOf(files)
  const bases = kept.read(key)
  if (bases) return { bases, mistakes: [] }
  const read = readBases(files, basename(root), findings)
  if (!read.mistakes.length) kept.write(key, read.bases)
  return read
}

/** {@link loadBases} and {@link selectKnowledge} in one. */
export function loadKnowledge(
  dir: string,
  ids?: readonly string[] | 'all',
): { readonly knowledge: Knowledge; readonly mistakes: readonly Mistake[] } {
  const { bases, mistakes } = loadBases(dir)
  return { knowledge: selectKnowledge(bases, ids), mistakes }
}
