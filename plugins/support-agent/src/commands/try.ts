/** 试答: how a text would be answered now, and why. */
import type { SupportCommand } from './command'

export const tryText: SupportCommand = { id: 'try', name: 'support.try', argument: '[text:rawtext]', authority: 0 }
