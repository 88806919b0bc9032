/** 历史: what was changed, by whom and when. */
import type { SupportCommand } from './command'

export const history: SupportCommand = {
  id: 'history',
  name: 'support.history',
  argument: '[text:rawtext]',
  authority: 0,
}
