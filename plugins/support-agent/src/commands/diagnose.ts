/** 诊断: a problem in any words. */
import type { SupportCommand } from './command'

export const diagnose: SupportCommand = {
  id: 'diagnose',
  name: 'support.diagnose',
  argument: '[text:rawtext]',
  authority: 0,
}
