/** Loads a knowledge folder from disk. */
import { basename, resolve } from 'node:path'
import type { Knowledge } from '@support-agent/diagnosis'
import type { Mistake } from '../mistake'
import type { SourceFile, Sources } from '../parsed-base'
import { type ReadBases, readBases, readSources } from '../read-bases'
import { selectKnowledge } from '../select'
import { basesCache, digestOf } from './cache'
import { readFolder } from './read-folder'

/**
 * Reads, checks and compiles every base under `dir`. Never throws for the sake of what lies there; all that is wrong is in
 * `mistakes`.
 * @param cache a folder that keeps what was compiled without a mistake; without it everything is compiled anew
 */
export function loadBases(dir: string, cache?: string): ReadBases {
  return loadFiles(dir, cache)
}

/** {@link loadBases} with the texts that were read. */
export function loadFiles(dir: string, cache?: string): ReadBases & { readonly files: readonly SourceFile[] } {
  const root = resolve(dir)
  const { files, findings } = readFolder(root)
  const read = () => ({ ...readBases(files, basename(root), findings), files })
  if (!cache || findings.length) return read()
  const kept = basesCache(cache)
  const key = digestOf(files)
  const bases = kept.read(key)
  if (bases) return { bases, mistakes: [], files }
  const made = read()
  if (!made.mistakes.length) kept.write(key, made.bases)
  return made
}

/** What edits start from: the files of a folder, and what they say. Files that cannot be read are left out. */
export function loadSources(dir: string): { readonly files: readonly SourceFile[]; readonly sources: Sources } {
  const { files } = readFolder(resolve(dir))
  return { files, sources: readSources(files) }
}

/** {@link loadBases} and {@link selectKnowledge} in one. */
export function loadKnowledge(
  dir: string,
  ids?: readonly string[] | 'all',
): { readonly knowledge: Knowledge; readonly mistakes: readonly Mistake[] } {
  const { bases, mistakes } = loadBases(dir)
  return { knowledge: selectKnowledge(bases, ids), mistakes }
}
