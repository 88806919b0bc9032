/** The bases in force: loaded from a folder, renewed when it changes, and never replaced by broken ones. */
import type { Bases } from '../base'
import { hasErrors, type Mistake } from '../mistake'
import type { SourceFile, Sources } from '../parsed-base'
import { readSources } from '../read-bases'
import { loadFiles } from './load-bases'
import { SETTLE, watchFolder } from './watch'

/** What a reload found. */
export interface KnowledgeChange {
  /** What is in force now. */
  readonly bases: Bases
  /** What is wrong with the files as they are now. */
  readonly mistakes: readonly Mistake[]
  /** False: the files have errors, so what was in force before still is. */
  readonly replaced: boolean
}

export interface KnowledgeSource {
  /** The last bases without errors; until there are any, what could be compiled. */
  readonly current: Bases
  /** The files that those were compiled from. */
  readonly files: readonly SourceFile[]
  /** What those files say, parsed when somebody wants it: what edits begin from. */
  parsed(): Sources
  /** What was wrong at the last load. */
  readonly mistakes: readonly Mistake[]
  /** Loads now and tells the listener, too. */
  reload(): readonly Mistake[]
  dispose(): void
}

export interface SourceOptions {
  readonly onChange?: ((change: KnowledgeChange) => void) | undefined
  /** Whether to reload by itself when files change; default true. */
  readonly watch?: boolean | undefined
  /** How long the folder must be quiet before it is read, in milliseconds. */
  readonly settle?: number | undefined
  /** A folder that keeps compiled bases between starts. */
  readonly cache?: string | undefined
}

/** Opens a knowledge folder. A folder that does not exist is an empty knowledge with a mistake, not an exception. */
export function openKnowledge(dir: string, options: SourceOptions = {}): KnowledgeSource {
  let { bases, mistakes, files } = loadFiles(dir, options.cache)
  let parsed: Sources | undefined
  let wasGood = !hasErrors(mistakes)
  const dispose = options.watch === false ? () => {} : watchFolder(dir, reload, options.settle ?? SETTLE)
  return {
    get current() {
      return bases
    },
    get files() {
      return files
    },
    parsed() {
      parsed ??= readSources(files)
      return parsed
    },
    get mistakes() {
      return mistakes
    },
    reload,
    dispose,
  }

  function reload(): readonly Mistake[] {
    const read = loadFiles(dir, options.cache)
    const isGood = !hasErrors(read.mistakes)
    const replaced = isGood || !wasGood
    wasGood ||= isGood
    mistakes = read.mistakes
    if (replaced) {
      bases = read.bases
      files = read.files
      parsed = undefined
    }
    options.onChange?.({ bases, mistakes, replaced })
    return mistakes
  }
}

/** Calls `onChange` with what is in force after each change of the folder; returns a function that ends it. */
export function watchBases(dir: string, onChange: (change: KnowledgeChange) => void): () => void {
  return openKnowledge(dir, { onChange }).dispose
}
