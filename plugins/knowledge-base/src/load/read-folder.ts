/** Reads the YAML files of a knowledge folder; what cannot or must not be read becomes a finding. */
import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Finding, MistakeCode, MistakeParams } from '../mistake'
import type { SourceFile } from '../parsed-base'
import { show } from '../shape'

/** Largest knowledge file, in bytes. */
export const MAX_FILE = 1_048_576
/** `<base>/locales/en-US/causes/` is the deepest folder that has a meaning; a little deeper still is read, to say that it has none. */
const MAX_FOLDERS = 6

export interface FolderContent {
  readonly files: readonly SourceFile[]
  readonly findings: readonly Finding[]
}

/** A folder or a file that could not be read. */
interface Refused {
  readonly path: string
  readonly code: MistakeCode
  readonly params?: MistakeParams
}

/** Reads synchronously: for a hundred small files that is several times faster than a hundred promises. */
export function readFolder(root: string): FolderContent {
  const { paths, refused } = listFolder(root)
  const files: SourceFile[] = []
  const failed: Refused[] = [...refused]
  const home = paths.length === 0 ? root : realpathSync.native(root)
  for (const path of paths) {
    const text = attempt(path, () => readText(path, home))
    if (typeof text === 'string') files.push({ path: insideOf(root, path), text })
    else failed.push(text)
  }
  const findings = failed.map(({ path, code, params = {} }) => ({ file: insideOf(root, path), path: [], code, params }))
  return { files, findings }
}

/** The YAML files under a folder and all its folders, as absolute paths; hidden ones and links to folders are passed over. */
export function listFolder(root: string): { paths: string[]; folders: string[]; refused: Refused[] } {
  const paths: string[] = []
  const folders: string[] = []
  const refused: Refused[] = []
  visit(root, 0)
  return { paths, folders, refused }

  function visit(folder: string, depth: number): void {
    folders.push(folder)
    const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }))
    if (!Array.isArray(entries)) {
      refused.push(entries)
      return
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (depth < MAX_FOLDERS) visit(path, depth + 1)
      } else if (/\.ya?ml$/i.test(entry.name)) paths.push(path)
    }
  }
}

/** `home` is the real path of the knowledge folder. */
function readText(path: string, home: string): string | Refused {
  const target = realpathSync.native(path)
  if (!target.startsWith(home + sep)) return { path, code: 'link-refused' }
  const stats = statSync(target)
  // A pipe or a device would block for ever.
  if (!stats.isFile()) return { path, code: 'unreadable-file', params: { value: 'ENOTFILE' } }
  if (stats.size > MAX_FILE) {
    return { path, code: 'file-too-large', params: { size: String(stats.size), most: String(MAX_FILE) } }
  }
  const bytes = readFileSync(target)
  return isUtf8(bytes) ? bytes.toString('utf8') : { path, code: 'not-utf8' }
}

function attempt<T>(path: string, read: () => T): T | Refused {
  try {
    return read()
  } catch (error) {
    const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'EUNKNOWN'
    return { path, code: 'unreadable-file', params: { value: show(reason) } }
  }
}

/** Forward slashes on every system. */
function insideOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}
