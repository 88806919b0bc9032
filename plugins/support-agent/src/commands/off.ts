/** 关闭: the bot no longer speaks in the group. */
import type { SupportCommand } from './command'

export const off: SupportCommand = { id: 'off', name: 'support.off', argument: '', authority: 0 }
