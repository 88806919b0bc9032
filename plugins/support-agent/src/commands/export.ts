/** 导出: what was taught, as YAML. */
import type { SupportCommand } from './command'

export const exportKnowledge: SupportCommand = {
  id: 'export',
  name: 'support.export',
  argument: '[text:rawtext]',
  authority: 0,
}
