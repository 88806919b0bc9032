/** Runs every check over one file, one after another; what one of them throws is its own outcome. */
import { AttachmentError } from '../attachment'
import type { Check, CheckBudget, CheckedFile } from '../check'
import { contentOfAttachment, openAttachment } from '../open'
import type { CheckTask, Outcome, Progress } from './task'

export interface Run {
  readonly task: CheckTask
  readonly checks: readonly Check[]
  /** Checks that already have an outcome, or that did not return the last time. */
  readonly skip: ReadonlySet<string>
  /** Milliseconds, only ever compared. */
  readonly now: () => number
  readonly tell: (progress: Progress) => void
}

/** Never throws; every check that is not skipped is told about. */
export async function runChecks({ task, checks, skip, now, tell }: Run): Promise<void> {
  const { file, close } = await openFile(task, tell)
  for (const check of checks) {
    if (skip.has(check.id)) continue
    tell({ kind: 'begins', check: check.id })
    tell({ kind: 'ended', outcome: await outcomeOf(check, file, task, now) })
  }
  close()
}

interface OpenedFile {
  readonly file: CheckedFile
  /** Lets go of connections. */
  readonly close: () => void
}

/** A file whose bytes cannot be had is still a name and perhaps a size. */
async function openFile({ name, size, source, opener }: CheckTask, tell: Run['tell']): Promise<OpenedFile> {
  const bare = { file: { name, size, content: undefined }, close: () => {} }
  if (source.kind === 'none') {
    tell({ kind: 'opened', size })
    return bare
  }
  const attachment = openAttachment(source, name, size, opener)
  try {
    const content = await contentOfAttachment(attachment)
    tell({ kind: 'opened', size: content.size })
    return { file: { name, size: content.size, content }, close: () => attachment.close() }
  } catch (error) {
    attachment.close()
    tell({ kind: 'opened', size, problem: error instanceof AttachmentError ? error.problem : 'unreachable' })
    return bare
  }
}

async function outcomeOf(check: Check, file: CheckedFile, task: CheckTask, now: () => number): Promise<Outcome> {
  const unreadable = check.needsContent && !file.content && task.source.kind !== 'none'
  if (unreadable) return { check: check.id, findings: [], unfinished: 'unreadable' }
  if (check.needsContent && !file.content) return { check: check.id, findings: [] }
  try {
    const context = { policy: task.policy, budget: budgetOf(task, now) }
    const { findings, complete, log } = await check.run(file, context)
    return { check: check.id, findings, ...(complete ? {} : { unfinished: 'budget' as const }), log }
  } catch (error) {
    const why = error instanceof AttachmentError ? whyUnread(error) : 'crash'
    return { check: check.id, findings: [], unfinished: why }
  }
}

function whyUnread({ problem }: AttachmentError): 'budget' | 'crash' | 'unreadable' {
  if (problem === 'budget') return 'budget'
  return problem === 'too-long-read' ? 'crash' : 'unreadable'
}

/** A check is asked to end before it is ended from outside. */
const TIME_OF_ITS_OWN = 0.75

function budgetOf({ limits }: CheckTask, now: () => number): CheckBudget {
  const end = now() + limits.checkTime * TIME_OF_ITS_OWN
  return { entries: limits.entries, inflated: limits.inflated, depth: limits.depth, isOver: () => now() > end }
}
