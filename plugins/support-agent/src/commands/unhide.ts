/** 恢复: a hidden topic is told again. */
import type { SupportCommand } from './command'

export const unhide: SupportCommand = { id: 'unhide', name: 'support.unhide', argument: '[text:rawtext]', authority: 0 }
