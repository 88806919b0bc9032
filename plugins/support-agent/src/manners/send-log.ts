/** What became of what the bot wanted to say, in the reader's words: for the status, and for the operator's eyes. */
import type { LineKey } from '@support-agent/conversation'
import type { Verdict } from '@support-agent/platform'
import type { Outcome } from '../outbox'

export interface Failures {
  readonly count: number
  /** When the last one was. */
  readonly at: number
  /** The words for the likely reason of the last one. */
  readonly why: LineKey
}

const MOST_CHANNELS = 2_000

export class SendLog {
  private readonly failures = new Map<string, Failures>()

  /** @param channel platform and channel */
  note(channel: string, outcome: Outcome, now: number): void {
    const why = reasonOf(outcome)
    if (!why) return
    const count = (this.failures.get(channel)?.count ?? 0) + 1
    this.failures.delete(channel)
    this.failures.set(channel, { count, why, at: now })
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= MOST_CHANNELS) break
      this.failures.delete(oldest)
    }
  }

  of(channel: string): Failures | undefined {
    return this.failures.get(channel)
  }
}

/** The likely reason in plain words; undefined for what went out, and for what was rightly not said. */
export function reasonOf(outcome: Outcome): LineKey | undefined {
  switch (outcome.kind) {
    case 'delivered':
      return undefined
    case 'unsure':
      return 'status.why-timeout'
    case 'muted':
      return 'status.why-muted'
    case 'refused':
      return reasonOfRefusal(outcome)
    case 'dropped':
      return outcome.why === 'budget' || outcome.why === 'late' ? 'status.why-budget' : undefined
  }
}

const LINK = /链接|url|link|网址/iu
const ACCOUNT = /风控|限制|冻结|risk|limit|frozen|restrict/iu

function reasonOfRefusal({ reason, wording = '' }: Extract<Verdict, { kind: 'refused' }>): LineKey | undefined {
  if (reason === 'offline') return 'status.why-offline'
  if (reason !== 'rejected') return undefined
  if (LINK.test(wording)) return 'status.why-link'
  return ACCOUNT.test(wording) ? 'status.why-account' : 'status.why-rejected'
}
