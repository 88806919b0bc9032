/** A file that was looked at: its findings are evidence of the open case, or the beginning of one. */
import { type Evidence, infer, observe, type Posterior } from '@support-agent/diagnosis'
import { type Conversation, hasOpenCase, isHandedOver } from '../conversation'
import { decide } from '../decide'
import type { Decision } from '../decision'
import type { FileEvent } from '../event'
import { evidenceOfFile, explainsRefusal } from '../file-facts'
import { supersede } from '../supersede'
import type { Circumstance, Turn } from '../turn'
import { localeOf } from './locale'
import { diagnoseLog } from './log'
import { decideOrAsk, NEW_CASE } from './move'

export function takeFile(conversation: Conversation, event: FileEvent, circumstance: Circumstance): Turn {
  const { settings, now, model } = circumstance
  const locale = localeOf(event.text, conversation)
  const silent = (why: 'handed-over' | 'mode' | 'not-addressed'): Turn => ({
    decision: { kind: 'silent', why },
    evidence: conversation.evidence,
    locale,
  })
  if (isHandedOver(conversation, settings, now) && !event.called) return silent('handed-over')
  const open = hasOpenCase(conversation, settings, now) && conversation.evidence.some(isTold)
  const told = wordsBeside(event)
  const complains = told.length > 0 && infer(model, told).inScope >= settings.thresholds.scope
  if (!event.addressed) {
    // An upload that arrived was not refused: it is looked at for those who said that something does not go through.
    if (settings.mode !== 'confident') return silent('mode')
    if (!(open || complains) || !(explainsRefusal(event.file) || event.file.log)) return silent('not-addressed')
  }
  const { file } = event
  const log = file.log && diagnoseLog(file.log.errors, circumstance)
  if (log) return { ...log, file, locale, begins: !open }
  const facts = [...(complains ? told : []), ...evidenceOfFile(file)]
  const evidence = open ? supersede(conversation.evidence, facts, model.knowledge.variables) : facts
  const posterior: Posterior = { ...infer(model, evidence), inScope: 1 }
  return { decision: decideOnFile(), evidence, posterior, locale, file, begins: !open }

  function decideOnFile(): Decision {
    const so = open ? { asked: conversation.asked, given: conversation.given } : NEW_CASE
    if (open || complains) return decideOrAsk(posterior, evidence, so, circumstance)
    // Without a complaint the report is the answer; a cause is added only where the findings leave no doubt.
    const decision = decide(posterior, { addressed: true, settings })
    return explainsRefusal(file) && decision.kind === 'answer' ? decision : { kind: 'checked' }
  }
}

/** Said or done by the user: a case that rests on nothing but a file ends with the next one. */
function isTold(evidence: Evidence): boolean {
  return !evidence.inFile && (!('source' in evidence) || evidence.source !== 'file')
}

/** What its sender wrote with the file, or shortly before it. */
function wordsBeside({ text, complaint = '', at, timed }: FileEvent): Evidence[] {
  const said = [complaint, text].filter(Boolean).join('\n')
  return said ? observe({ text: said, at: timed ? new Date(at) : undefined }) : []
}
