/** 对比: what one edit made better and worse. */
import type { SupportCommand } from './command'

export const compare: SupportCommand = {
  id: 'compare',
  name: 'support.compare',
  argument: '[text:rawtext]',
  authority: 0,
}
