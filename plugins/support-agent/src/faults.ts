/** Faults of ours: into the log, and once in a while to the operators; what they are is never said in a chat. */
import { line } from '@support-agent/conversation'
import type { OperatorDesk } from './operator-desk'

export class Faults {
  constructor(
    private readonly log: (what: string, error: unknown) => void,
    private readonly operators: Pick<OperatorDesk, 'tell'>,
  ) {}

  /** @param what came to nothing, in the log's words */
  note(what: string, error: unknown): void {
    this.log(`${what}:`, error)
    this.tell(error)
  }

  /** For a fault that is in the log already. */
  tell(error: unknown): void {
    this.operators.tell('error', line('operator.error', { what: error instanceof Error ? error.name : 'error' }))
  }
}
