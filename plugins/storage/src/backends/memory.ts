/** Everything in this process' memory: for tests and for a bot that may forget at a restart. */
import { Claims } from '../claims'
import { ClosedError, type Store } from '../store'
import { copyEntry, copyJson, entryOf, planWrites, Table, type Write } from '../table'
import { Watchers } from '../watchers'

/** @param now milliseconds; claims run out by it */
export function memoryStore(now: () => number): Store {
  const table = new Table()
  const claims = new Claims(now)
  const watchers = new Watchers()
  let closed = false

  const open = () => {
    if (closed) throw new ClosedError()
  }

  const apply = (writes: readonly Write[]) => {
    for (const write of writes) table.apply(write)
    watchers.tell(writes)
  }

  return {
    async get(key) {
      open()
      const entry = table.get(key)
      return entry && copyEntry(entry)
    },
    async list(prefix) {
      open()
      return table.list(prefix).map(copyEntry)
    },
    async commit(changes) {
      open()
      const copies = changes.map((change) => ({
        ...change,
        value: change.value === undefined ? undefined : copyJson(change.value),
      }))
      const writes = planWrites(copies, (key) => table.revision(key))
      apply(writes)
      return writes.map(entryOf)
    },
    async claim(key, ttl) {
      open()
      return claims.take(key, ttl)
    },
    async purge(matches) {
      open()
      const gone = table.list('').filter(({ key, value }) => matches(key, value))
      apply(gone.map(({ key }) => ({ key, value: undefined, revision: 0 })))
      return gone.length
    },
    watch(prefix, listener) {
      open()
      return watchers.add(prefix, listener)
    },
    async close() {
      closed = true
      watchers.clear()
      table.clear()
    },
  }
}
