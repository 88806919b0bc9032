/** Writes what the edits say into the YAML files, so that it is done once however often it is interrupted. */
import { createHash } from 'node:crypto'
import { exportFiles, foldEdits, readSources, type SourceFile } from '@support-agent/knowledge-base'
import type { Json, Store } from '@support-agent/storage'
import { EXPORTED, type Exported, exportedWith } from './exported'
import type { Journal } from './journal'
import { PASTS, type Past, pastKey } from './past'

/** The knowledge folder; paths are relative to it, with forward slashes. */
export interface KnowledgeFiles {
  read(): readonly SourceFile[]
  /** Durable when it returns, and whole or not at all. */
  write(file: SourceFile): void
}

export type WrittenBack =
  | { readonly kind: 'written'; readonly paths: readonly string[]; readonly stale: number }
  | { readonly kind: 'nothing'; readonly stale: number }
  /** An export was interrupted, and these files have been changed since by somebody else: nothing was written. */
  | { readonly kind: 'changed-since'; readonly paths: readonly string[] }

/** What is about to be written: durable before the first file, and gone with the last. */
interface Intent {
  readonly files: readonly { readonly path: string; readonly text: string; readonly was: string }[]
  readonly exported: Exported
  /** Absent in what an older program began. */
  readonly past?: Past | undefined
}

/** Where the store keeps it. */
const UNDER_WAY = 'exported/under-way'

/**
 * Nobody may change the files meanwhile.
 * @param anew an interrupted export is forgotten, and the files are taken as they are now
 * @throws whatever the store or a file throws; calling again goes on where it ended
 */
export async function writeBack(
  store: Store,
  journal: Journal,
  files: KnowledgeFiles,
  { now, anew = false }: { readonly now: number; readonly anew?: boolean | undefined },
): Promise<WrittenBack> {
  const interrupted = (await store.get(UNDER_WAY))?.value as unknown as Intent | undefined
  if (interrupted && !anew) return finish(store, files, interrupted)
  const texts = files.read()
  const sources = readSources(texts)
  const { sources: after, stale } = foldEdits(sources, journal.pending)
  const changed = exportFiles(texts, sources, after)
  const exported = exportedWith(journal.edits, stale, journal.exported, now)
  if (!interrupted && !changed.length && exported.upTo === journal.exported.upTo) {
    return { kind: 'nothing', stale: stale.length }
  }
  const old = new Map(texts.map(({ path, text }) => [path, text]))
  const intent: Intent = {
    files: changed.map((file) => ({ ...file, was: digest(old.get(file.path)) })),
    exported,
    past: {
      ...{ from: journal.exported.upTo, upTo: exported.upTo },
      files: changed.map(({ path }) => ({ path, text: old.get(path) ?? null })),
    },
  }
  await store.commit([{ key: UNDER_WAY, value: intent as unknown as Json }])
  return finish(store, files, intent)
}

async function finish(store: Store, files: KnowledgeFiles, intent: Intent): Promise<WrittenBack> {
  const { files: wanted, exported, past } = intent
  const now = new Map(files.read().map(({ path, text }) => [path, text]))
  const missing = wanted.filter(({ path, text }) => now.get(path) !== text)
  const foreign = missing.filter(({ path, was }) => digest(now.get(path)) !== was)
  if (foreign.length) return { kind: 'changed-since', paths: foreign.map(({ path }) => path) }
  for (const { path, text } of missing) files.write({ path, text })
  // An export of leftovers takes over no edit of its own, and has the number of the one before it.
  const kept = past?.files.length && past.upTo > past.from ? [past] : []
  await store.commit([
    { key: EXPORTED, value: exported as unknown as Json },
    { key: UNDER_WAY, value: undefined },
    ...kept.map((one) => ({ key: pastKey(one), value: one as unknown as Json })),
    ...(await tooOld(store, kept.length)).map((key) => ({ key, value: undefined })),
  ])
  const stale = Object.values(exported.left).reduce((sum, places) => sum + places.length, 0)
  return wanted.length ? { kind: 'written', paths: wanted.map(({ path }) => path), stale } : { kind: 'nothing', stale }
}

/** So many exports can be looked back at, the newest among them. */
const MOST_PASTS = 20

/** @param more that are about to be kept */
async function tooOld(store: Store, more: number): Promise<string[]> {
  const keys = (await store.list(PASTS)).map(({ key }) => key)
  return keys.slice(0, Math.max(0, keys.length + more - MOST_PASTS))
}

/** Of a file that is not there as well. */
function digest(text: string | undefined): string {
  return text === undefined ? '' : createHash('sha256').update(text).digest('hex')
}

/** Whether an export was interrupted: what it wrote may stand in the files while its edits count, too. */
export async function isUnderWay(store: Store): Promise<boolean> {
  return (await store.get(UNDER_WAY)) !== undefined
}
