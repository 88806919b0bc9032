/** All commands, the root first. */
import { checklist } from './checklist'
import { code } from './code'
import type { SupportCommand } from './command'
import { diagnose } from './diagnose'
import { end } from './end'
import { forget } from './forget'
import { help } from './help'
import { reply } from './reply'
import { why } from './why'

export const COMMANDS: readonly SupportCommand[] = [help, diagnose, code, checklist, why, forget, reply, end]
export type { SupportCommand }
