/** Files as a commit has them, read by git itself. */
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import type { SourceFile } from '@support-agent/knowledge-base'
import { UsageError } from './command'
import { say } from './words'

const MOST_BYTES = 256 * 1024 * 1024

/**
 * The YAML files below a folder, as `ref` has them; paths are relative to the folder.
 * @throws UsageError where there is no git, no repository, or no such commit
 */
export function filesAt(ref: string, folder: string): SourceFile[] {
  if (!existsSync(folder)) throw new UsageError(say('no-knowledge', { directory: folder }))
  const inside = realpathSync(folder)
  // Not an option, whatever it looks like.
  const commit = git(inside, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    ?.toString()
    .trim()
  if (!commit) throw new UsageError(say('check.no-commit', { ref, directory: folder }))
  const listed = git(inside, ['ls-tree', '-r', '-z', commit, '--', '.'])?.toString() ?? ''
  const blobs = listed.split('\0').flatMap((entry) => blobOf(entry) ?? [])
  const texts = contentsOf(inside, blobs)
  return blobs.map(({ path }, index) => ({ path, text: texts[index] ?? '' }))
}

/** A regular YAML file that is not hidden; links are passed over. */
function blobOf(entry: string): { id: string; path: string } | undefined {
  const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []
  const isKnowledge =
    path !== undefined && /\.ya?ml$/i.test(path) && !path.split('/').some((part) => part.startsWith('.'))
  return id !== undefined && isKnowledge ? { id, path } : undefined
}

function contentsOf(folder: string, blobs: readonly { readonly id: string }[]): string[] {
  const answer = git(folder, ['cat-file', '--batch'], blobs.map(({ id }) => `${id}\n`).join('')) ?? Buffer.alloc(0)
  let at = 0
  return blobs.map(() => {
    const end = answer.indexOf('\n', at)
    const size = Number(answer.subarray(at, end).toString().split(' ')[2])
    at = end + 1 + size + 1
    return answer.subarray(end + 1, end + 1 + size).toString('utf8')
  })
}

function git(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { input, maxBuffer: MOST_BYTES })
  return status === 0 ? stdout : undefined
}
