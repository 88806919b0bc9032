/** 知识库: the bases in force in the group. */
import type { SupportCommand } from './command'

export const bases: SupportCommand = { id: 'bases', name: 'support.bases', argument: '[text:rawtext]', authority: 0 }
