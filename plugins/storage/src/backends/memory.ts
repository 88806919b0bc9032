/** Everything in this process' memory: for tests and for a bot that may forget at a restart. */
import { type Change, ClosedError, ConflictError, type Entry, type Json, type Listener, type Store } from '../store'

/** @param now milliseconds; claims run out by it */
export function memoryStore(now: () => number): Store {
  const entries = new Map<string, Entry>()
  const claims = new Map<string, number>()
  const watchers = new Set<{ prefix: string; listener: Listener }>()
  let closed = false

  const open = () => {
    if (closed) throw new ClosedError()
  }

  const check = ({ key, expected }: Change) => {
    const actual = entries.get(key)?.revision ?? 0
    if (expected !== undefined && expected !== actual) throw new ConflictError(key, expected, actual)
  }

  const apply = ({ key, value }: Change): Entry | undefined => {
    if (value === undefined) {
      entries.delete(key)
      return undefined
    }
    const entry: Entry = { key, value: copy(value), revision: (entries.get(key)?.revision ?? 0) + 1 }
    entries.set(key, entry)
    return copyEntry(entry)
  }

  const tell = (key: string, entry: Entry | undefined) => {
    for (const { prefix, listener } of watchers) if (key.startsWith(prefix)) listener({ key, entry })
  }

  return {
    async get(key) {
      open()
      const entry = entries.get(key)
      return entry && copyEntry(entry)
    },
    async list(prefix) {
      open()
      return [...entries.values()]
        .filter((entry) => entry.key.startsWith(prefix))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(copyEntry)
    },
    async commit(changes) {
      open()
      changes.forEach(check)
      const written = changes.map(apply)
      changes.forEach(({ key }, i) => {
        tell(key, written[i])
      })
      return written
    },
    async claim(key, ttl) {
      open()
      if ((claims.get(key) ?? 0) > now()) return false
      for (const [name, until] of claims) if (until <= now()) claims.delete(name)
      claims.set(key, now() + ttl)
      return true
    },
    watch(prefix, listener) {
      open()
      const watcher = { prefix, listener }
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    async close() {
      closed = true
      watchers.clear()
      entries.clear()
    },
  }
}

/** Callers must not be able to change what is stored, nor see later changes. */
function copy(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

function copyEntry(entry: Entry): Entry {
  return { ...entry, value: copy(entry.value) }
}
