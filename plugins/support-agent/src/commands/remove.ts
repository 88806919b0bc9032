/** 删除: an utterance, a step, a claim, evidence. */
import type { SupportCommand } from './command'

export const remove: SupportCommand = { id: 'remove', name: 'support.remove', argument: '[text:rawtext]', authority: 0 }
