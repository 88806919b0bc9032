/** A store that is still being opened: every call waits for it. */
import type { Store } from '@support-agent/storage'

export function deferredStore(opening: Promise<Store>): Store {
  return {
    get: async (key) => (await opening).get(key),
    list: async (prefix) => (await opening).list(prefix),
    commit: async (changes) => (await opening).commit(changes),
    claim: async (key, ttl) => (await opening).claim(key, ttl),
    purge: async (matches) => (await opening).purge(matches),
    close: async () => (await opening).close(),
    watch(prefix, listener) {
      let stop: (() => void) | undefined
      let isOver = false
      opening.then(
        (store) => {
          if (!isOver) stop = store.watch(prefix, listener)
        },
        // Whoever opens the store is told that it failed.
        () => undefined,
      )
      return () => {
        isOver = true
        stop?.()
      }
    },
  }
}
