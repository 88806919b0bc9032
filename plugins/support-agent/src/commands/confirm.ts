/** 确认: the plan that was shown counts. */
import type { SupportCommand } from './command'

export const confirm: SupportCommand = {
  id: 'confirm',
  name: 'support.confirm',
  argument: '[text:rawtext]',
  authority: 0,
}
