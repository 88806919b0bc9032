/** Keeps what esbuild made of each TypeScript file, so that only the first start waits for it. Loaded in Koishi's worker. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname, resolve } from 'node:path'

/** Where the results are kept; may be deleted at any time. */
const CACHE_FILE = resolve('data/cache/compiled.json')
/** New results are written this long after the last one, ms. */
const WRITE_AFTER = 1_000

interface Compiled {
  /** Of the source and the Node version. */
  readonly digest: string
  readonly code: string
}

interface Loadable {
  _compile(code: string, filename: string): unknown
}

type Loader = (module: Loadable, filename: string) => unknown

const loaders = (Module as unknown as { _extensions: Record<string, Loader | undefined> })._extensions
const compile = loaders['.ts']
if (compile) loaders['.ts'] = cached(compile)

/** The loader with a memory: a file whose source is unchanged is not compiled again. */
function cached(compileAnew: Loader): Loader {
  const known = readCache()
  return (module, filename) => {
    const digest = digestOf(readFileSync(filename, 'utf8'))
    const kept = known[filename]
    if (kept?.digest === digest) return module._compile(kept.code, filename)
    const run = module._compile
    module._compile = (code, name) => {
      known[filename] = { digest, code }
      writeLater(known)
      return run.call(module, code, name)
    }
    return compileAnew(module, filename)
  }
}

function digestOf(source: string): string {
  return createHash('sha1').update(process.version).update(source).digest('base64')
}

function readCache(): Record<string, Compiled> {
  try {
    return JSON.parse(readFileSync(CACHE_FILE, 'utf8')) as Record<string, Compiled>
  } catch {
    return {}
  }
}

let writing: NodeJS.Timeout | undefined
let unwritten: Readonly<Record<string, Compiled>> | undefined

function writeLater(known: Readonly<Record<string, Compiled>>): void {
  clearTimeout(writing)
  unwritten = known
  writing = setTimeout(writeNow, WRITE_AFTER)
  writing.unref()
}

process.once('exit', writeNow)

function writeNow(): void {
  if (unwritten) write(unwritten)
  unwritten = undefined
}

/** A disk that refuses a cache costs time, not the start. */
function write(known: Readonly<Record<string, Compiled>>): void {
  const temporary = `${CACHE_FILE}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(CACHE_FILE), { recursive: true })
    writeFileSync(temporary, JSON.stringify(known))
    renameSync(temporary, CACHE_FILE)
  } catch {
    rmSync(temporary, { force: true })
  }
}
