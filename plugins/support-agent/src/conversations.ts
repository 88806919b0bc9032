/** The conversations of this bot: in the store for good, in memory while open. */
import { type Conversation, newConversation, type Speaker } from '@support-agent/conversation'
import { ConflictError, type Json, type Store } from '@support-agent/storage'
import type { Scheduler } from './scheduler'

const PREFIX = 'conversation/'
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
    for (const { key, value, revision } of await this.store.list(PREFIX)) {
      this.open.set(key, { conversation: value as unknown as Conversation, revision })
    }
  }

  /** The conversation as memory has it, a new one for whoever has none. Touches no store. */
  peek(speaker: Speaker): Conversation {
    const known = this.open.get(keyOf(speaker))
    return known && known.conversation.expires > this.scheduler.now() ? known.conversation : newConversation(speaker)
  }

  /**
   * Runs `change` on the newest state, one at a time a speaker, and makes the result durable before it resolves.
   * `change` may run again when another writer was first, so it must be pure.
   */
  update<T extends { readonly conversation: Conversation }>(
    speaker: Speaker,
    change: (conversation: Conversation) => T,
  ): Promise<T> {
    const key = keyOf(speaker)
    const before = this.queues.get(key) ?? Promise.resolve()
    const turn = before.then(
      () => this.changeNow(key, speaker, change),
      () => this.changeNow(key, speaker, change),
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
  ): Promise<T> {
    for (;;) {
      const current = this.peek(speaker)
      const result = change(current)
      if (result.conversation === current) return result
      try {
        await this.save(key, result.conversation)
        return result
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        await this.reload(key)
      }
    }
  }

  private async save(key: string, conversation: Conversation): Promise<void> {
    const expected = this.open.get(key)?.revision ?? 0
    const [entry] = await this.store.commit([{ key, value: conversation as unknown as Json, expected }])
    if (entry) this.open.set(key, { conversation, revision: entry.revision })
  }

  private async reload(key: string): Promise<void> {
    const entry = await this.store.get(key)
    if (entry) this.open.set(key, { conversation: entry.value as unknown as Conversation, revision: entry.revision })
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

function keyOf({ platform, channel, user }: Speaker): string {
  return PREFIX + [platform, channel, user].map(encodeURIComponent).join('/')
}
