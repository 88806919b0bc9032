/** The one door for words: renders, cleans, hands to the platform, and remembers which message belongs to which case. */
import { type Line, plainReply, render } from '@support-agent/conversation'
import type { LocaleId } from '@support-agent/diagnosis'
import type { Platform, Target, Verdict } from '@support-agent/platform'

export interface Sending {
  readonly locale: LocaleId
  /** The id of the message to quote. */
  readonly quote?: string | undefined
  /** The case that the words belong to; a quote of them finds it again. */
  readonly case?: string | undefined
  /** Why the bot speaks, for the log. */
  readonly reason: string
}

/** How many of our messages are remembered with their case. */
const MOST_REMEMBERED = 5_000

/** Where a target's platform is found. Rules on when the bot may speak (pace, budgets, mutes) join in {@link Outbox.send}. */
export class Outbox {
  private readonly cases = new Map<string, string>()

  constructor(private readonly report: (target: Target, sending: Sending, verdict: Verdict) => void) {}

  /** Sends one message, once; never throws. An empty reply is no message. */
  async send(platform: Platform, target: Target, lines: readonly Line[], sending: Sending): Promise<Verdict> {
    const text = plainReply(render(lines, sending.locale))
    const verdict: Verdict = text
      ? await platform.deliver(target, [{ type: 'text', text }], { quote: sending.quote })
      : { kind: 'refused', reason: 'empty' }
    this.remember(target, verdict, sending.case)
    this.report(target, sending, verdict)
    return verdict
  }

  /** The case that one of our messages belongs to. */
  caseOf(target: Pick<Target, 'platform' | 'channelId'>, messageId: string): string | undefined {
    return this.cases.get(messageKey(target, messageId))
  }

  private remember(target: Target, verdict: Verdict, caseKey: string | undefined): void {
    if (verdict.kind !== 'delivered' || caseKey === undefined) return
    for (const id of verdict.messageIds) this.cases.set(messageKey(target, id), caseKey)
    for (const key of this.cases.keys()) {
      if (this.cases.size <= MOST_REMEMBERED) break
      this.cases.delete(key)
    }
  }
}

function messageKey({ platform, channelId }: Pick<Target, 'platform' | 'channelId'>, messageId: string): string {
  return `${platform}/${channelId}/${messageId}`
}
