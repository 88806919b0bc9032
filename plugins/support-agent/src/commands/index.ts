/** All commands, the root first. */
import { checklist } from './checklist'
import { code } from './code'
import type { SupportCommand } from './command'
import { diagnose } from './diagnose'
import { help } from './help'
import { why } from './why'

export const COMMANDS: readonly SupportCommand[] = [help, diagnose, code, checklist, why]
export type { SupportCommand }
