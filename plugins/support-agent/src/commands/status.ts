/** 状态: what the bot is set to here, and what became of its words. */
import type { SupportCommand } from './command'

export const status: SupportCommand = { id: 'status', name: 'support.status', argument: '', authority: 0 }
