/** 支持: what the bot can do, with examples that work. */
import type { SupportCommand } from './command'

export const help: SupportCommand = { id: 'help', name: 'support', argument: '', authority: 0 }
