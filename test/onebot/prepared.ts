/** A folder for a bot with its weights learned: it answers with them from its first message on. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { folderFor, ROOT } from '../start/bot-process'

/** @returns a folder whose `data/cache` is prepared; whoever asks for it removes it */
export function prepareFolder(): string {
  const folder = folderFor({})
  const main = join(ROOT, 'plugins/cli/src/main.ts')
  execFileSync(process.execPath, ['-r', require.resolve('esbuild-register'), main, 'prepare'], { cwd: folder })
  return folder
}
