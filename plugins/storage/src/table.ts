/** The entries of a store in memory, by collection, and the plan that turns changes into new entries. */
import { type Change, ConflictError, type Entry, type Json } from './store'

/** One key as a commit leaves it; `value: undefined` with revision 0 is a deleted key. */
export interface Write {
  readonly key: string
  readonly value: Json | undefined
  readonly revision: number
}

/** The entries of one collection each, in no order. */
export type Collections = ReadonlyMap<string, readonly Entry[]>

/** The key's first segment: "conversation" of "conversation/onebot/1/2". */
export function collectionOf(key: string): string {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash)
}

/** Plain data that shares nothing with `value`. */
export function copyJson(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

export function copyEntry(entry: Entry): Entry {
  return { ...entry, value: copyJson(entry.value) }
}

/** The entry that a write leaves behind, as a copy; undefined for a deleted key. */
export function entryOf({ key, value, revision }: Write): Entry | undefined {
  return value === undefined ? undefined : { key, value: copyJson(value), revision }
}

/**
 * What the changes of one commit make of the revisions before it.
 * @throws ConflictError when a key is not at its expected revision
 */
export function planWrites(changes: readonly Change[], revisionOf: (key: string) => number): Write[] {
  for (const { key, expected } of changes) {
    const actual = revisionOf(key)
    if (expected !== undefined && expected !== actual) throw new ConflictError(key, expected, actual)
  }
  const planned = new Map<string, number>()
  return changes.map(({ key, value }) => {
    const revision = value === undefined ? 0 : (planned.get(key) ?? revisionOf(key)) + 1
    planned.set(key, revision)
    return { key, value, revision }
  })
}

export class Table {
  private readonly collections = new Map<string, Map<string, Entry>>()

  /** The stored object itself: callers outside the room get a copy. */
  get(key: string): Entry | undefined {
    return this.collections.get(collectionOf(key))?.get(key)
  }

  /** 0 for "there is none". */
  revision(key: string): number {
    return this.get(key)?.revision ?? 0
  }

  /** The stored objects below `prefix`, by key. */
  list(prefix: string): Entry[] {
    const whole = prefix.includes('/') ? [collectionOf(prefix)] : [...this.collections.keys()]
    return whole
      .flatMap((name) => [...(this.collections.get(name)?.values() ?? [])])
      .filter(({ key }) => key.startsWith(prefix))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  apply({ key, value, revision }: Write): void {
    const name = collectionOf(key)
    const collection = this.collections.get(name)
    if (value !== undefined) {
      if (collection) collection.set(key, { key, value, revision })
      else this.collections.set(name, new Map([[key, { key, value, revision }]]))
    } else if (collection?.delete(key) && collection.size === 0) this.collections.delete(name)
  }

  /** The entries of this moment; entries never change, so later writes do not show. */
  snapshot(): Collections {
    return new Map([...this.collections].map(([name, entries]) => [name, [...entries.values()]]))
  }

  clear(): void {
    this.collections.clear()
  }
}
