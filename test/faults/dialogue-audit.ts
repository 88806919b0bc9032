/** Whose dialogues are held, what was acknowledged to each of them, and what a store has kept of it. */
import type { CaseRecord, Conversation, Speaker } from '@support-agent/conversation'
import { openDurableStore, type Store } from '@support-agent/storage'

export const USERS = 6

export function speakerOf(user: number): Speaker {
  return { platform: 'p', channel: 'c', user: `${user}` }
}

/** The newest that a user was told. */
export interface Acknowledged {
  readonly revision: number
  /** Case records of this user. */
  readonly records: number
}

export interface DialogueCounts {
  /** Replies that were acknowledged. */
  replies: number
  records: number
  /** Users whose conversation or cases lack something that was acknowledged. */
  lost: number
  /** Users whose cases and conversation do not fit together, or that are ahead by more than the one step under way. */
  torn: number
}

export async function countRecords(store: Store): Promise<number[]> {
  const counts = Array<number>(USERS).fill(0)
  for (const { value } of await store.list('case/')) {
    const user = Number((value as unknown as CaseRecord).speaker.user)
    counts[user] = (counts[user] ?? 0) + 1
  }
  return counts
}

export interface Audit extends Pick<DialogueCounts, 'lost' | 'torn'> {
  /** What the store has, by user: the next process goes on from there. */
  readonly kept: ReadonlyMap<number, Acknowledged>
}

/** @param told by user */
export async function auditDialogues(directory: string, told: ReadonlyMap<number, Acknowledged>): Promise<Audit> {
  const store = await openDurableStore({ directory, now: Date.now, patience: 0 })
  const records = await countRecords(store)
  const conversations = await store.list('conversation/')
  await store.close()
  const kept = new Map(
    conversations.map(({ value }) => {
      const { speaker, revision } = value as unknown as Conversation
      const user = Number(speaker.user)
      return [user, { revision, records: records[user] ?? 0 }]
    }),
  )
  let lost = 0
  let torn = 0
  for (const [user, acknowledged] of told) {
    const ahead = (kept.get(user)?.revision ?? 0) - acknowledged.revision
    const more = (kept.get(user)?.records ?? 0) - acknowledged.records
    if (ahead < 0 || more < 0) lost++
    else if (ahead > 1 || more > ahead) torn++
  }
  return { lost, torn, kept }
}
