/** All commands, the root first. */

import { add } from './add'
import { bases } from './bases'
import { cancel } from './cancel'
import { change } from './change'
import { check } from './check'
import { checklist } from './checklist'
import { code } from './code'
import type { SupportCommand } from './command'
import { compare } from './compare'
import { confirm } from './confirm'
import { diagnose } from './diagnose'
import { end } from './end'
import { exportKnowledge } from './export'
import { forget } from './forget'
import { help } from './help'
import { hide } from './hide'
import { history } from './history'
import { importKnowledge } from './import'
import { inbox } from './inbox'
import { mode } from './mode'
import { off } from './off'
import { on } from './on'
import { propose } from './propose'
import { quiet } from './quiet'
import { remove } from './remove'
import { reply } from './reply'
import { silence } from './silence'
import { status } from './status'
import { teach } from './teach'
import { topics } from './topics'
import { tryText } from './try'
import { undo } from './undo'
import { unhide } from './unhide'
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
  topics,
  add,
  change,
  remove,
  hide,
  unhide,
  teach,
  tryText,
  history,
  compare,
  undo,
  exportKnowledge,
  importKnowledge,
  inbox,
  propose,
  confirm,
  cancel,
]
export type { SupportCommand }
