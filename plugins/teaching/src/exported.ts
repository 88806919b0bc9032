/** Which edits the YAML files hold already: they stay in the history and are not made a second time. */
import type { Edit, Stale } from '@support-agent/knowledge-base'
import type { Json } from '@support-agent/storage'

/** What an export has written. Edits of one group never get into files, which count everywhere. */
export interface Exported {
  /** The newest edit that was looked at; 0: none. */
  readonly upTo: number
  /** When, ms since 1970. */
  readonly at: number
  /** Operations that did not apply, by their edit, as places in it: they are offered still. */
  readonly left: Readonly<Record<string, readonly number[]>>
}

export const NOTHING_EXPORTED: Exported = { upTo: 0, at: 0, left: {} }

/** Where the store keeps it. */
export const EXPORTED = 'exported/edits'

/** The edits that files do not hold, with those of their operations that files do not hold. */
export function pendingOf(edits: readonly Edit[], exported: Exported): Edit[] {
  return edits.flatMap((edit) => pendingPart(edit, exported) ?? [])
}

function pendingPart(edit: Edit, { upTo, left }: Exported): Edit | undefined {
  if (edit.scope !== 'global' || Number(edit.id) > upTo) return edit
  const operations = (left[edit.id] ?? []).flatMap((place) => edit.operations[place] ?? [])
  return operations.length ? { ...edit, operations } : undefined
}

/**
 * What holds when the files hold everything that applies.
 * @param edits all of them
 * @param stale what does not apply of those that were pending
 */
export function exportedWith(edits: readonly Edit[], stale: readonly Stale[], before: Exported, at: number): Exported {
  const left: Record<string, number[]> = {}
  for (const { edit, operation } of stale) {
    if (operation === undefined) continue
    // A place among what was left is a place of the whole edit in truth.
    const place = before.left[edit]?.[operation] ?? operation
    left[edit] = [...(left[edit] ?? []), place]
  }
  return { upTo: Math.max(before.upTo, ...edits.map(({ id }) => Number(id))), at, left }
}

/** Undefined for what this program does not understand. */
export function readExported(value: Json | undefined): Exported | undefined {
  const { upTo, at, left } = Object(value) as { readonly [key: string]: unknown }
  const isRead = typeof upTo === 'number' && typeof at === 'number' && isPlaces(left)
  return isRead ? { upTo, at, left } : undefined
}

function isPlaces(left: unknown): left is Exported['left'] {
  if (typeof left !== 'object' || left === null) return false
  return Object.values(left).every((places) => Array.isArray(places) && places.every(Number.isInteger))
}
