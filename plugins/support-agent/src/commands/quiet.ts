/** 安静时段: hours in which nothing is said unasked. */
import type { SupportCommand } from './command'

export const quiet: SupportCommand = {
  id: 'quiet',
  name: 'support.quiet',
  argument: '[text:rawtext]',
  authority: 0,
}
