/** Opens a store after a fault and counts what became of the child's commits. */
import { openDurableStore } from '@support-agent/storage'

export interface Counts {
  acknowledged: number
  lost: number
  /** Starts that failed. */
  unreadable: number
  /** Commits of which only a part is there. */
  torn: number
  /** Rejected, and there all the same. */
  undead: number
}

export const noCounts = (): Counts => ({ acknowledged: 0, lost: 0, unreadable: 0, torn: 0, undead: 0 })

export async function audit(
  directory: string,
  acknowledged: readonly number[],
  rejected: Iterable<number> = [],
): Promise<Counts> {
  const counts = { ...noCounts(), acknowledged: acknowledged.length }
  const store = await openDurableStore({ directory, now: Date.now, patience: 0 }).catch(() => undefined)
  if (!store) return { ...counts, unreadable: 1 }
  const numbers = async (prefix: string) => {
    const entries = await store.list(prefix)
    return new Set(entries.map(({ key }) => Number(key.slice(prefix.length))))
  }
  const [conversations, cases] = [await numbers('conversation/'), await numbers('case/')]
  const lanes = (await store.list('lane/')).map(({ value }) => Number(value))
  await store.close()
  counts.lost = acknowledged.filter((n) => !conversations.has(n) || !cases.has(n)).length
  counts.torn = [...conversations, ...cases, ...lanes].filter((n) => !conversations.has(n) || !cases.has(n)).length
  counts.undead = [...rejected].filter((n) => conversations.has(n)).length
  return counts
}

export function add(sum: Counts, counts: Counts): void {
  for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key]
}

export function words(counts: Counts): string {
  return Object.entries(counts)
    .map(([key, value]) => `${value} ${key}`)
    .join(', ')
}
