/** 隐藏: a topic is no longer told. */
import type { SupportCommand } from './command'

export const hide: SupportCommand = { id: 'hide', name: 'support.hide', argument: '[text:rawtext]', authority: 0 }
