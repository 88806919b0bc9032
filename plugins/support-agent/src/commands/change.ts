/** 修改: an utterance, a step, words, evidence, how common a topic is. */
import type { SupportCommand } from './command'

export const change: SupportCommand = { id: 'change', name: 'support.change', argument: '[text:rawtext]', authority: 0 }
