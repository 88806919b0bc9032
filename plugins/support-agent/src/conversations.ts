/** The conversations of this bot: in the store for good, in memory while open. */
import { type Conversation, newConversation, type Speaker } from '@support-agent/conversation'
import { type Change, ConflictError, type Json, type Store } from '@support-agent/storage'
import type { Scheduler } from './scheduler'

const CONVERSATION_PREFIX = 'conversation/'
/** How often expired conversations are put away, ms. */
const SWEEP = 10 * 60_000

export class Conversations {
  private readonly open = new Map<string, { conversation: Conversation; revision: number }>()
  private readonly queues = new Map<string, Promise<unknown>>()

  constructor(
    private readonly store: Store,
    private readonly scheduler: Scheduler,
  ) {
    this.sweepLater()
  }

  /** Brings back what was open before a restart. */
  async restore(): Promise<void> {
    for (const { key, value, revision } of await this.store.list(CONVERSATION_PREFIX)) {
      this.open.set(key, { conversation: whole(value), revision })
    }
  }

  /** Drops from memory what was purged from the store. */
  forget(matches: (speaker: Speaker) => boolean): void {
    for (const [key, { conversation }] of this.open) if (matches(conversation.speaker)) this.open.delete(key)
  }

  /** The conversation as memory has it, a new one for whoever has none. Touches no store. */
  peek(speaker: Speaker): Conversation {
    const known = this.open.get(keyOf(speaker))
    return known && known.conversation.expires > this.scheduler.now() ? known.conversation : newConversation(speaker)
  }

  /**
   * Runs `change` on the newest state, one at a time a speaker, and makes the result durable before it resolves.
   * `change` may run again when another writer was first, so it must be pure.
   * @param alongside what else is to be written in the same commit
   */
  update<T extends { readonly conversation: Conversation }>(
    speaker: Speaker,
    change: (conversation: Conversation) => T,
    alongside: (result: T) => readonly Change[] = () => [],
  ): Promise<T> {
    const key = keyOf(speaker)
    const before = this.queues.get(key) ?? Promise.resolve()
    const turn = before.then(
      () => this.changeNow(key, speaker, change, alongside),
      () => this.changeNow(key, speaker, change, alongside),
    )
    this.queues.set(key, turn)
    const done = () => {
      if (this.queues.get(key) === turn) this.queues.delete(key)
    }
    turn.then(done, done)
    return turn
  }

  private async changeNow<T extends { readonly conversation: Conversation }>(
    key: string,
    speaker: Speaker,
    change: (conversation: Conversation) => T,
    alongside: (result: T) => readonly Change[],
  ): Promise<T> {
    for (;;) {
      const current = this.peek(speaker)
      const result = change(current)
      if (result.conversation === current) return result
      try {
        await this.save(key, result.conversation, alongside(result))
        return result
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        await this.reload(key)
      }
    }
  }

  private async save(key: string, conversation: Conversation, alongside: readonly Change[]): Promise<void> {
    const expected = this.open.get(key)?.revision ?? 0
    const [entry] = await this.store.commit([{ key, value: conversation as unknown as Json, expected }, ...alongside])
    if (entry) this.open.set(key, { conversation, revision: entry.revision })
  }

  private async reload(key: string): Promise<void> {
    const entry = await this.store.get(key)
    if (entry) this.open.set(key, { conversation: whole(entry.value), revision: entry.revision })
    else this.open.delete(key)
  }

  private sweepLater(): void {
    this.scheduler.at('conversations/sweep', this.scheduler.now() + SWEEP, () => {
      void this.sweep().finally(() => this.sweepLater())
    })
  }

  /** Forgets what has expired. */
  async sweep(): Promise<void> {
    const now = this.scheduler.now()
    const expired = [...this.open].filter(
      ([key, { conversation }]) => conversation.expires <= now && !this.queues.has(key),
    )
    if (!expired.length) return
    await this.store.commit(expired.map(([key]) => ({ key, value: undefined })))
    for (const [key] of expired) this.open.delete(key)
  }
}

/** What an older program wrote may lack what came later. */
function whole(value: Json): Conversation {
  const kept = value as unknown as Conversation
  return { ...newConversation(kept.speaker), ...kept }
}

function keyOf({ platform, channel, user }: Speaker): string {
  return CONVERSATION_PREFIX + [platform, channel, user].map(encodeURIComponent).join('/')
}
