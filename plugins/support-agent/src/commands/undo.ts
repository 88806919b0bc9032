/** 撤销: takes an edit back. */
import type { SupportCommand } from './command'

export const undo: SupportCommand = { id: 'undo', name: 'support.undo', argument: '[text:rawtext]', authority: 0 }
