/** Temporary files of a writer that did not live to rename them. */
import { join } from 'node:path'
import type { Files } from '../../files'
import { readFolder } from './layout'

export async function removeLeftovers(files: Files, directory: string): Promise<void> {
  const { leftovers } = await readFolder(files, directory)
  for (const name of leftovers) await files.remove(join(directory, name))
}
