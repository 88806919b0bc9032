/** 忘记我: everything that is kept of this user is deleted. */
import type { SupportCommand } from './command'

export const forget: SupportCommand = { id: 'forget', name: 'support.forget', argument: '', authority: 0 }
