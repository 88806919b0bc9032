/** 收件箱: what the bot could not answer well. */
import type { SupportCommand } from './command'

export const inbox: SupportCommand = { id: 'inbox', name: 'support.inbox', argument: '[text:rawtext]', authority: 0 }
