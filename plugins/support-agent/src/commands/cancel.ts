/** 取消: the plan or dialogue is dropped. */
import type { SupportCommand } from './command'

export const cancel: SupportCommand = { id: 'cancel', name: 'support.cancel', argument: '[text:rawtext]', authority: 0 }
