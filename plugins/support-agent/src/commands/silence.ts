/** 闭嘴: the bot is silent for a while. */
import type { SupportCommand } from './command'

export const silence: SupportCommand = {
  id: 'silence',
  name: 'support.silence',
  argument: '[text:rawtext]',
  authority: 0,
}
