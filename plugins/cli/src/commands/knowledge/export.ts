/** `knowledge export`: what was taught in the chat, into the YAML files, so that git can hold it. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeMistake, loadBases, loadSources, type SourceFile } from '@support-agent/knowledge-base'
import { openDurableStore } from '@support-agent/storage'
import { Journal, type KnowledgeFiles, type WrittenBack, writeBack } from '@support-agent/teaching'
import { readArguments, UsageError } from '../../command'
import { say, terminalLocale } from '../../words'
import { existingStore, STORE_OPTION, withStoreErrors } from './store'

const OPTIONS = { ...STORE_OPTION, into: { type: 'string', default: 'knowledge' }, anew: { type: 'boolean' } } as const

/** @returns 1 when nothing could be written: the bot runs, the store is damaged, or files are wrong or were changed since */
export async function exportToFiles(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length) throw new UsageError(say('usage'))
  const { store, into, anew } = values
  const errors = loadBases(into).mistakes.filter(({ severity }) => severity === 'error')
  if (errors.length) {
    for (const error of errors) process.stderr.write(`${describeMistake(error, terminalLocale())}\n`)
    process.stderr.write(`${say('export.wrong-files', { directory: into })}\n`)
    return 1
  }
  return withStoreErrors(() => exportFrom(existingStore(store), into, anew))
}

async function exportFrom(directory: string, into: string, anew: boolean | undefined): Promise<number> {
  const store = await openDurableStore({ directory, now: Date.now })
  try {
    const journal = new Journal(store, Date.now)
    await journal.restore()
    const done = await writeBack(store, journal, filesIn(into), { now: Date.now(), anew })
    report(done, into, journal.edits.filter(({ scope }) => scope !== 'global').length)
    return done.kind === 'changed-since' ? 1 : 0
  } finally {
    await store.close()
  }
}

function report(done: WrittenBack, into: string, ofGroups: number): void {
  const tell = (line: string) => process.stdout.write(`${line}\n`)
  if (done.kind === 'changed-since') {
    process.stderr.write(
      `${say('export.changed-since', { files: done.paths.map((path) => join(into, path)).join(' ') })}\n`,
    )
    return
  }
  if (done.kind === 'nothing') tell(say('export.nothing'))
  else {
    for (const path of done.paths) tell(join(into, path))
    tell(say('export.written', { files: done.paths.length }))
  }
  if (done.stale) tell(say('export.stale', { count: done.stale }))
  if (ofGroups) tell(say('export.groups', { count: ofGroups }))
}

function filesIn(directory: string): KnowledgeFiles {
  return {
    read: () => loadSources(directory).files,
    write: (file) => writeDurably(directory, file),
  }
}

/** A reader sees the old text or the new one, and after a power cut too. */
function writeDurably(directory: string, { path, text }: SourceFile): void {
  const target = join(directory, path)
  const folder = dirname(target)
  mkdirSync(folder, { recursive: true })
  const temporary = join(folder, `.${process.pid}.tmp`)
  const file = openSync(temporary, 'w')
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, target)
  syncFolder(folder)
}

/** Windows cannot sync a folder; NTFS keeps its names in a journal of its own. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
