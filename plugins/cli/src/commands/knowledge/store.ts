/** The bot's store, for a command that works on it while the bot is stopped. */
import { existsSync } from 'node:fs'
import { describeStorageError, StorageError } from '@support-agent/storage'
import { UsageError } from '../../command'
import { say, terminalLocale } from '../../words'

/** Where koishi.yml has it. */
export const STORE_OPTION = { store: { type: 'string', default: 'data/store' } } as const

/** @throws UsageError where there is none: a command must not make an empty one */
export function existingStore(directory: string = STORE_OPTION.store.default): string {
  if (!existsSync(directory)) throw new UsageError(say('no-store', { directory }))
  return directory
}

/** Runs `work`; what the store refuses is told with what to do, and ends with 1. */
export async function withStoreErrors(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    process.stderr.write(`${describeStorageError(error, terminalLocale())}\n`)
    if (/^in-use/.test(error.code)) process.stderr.write(`${say('stop-the-bot')}\n`)
    return 1
  }
}
