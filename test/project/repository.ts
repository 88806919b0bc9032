/** What belongs to the repository: the files that git knows or would add, and the rooms. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(__dirname, '../..')

/** Paths from the root, with slashes. */
export const FILES: readonly string[] = listed()

export const ROOMS: readonly string[] = readdirSync(join(ROOT, 'plugins')).sort()

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

export function exists(...parts: readonly string[]): boolean {
  return existsSync(join(ROOT, ...parts))
}

function listed(): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return [...new Set(output.split('\0'))].filter((file) => file !== '' && exists(file)).sort()
}
