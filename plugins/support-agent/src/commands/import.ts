/** 导入: YAML as edits. */
import type { SupportCommand } from './command'

export const importKnowledge: SupportCommand = {
  id: 'import',
  name: 'support.import',
  argument: '[text:rawtext]',
  authority: 0,
}
