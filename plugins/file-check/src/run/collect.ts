/** The report of a file grows with what its checks tell. */
import type { AttachmentProblem } from '../attachment'
import { bySeverity, type FileReport, verdictOf } from '../report'
import type { CheckTask, Outcome, Progress } from './task'

export class Collected {
  private outcomes: Outcome[] = []
  private size: number | undefined
  private problem: AttachmentProblem | undefined
  /** The check that has begun and not ended; none while the file is being opened. */
  private current: string | undefined
  private complete = false

  constructor(private readonly task: CheckTask) {
    this.size = task.size
  }

  add(progress: Progress): void {
    switch (progress.kind) {
      case 'opened':
        this.size = progress.size
        this.problem ??= progress.problem
        break
      case 'begins':
        this.current = progress.check
        break
      case 'ended':
        this.current = undefined
        this.outcomes.push(progress.outcome)
        break
    }
  }

  /** Every check was told about. */
  completed(): void {
    this.complete = true
  }

  /**
   * What is under way did not return.
   * @returns whether anything is left to try: not when even the bare name brought no check to begin
   */
  giveUp(why: 'time' | 'crash'): boolean {
    const { current } = this
    this.current = undefined
    if (current !== undefined) {
      this.outcomes.push({ check: current, findings: [], unfinished: why })
      return true
    }
    if (this.problem) return false
    this.problem = why === 'time' ? 'budget' : 'unreachable'
    return true
  }

  /** The task as it stands: bytes that cannot be had are not asked for again. */
  left(): CheckTask {
    return this.problem ? { ...this.task, source: { kind: 'none' } } : this.task
  }

  /** Checks that need not run (again). */
  get settled(): readonly string[] {
    return this.outcomes.map(({ check }) => check)
  }

  report(): FileReport {
    const findings = bySeverity(this.outcomes.flatMap((outcome) => outcome.findings))
    const unfinished = this.outcomes.flatMap(({ check, unfinished: why }) => (why ? [{ check, why }] : []))
    return {
      name: this.task.name,
      size: this.size,
      verdict: verdictOf(findings, this.complete && unfinished.length === 0 && !this.problem),
      findings,
      unfinished,
      unseen: this.task.source.kind === 'none',
      problem: this.problem,
      log: this.outcomes.find(({ log }) => log)?.log,
    }
  }
}
