/** 检查文件: a file that is sent with it, quoted or only named. */
import type { SupportCommand } from './command'

export const check: SupportCommand = { id: 'check', name: 'support.check', argument: '[text:rawtext]', authority: 0 }
