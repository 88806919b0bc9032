/** What a child said that it was told of its edits, and what a journal holds after a fault. */
import { openDurableStore, type Store } from '@support-agent/storage'
import { Journal } from '../../plugins/teaching/src/journal'

export interface EditCounts {
  acknowledged: number
  /** Acknowledged, and not there as it was. */
  lost: number
  /** Starts that failed, and records that cannot be read. */
  unreadable: number
  /** Rejected by a process that went on, and there all the same. */
  undead: number
  /** Authors that were forgotten, and stand there all the same. */
  remembered: number
}

export const noEdits = (): EditCounts => ({ acknowledged: 0, lost: 0, unreadable: 0, undead: 0, remembered: 0 })

/** What must be true of the edits in one store, as far as anybody was told. */
export class EditLedger {
  /** Id of an edit → what it says. */
  readonly acknowledged = new Map<string, string>()
  /** What was said after the power went: on a real machine nobody would have heard it. */
  readonly tooLate = new Map<string, string>()
  readonly rejected = new Set<string>()
  #hasPower = true
  /** A hash, and the last edit that must not bear it. */
  readonly forgotten: { readonly hash: string; readonly upTo: number }[] = []

  /** A line of the child's: `ack <id> <tag>`, `rejected <tag> <code>`, `forgot <hash> <id>`. */
  hear(line: string): void {
    const [word, first = '', second] = line.split(' ')
    // The last line may have been cut by the kill: every line ends in a full stop of its own.
    if (second === undefined || !line.endsWith(' .')) return
    if (word === 'ack') (this.#hasPower ? this.acknowledged : this.tooLate).set(first, second)
    else if (word === 'rejected') this.rejected.add(first)
    else if (word === 'forgot' && this.#hasPower) this.forgotten.push({ hash: first, upTo: Number(second) })
  }

  /** From now on nothing counts as told. */
  powerGone(): void {
    this.#hasPower = false
  }

  /** Power is back. What was under way in the cut may be there or not. */
  powerBack(): void {
    this.#hasPower = true
    this.tooLate.clear()
    this.rejected.clear()
  }

  async audit(store: Store): Promise<EditCounts> {
    const journal = new Journal(store, () => 0)
    await journal.restore()
    const { acknowledged, rejected, forgotten } = this
    const isRemembered = ({ hash, upTo }: { hash: string; upTo: number }) =>
      journal.edits.some(({ id, author }) => Number(id) <= upTo && author?.hash === hash)
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter(([id, tag]) => journal.find(id)?.why !== tag).length,
      unreadable: journal.unreadable.length,
      undead: journal.edits.filter(({ why = '' }) => rejected.has(why)).length,
      remembered: forgotten.filter(isRemembered).length,
    }
  }

  /** The same for a folder that nobody has open. */
  async auditFolder(directory: string): Promise<EditCounts> {
    const store = await openDurableStore({ directory, now: Date.now, patience: 0 }).catch(() => undefined)
    if (!store) return { ...noEdits(), acknowledged: this.acknowledged.size, unreadable: 1 }
    try {
      return await this.audit(store)
    } finally {
      await store.close()
    }
  }
}

export function addEdits(sum: EditCounts, counts: EditCounts): void {
  for (const key of Object.keys(sum) as (keyof EditCounts)[]) sum[key] += counts[key]
}

export function editWords(counts: EditCounts): string {
  return Object.entries(counts)
    .map(([key, value]) => `${value} ${key}`)
    .join(', ')
}
