/** Results that cost seconds to make, kept on disk by what they were made from. A cache may be deleted at any time. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { LearnedWeights } from '@support-agent/diagnosis'
import type { Bases } from '../base'
import type { SourceFile } from '../parsed-base'

/** How many results of each kind are kept. */
const MOST_KEPT = 4

export interface Cache<T> {
  /** undefined for whatever is missing, damaged or of another program. */
  read(key: string): T | undefined
  /** Never throws: a disk that refuses a cache costs time, not answers. */
  write(key: string, value: T): void
}

/** Compiled bases by the digest of their files. */
export function basesCache(directory: string): Cache<Bases> {
  return fileCache(directory, 'bases')
}

/** Learned weights by the revision of the knowledge. */
export function weightsCache(directory: string): Cache<LearnedWeights> {
  return fileCache(directory, 'weights')
}

/** What the files say. */
export function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0${text}`)
  return hash.digest('hex').slice(0, 32)
}

let program: string | undefined

/** Which program made a result: the sizes and times of the files of this room and of diagnosis, and the Node version. */
function programDigest(): string {
  if (program !== undefined) return program
  const hash = createHash('sha256').update(process.version)
  for (const folder of [join(__dirname, '..'), dirname(require.resolve('@support-agent/diagnosis'))]) {
    for (const file of filesBelow(folder)) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  program = hash.digest('hex')
  return program
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

function fileCache<T>(directory: string, kind: string): Cache<T> {
  const fileOf = (key: string) => join(directory, `${kind}-${key.replace(/[^\w-]/g, '_')}.bin`)
  return {
    read(key) {
      try {
        const kept = deserialize(readFileSync(fileOf(key))) as { key: string; program: string; value: T }
        return kept.key === key && kept.program === programDigest() ? kept.value : undefined
      } catch {
        return undefined
      }
    },
    write(key, value) {
      const file = fileOf(key)
      const temporary = `${file}.${process.pid}.tmp`
      try {
        mkdirSync(directory, { recursive: true })
        writeFileSync(temporary, serialize({ key, program: programDigest(), value }))
        renameSync(temporary, file)
        dropOldest(directory, kind)
      } catch {
        // Whatever is left of the temporary file is written over the next time.
      }
    },
  }
}

function dropOldest(directory: string, kind: string): void {
  readdirSync(directory)
    .filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.bin'))
    .map((name) => ({ path: join(directory, name), time: statSync(join(directory, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
    .slice(MOST_KEPT)
    .forEach(({ path }) => {
      rmSync(path, { force: true })
    })
}
