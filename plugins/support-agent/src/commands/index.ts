/** All commands, the root first. */
import { bases } from './bases'
import { check } from './check'
import { checklist } from './checklist'
import { code } from './code'
import type { SupportCommand } from './command'
import { diagnose } from './diagnose'
import { end } from './end'
import { forget } from './forget'
import { help } from './help'
import { mode } from './mode'
import { off } from './off'
import { on } from './on'
import { quiet } from './quiet'
import { reply } from './reply'
import { silence } from './silence'
import { status } from './status'
import { why } from './why'

export const COMMANDS: readonly SupportCommand[] = [
  help,
  diagnose,
  code,
  check,
  checklist,
  why,
  forget,
  reply,
  end,
  silence,
  off,
  on,
  quiet,
  mode,
  bases,
  status,
]
export type { SupportCommand }
