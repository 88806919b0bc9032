/** A file on this machine, inside the folders that config names; it is opened, and checked, anew for every read. */
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { AttachmentError } from '../attachment'
import type { Budget } from './budget'
import type { Source } from './source'

export function openPath(path: string, folders: readonly string[], budget: Budget): Source {
  let known: Stats | undefined
  return {
    get size() {
      return known?.size
    },
    read: (offset, length) =>
      budget.timed(async () => {
        const { handle, stats } = await openChecked(path, folders).catch((error) => Promise.reject(asProblem(error)))
        try {
          if (known && !isSameFile(known, stats)) throw new AttachmentError('broken', 'the file has changed')
          known = stats
          const wanted = Math.max(0, Math.min(length, stats.size - offset))
          budget.spend(wanted)
          return await readFully(handle, offset, wanted)
        } finally {
          await handle.close()
        }
      }),
    close() {},
  }
}

const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Checked, opened, and checked again: what was opened is what the path still names, and no link was followed. */
async function openChecked(path: string, folders: readonly string[]): Promise<{ handle: FileHandle; stats: Stats }> {
  const before = await fileAt(path, folders)
  const handle = await open(before.path, READ_ONLY)
  try {
    const stats = await handle.stat()
    const after = await fileAt(path, folders)
    if (!isSameFile(stats, before.stats) || !isSameFile(stats, after.stats)) {
      throw new AttachmentError('broken', 'the file has changed')
    }
    return { handle, stats }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** @throws {AttachmentError} `forbidden-path`, before anything outside the folders is touched */
async function fileAt(path: string, folders: readonly string[]): Promise<{ path: string; stats: Stats }> {
  const climbs = path.split(/[\\/]/).includes('..')
  const folder = climbs || !isAbsolute(path) ? undefined : folders.find((candidate) => isInside(candidate, path))
  if (folder === undefined) throw new AttachmentError('forbidden-path', 'outside the folders of the config')
  // The folder itself may be reached through a link; below it there is none.
  const expected = join(await realpath(folder), relative(resolve(folder), path))
  if (relative(expected, await realpath(path)) !== '') throw new AttachmentError('forbidden-path', 'a link')
  const stats = await lstat(expected)
  if (!stats.isFile()) throw new AttachmentError('forbidden-path', 'not a regular file')
  return { path: expected, stats }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function isSameFile(one: Stats, other: Stats): boolean {
  return one.dev === other.dev && one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
    if (!bytesRead) throw new AttachmentError('broken', `the file ended ${length - done} bytes early`)
    done += bytesRead
  }
  return bytes
}

function asProblem(error: unknown): AttachmentError {
  if (error instanceof AttachmentError) return error
  const { code = 'unknown' } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AttachmentError('expired', code)
    // A link where there was none a moment ago; a path with a null byte.
    case 'ELOOP':
    case 'ERR_INVALID_ARG_VALUE':
      return new AttachmentError('forbidden-path', code)
    default:
      return new AttachmentError('unreachable', code)
  }
}
