/** 回复: staff answer a user by the number of the hand-over. */
import type { SupportCommand } from './command'

export const reply: SupportCommand = { id: 'reply', name: 'support.reply', argument: '[text:rawtext]', authority: 0 }
