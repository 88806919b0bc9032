/** Reads OneBot's replies to a send: delivered, refused, muted, or nobody knows. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import type { Verdict } from '@support-agent/platform'

/** What an implementation says when it did not do what it was asked. */
export interface OneBotReply {
  readonly retcode: number
  readonly status?: string | undefined
  readonly message?: string | undefined
  readonly wording?: string | undefined
}

/** A call that came back with a code; it keeps the wording, which alone tells a mute from a block. */
export class OneBotRefusal extends Error {
  constructor(
    readonly action: string,
    readonly code: number,
    readonly wording: string,
  ) {
    super(`OneBot ${action}: ${code} ${wording}`)
    this.name = 'OneBotRefusal'
  }

  static of(action: string, reply: OneBotReply): OneBotRefusal {
    const said = [reply.message, reply.wording].filter((text) => typeof text === 'string' && text !== '')
    return new OneBotRefusal(action, reply.retcode, [...new Set(said)].join(' · ').slice(0, MAX_WORDING))
  }
}

/** There is no link, so nothing was asked. */
export class OneBotOffline extends Error {
  constructor(action: string) {
    super(`OneBot ${action}: no link`)
    this.name = 'OneBotOffline'
  }
}

/** Wordings are for one line of a log, in characters. */
const MAX_WORDING = 200
/** `status: async`: taken on, without a result. */
const TAKEN_ON = 1
/** NapCat's code for "no confirmation in time"; the message may be there. */
const UNCONFIRMED = 1200

/** The verdict that a failed send amounts to. What cannot be read is `unsure`: the safe side is not to send again. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof OneBotOffline) return { kind: 'refused', reason: 'offline' }
  if (error instanceof OneBot.TimeoutError) return { kind: 'unsure', why: 'timeout' }
  if (!(error instanceof OneBotRefusal)) return { kind: 'unsure', why: 'no-id' }
  const { code, wording } = error
  const rejected: Verdict = { kind: 'refused', reason: 'rejected', code, wording }
  if (code === TAKEN_ON) return { kind: 'unsure', why: 'no-id' }
  // From the implementations' source: EventChecker refuses at once, though with the code of a time-out.
  if (/EventChecker Failed/i.test(wording)) return rejected
  if (/禁言|\bmuted\b/i.test(wording)) return { kind: 'muted' }
  if (code === UNCONFIRMED || /time[d ]{0,2}out|超时/i.test(wording)) return { kind: 'unsure', why: 'timeout' }
  return rejected
}

/** The verdict of a send that came back with ids; an implementation that names none leaves us unsure. */
export function verdictOfIds(ids: readonly string[]): Verdict {
  if (ids.length === 0) return { kind: 'refused', reason: 'vetoed' }
  const named = ids.filter((id) => !['', '0', 'undefined', 'null'].includes(id))
  return named.length > 0 ? { kind: 'delivered', messageIds: named } : { kind: 'unsure', why: 'no-id' }
}
