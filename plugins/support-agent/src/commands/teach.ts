/** 教: sentences for a topic, or the quoted one. */
import type { SupportCommand } from './command'

export const teach: SupportCommand = { id: 'teach', name: 'support.teach', argument: '[text:rawtext]', authority: 0 }
