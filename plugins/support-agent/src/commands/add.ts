/** 添加: a topic, an utterance, a step, a claim, a labelled case. */
import type { SupportCommand } from './command'

export const add: SupportCommand = { id: 'add', name: 'support.add', argument: '[text:rawtext]', authority: 0 }
