/** 提议: a member's sentence for the inbox. */
import type { SupportCommand } from './command'

export const propose: SupportCommand = {
  id: 'propose',
  name: 'support.propose',
  argument: '[text:rawtext]',
  authority: 0,
}
