/** 模式: when the bot speaks in the group. */
import type { SupportCommand } from './command'

export const mode: SupportCommand = { id: 'mode', name: 'support.mode', argument: '[text:rawtext]', authority: 0 }
