/** What files were before an export: an edit that they hold since can still be looked at and taken back. */
import { type Edit, type Fold, foldEdits, readSources, type SourceFile } from '@support-agent/knowledge-base'
import type { Json } from '@support-agent/storage'

/** The files that one export changed, as they were before it. */
export interface Past {
  /** It took over the edits behind `from` until `upTo`. */
  readonly from: number
  readonly upTo: number
  /** `text` is null where there was no file. */
  readonly files: readonly { readonly path: string; readonly text: string | null }[]
}

/** Where the store keeps them, each by the newest edit that it took over. */
export const PASTS = 'exported/before/'
/** Keys sort as numbers do. */
const DIGITS = 12

export function pastKey({ upTo }: Pick<Past, 'upTo'>): string {
  return PASTS + String(upTo).padStart(DIGITS, '0')
}

/** Of several exports, the one that took the edit over; edits of one group get into no files. */
export function pastOf({ id, scope }: Edit, pasts: readonly Past[]): Past | undefined {
  return scope === 'global' ? pasts.find(({ from, upTo }) => Number(id) > from && Number(id) <= upTo) : undefined
}

/** What counted at the moment of the export, or with `last` when that edit had just been made. @param files those of now */
export function foldPast(past: Past, files: readonly SourceFile[], edits: readonly Edit[], last = past.upTo): Fold {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  for (const { path, text } of past.files) {
    if (text === null) texts.delete(path)
    else texts.set(path, text)
  }
  const then = [...texts].map(([path, text]) => ({ path, text }))
  return foldEdits(
    readSources(then),
    edits.filter(({ id }) => Number(id) > past.from && Number(id) <= last),
  )
}

/** Undefined for what this program does not understand. */
export function readPast(value: Json | undefined): Past | undefined {
  const { from, upTo, files } = Object(value) as { readonly [key: string]: unknown }
  if (typeof from !== 'number' || typeof upTo !== 'number' || !Array.isArray(files)) return undefined
  const read = files.flatMap((file: unknown) => {
    const { path, text } = Object(file) as { readonly [key: string]: unknown }
    return typeof path === 'string' && (typeof text === 'string' || text === null) ? [{ path, text }] : []
  })
  return read.length === files.length ? { from, upTo, files: read } : undefined
}
