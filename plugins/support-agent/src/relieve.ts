/** Gives a conversation back to the bot, from those who took over or could not. */
import { DEFAULT_SETTINGS, type Speaker, step } from '@support-agent/conversation'
import type { Conversations } from './conversations'
import type { KnowledgeHost } from './knowledge-host'
import type { Scheduler } from './scheduler'

export interface ReliefParts {
  readonly conversations: Conversations
  readonly knowledge: KnowledgeHost
  readonly scheduler: Scheduler
}

/** The bot answers this user again. */
export async function relieve(speaker: Speaker, { conversations, knowledge, scheduler }: ReliefParts): Promise<void> {
  const now = scheduler.now()
  const circumstance = { model: knowledge.modelFor([]), settings: DEFAULT_SETTINGS, now, prefix: '' }
  await conversations.update(speaker, (conversation) => step(conversation, { kind: 'relief', at: now }, circumstance))
}
