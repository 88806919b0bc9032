/** 传前检查: what to look at before sending. */
import type { SupportCommand } from './command'

export const checklist: SupportCommand = { id: 'checklist', name: 'support.checklist', argument: '', authority: 0 }
