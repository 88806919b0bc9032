/** All that was learnt of one file: findings, what could not be finished, and the verdict that follows from both. */
import type { AttachmentProblem } from './attachment'
import type { Finding, FindingId, Severity } from './finding'
import type { LogSummary } from './logs'

/**
 * `refused`: something that the platform rejects · `suspicious`: any other warning or danger · `not-fully-checked`: neither, but
 * a check did not finish · `clean`: everything ran.
 */
export type FileVerdict = 'refused' | 'suspicious' | 'not-fully-checked' | 'clean'

/** Why a check has no result: its budget or its time was over, it crashed, or the bytes could not be had. */
export type UnfinishedReason = 'budget' | 'time' | 'crash' | 'unreadable'

export interface Unfinished {
  readonly check: string
  readonly why: UnfinishedReason
}

export interface FileReport {
  /** As it was sent. */
  readonly name: string
  readonly size: number | undefined
  readonly verdict: FileVerdict
  /** The worst first. */
  readonly findings: readonly Finding[]
  readonly unfinished: readonly Unfinished[]
  /** There were no bytes to look at: only name and size were checked. */
  readonly unseen: boolean
  /** Why the bytes could not be had; name and size are checked all the same. */
  readonly problem?: AttachmentProblem | undefined
  /** The error lines, where the file is a log. */
  readonly log?: LogSummary | undefined
}

const SEVERITIES: readonly Severity[] = ['danger', 'warning', 'notice', 'info']

/** What the platform rejects, when it is a warning. */
const REJECTED: readonly FindingId[] = ['blocked-extension', 'too-large', 'empty', 'illegal-characters']

export function verdictOf(findings: readonly Finding[], finished: boolean): FileVerdict {
  const grave = findings.filter(({ severity }) => severity === 'warning' || severity === 'danger')
  if (grave.some(({ id, severity }) => severity === 'warning' && REJECTED.includes(id))) return 'refused'
  if (grave.length) return 'suspicious'
  return finished ? 'clean' : 'not-fully-checked'
}

/** The worst first; equals in the order in which they were found. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}
