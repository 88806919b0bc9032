/** 错误码: what a code means. */
import type { SupportCommand } from './command'

export const code: SupportCommand = { id: 'code', name: 'support.code', argument: '[text:rawtext]', authority: 0 }
