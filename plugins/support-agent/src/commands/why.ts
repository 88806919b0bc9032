/** 为什么: the explanation of the last answer to this user. */
import type { SupportCommand } from './command'

export const why: SupportCommand = { id: 'why', name: 'support.why', argument: '', authority: 0 }
