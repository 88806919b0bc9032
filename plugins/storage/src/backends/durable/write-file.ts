/** Whole files that are there completely or not at all, whatever happens meanwhile. */
import { dirname } from 'node:path'
import type { Files, OpenFile } from '../../files'
import { TEMPORARY } from './layout'

/** @returns the number of bytes, all of them written at `position` */
export async function writeAll(file: OpenFile, bytes: Buffer, position: number): Promise<number> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(bytes.subarray(done), position + done)
    if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
    done += written
  }
  return bytes.length
}

/**
 * Writes a temporary file, syncs it and renames it to `path`; a file that was there is replaced. The new name is durable
 * after the next `syncFolder`.
 * @returns the file, still open, and its length
 */
export async function createWhole(
  files: Files,
  path: string,
  parts: Iterable<Buffer>,
): Promise<{ readonly file: OpenFile; readonly length: number }> {
  const temporary = path + TEMPORARY
  const file = await files.create(temporary)
  try {
    let length = 0
    for (const part of parts) length += await writeAll(file, part, length)
    await file.sync()
    await files.rename(temporary, path)
    return { file, length }
  } catch (error) {
    await file.close().catch(() => undefined)
    await files.remove(temporary).catch(() => undefined)
    throw error
  }
}

/**
 * The same, closed and with its name durable.
 * @returns its length in bytes
 */
export async function writeWhole(files: Files, path: string, parts: Iterable<Buffer>): Promise<number> {
  const { file, length } = await createWhole(files, path, parts)
  await file.close()
  await files.syncFolder(dirname(path))
  return length
}
