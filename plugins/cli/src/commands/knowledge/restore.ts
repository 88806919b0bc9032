/** `knowledge restore`: the generations of the store, and the way back to one of them. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { generations, restore } from '@support-agent/storage'
import { readArguments, UsageError } from '../../command'
import { say, terminalLocale } from '../../words'
import { existingStore, STORE_OPTION, withStoreErrors } from './store'

const OPTIONS = { ...STORE_OPTION, generation: { type: 'string' }, readable: { type: 'boolean' } } as const

/** Lists by itself; changes something only when it is told to what. */
export async function restoreStore(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const { generation, readable } = values
  const isWrong = positionals.length > 0 || (generation !== undefined && (readable || !/^\d{1,9}$/.test(generation)))
  if (isWrong) throw new UsageError(say('usage'))
  const directory = existingStore(values.store)
  return withStoreErrors(() => {
    if (generation !== undefined) return goBack(directory, Number(generation))
    return readable ? goBack(directory) : list(directory)
  })
}

async function list(directory: string): Promise<number> {
  const all = await generations(directory)
  for (const generation of all) {
    const { mtime } = statSync(join(directory, `snapshot-${String(generation).padStart(8, '0')}.jsonl`))
    const time = mtime.toLocaleString(terminalLocale())
    process.stdout.write(`${say('restore.generation', { generation, time })}\n`)
  }
  process.stdout.write(`${say(all.length ? 'restore.how' : 'restore.none')}\n`)
  return 0
}

async function goBack(directory: string, generation?: number): Promise<number> {
  const { file, entries, lost } = await restore({
    directory,
    now: Date.now,
    ...(generation !== undefined && { generation }),
  })
  for (const { file, line } of lost) process.stdout.write(`${say('restore.lost', { file, line })}\n`)
  process.stdout.write(`${say('restore.done', { file, entries })}\n`)
  return 0
}
