/** 知识: the topics, one of them, a search. */
import type { SupportCommand } from './command'

export const topics: SupportCommand = { id: 'topics', name: 'support.topics', argument: '[text:rawtext]', authority: 0 }
