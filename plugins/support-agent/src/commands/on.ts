/** 开启: the bot speaks again. */
import type { SupportCommand } from './command'

export const on: SupportCommand = { id: 'on', name: 'support.on', argument: '', authority: 0 }
