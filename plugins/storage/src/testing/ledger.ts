/** Keeps account of what a store has acknowledged, and finds out what it holds after a fault. */
import type { Store } from '../store'

/** Every commit writes its number to one key in each of two collections. */
const COLLECTIONS = ['conversation', 'case'] as const

export interface Audit {
  readonly acknowledged: number
  /** Acknowledged and not there. */
  readonly lost: number
  /** There in one collection only. */
  readonly torn: number
  /** Rejected by a store that went on running, and there all the same. */
  readonly undead: number
}

export class Ledger {
  private next = 1
  private readonly acknowledged = new Set<number>()
  private readonly rejected = new Set<number>()

  /** @param running whether a rejection counts: in a crash the fate of what was under way is open */
  constructor(private readonly running: () => boolean = () => true) {}

  /** Commits one number; remembers whether it was acknowledged. */
  async write(store: Store, padding = ''): Promise<boolean> {
    const number = this.next++
    try {
      await store.commit(COLLECTIONS.map((name) => ({ key: `${name}/${number}`, value: { number, padding } })))
      this.acknowledged.add(number)
      return true
    } catch {
      if (this.running()) this.rejected.add(number)
      return false
    }
  }

  async audit(store: Store): Promise<Audit> {
    const [first, second] = await Promise.all(COLLECTIONS.map((name) => numbersOf(store, `${name}/`)))
    const all = new Set([...first!, ...second!])
    const count = (numbers: Iterable<number>, holds: (number: number) => boolean) => [...numbers].filter(holds).length
    return {
      acknowledged: this.acknowledged.size,
      lost: count(this.acknowledged, (number) => !all.has(number)),
      torn: count(all, (number) => !(first!.has(number) && second!.has(number))),
      undead: count(this.rejected, (number) => all.has(number)),
    }
  }
}

async function numbersOf(store: Store, prefix: string): Promise<Set<number>> {
  const entries = await store.list(prefix)
  return new Set(entries.map(({ value }) => (value as { number: number }).number))
}
