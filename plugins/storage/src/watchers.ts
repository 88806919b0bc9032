/** Who hears of changes: each listener below its own prefix. */
import type { Listener } from './store'
import { entryOf, type Write } from './table'

export class Watchers {
  private readonly watchers = new Set<{ readonly prefix: string; readonly listener: Listener }>()

  /** @returns how to stop it */
  add(prefix: string, listener: Listener): () => void {
    const watcher = { prefix, listener }
    this.watchers.add(watcher)
    return () => {
      this.watchers.delete(watcher)
    }
  }

  tell(writes: readonly Write[]): void {
    for (const write of writes) {
      for (const { prefix, listener } of this.watchers) {
        if (write.key.startsWith(prefix)) undisturbed(() => listener({ key: write.key, entry: entryOf(write) }))
      }
    }
  }

  clear(): void {
    this.watchers.clear()
  }
}

/** What is told is done: whoever hears it can neither undo it by throwing nor keep others from hearing it. */
export function undisturbed(tell: () => void): void {
  try {
    tell()
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : new Error(String(error)))
  }
}
