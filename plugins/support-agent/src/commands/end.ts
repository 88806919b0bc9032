/** 结束: staff give a conversation back to the bot. */
import type { SupportCommand } from './command'

export const end: SupportCommand = { id: 'end', name: 'support.end', argument: '[text:rawtext]', authority: 0 }
