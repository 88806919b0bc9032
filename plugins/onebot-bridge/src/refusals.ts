/** Reads OneBot's replies to a send: delivered, refused, muted, or nobody knows. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import type { Verdict } from '@support-agent/platform'
import type { Json } from './shapes'

/** What an implementation answers to a call. */
export interface OneBotReply {
  readonly retcode: number
  readonly status?: string | undefined
  readonly message?: string | undefined
  /** go-cqhttp's name of the error, beside `message` and `wording`. */
  readonly msg?: string | undefined
  readonly wording?: string | undefined
  readonly data?: unknown
}

/** Makes a call. @returns the data of the reply; throws one of the errors below, or the adapter's time-out */
export type Ask = (action: string, params: Json) => Promise<unknown>

/** A call that came back with a code; it keeps the wording, which alone tells a mute from a block. */
export class OneBotRefusal extends Error {
  /** One short line for a log. */
  readonly wording: string

  /** @param said all that was said, as it was */
  constructor(
    readonly action: string,
    readonly code: number,
    readonly said: string,
  ) {
    const wording = shorten(said)
    super(`OneBot ${action}: ${code} ${wording}`)
    this.name = 'OneBotRefusal'
    this.wording = wording
  }

  static of(action: string, { retcode, msg, message, wording }: OneBotReply): OneBotRefusal {
    const said = [msg, message, wording].filter((text) => typeof text === 'string' && text !== '')
    return new OneBotRefusal(action, retcode, [...new Set(said)].join(' · '))
  }
}

/** There is no link, so nothing was asked. */
export class OneBotOffline extends Error {
  constructor(action: string) {
    super(`OneBot ${action}: no link`)
    this.name = 'OneBotOffline'
  }
}

/** The link ended before the reply: whether it was done, nobody knows. */
export class OneBotLinkLost extends Error {
  constructor(action: string) {
    super(`OneBot ${action}: the link ended before the reply`)
    this.name = 'OneBotLinkLost'
  }
}

/** Head and tail of a wording that are kept, in characters: LLOneBot puts the reason behind a copy of the message. */
const HEAD = 120
const TAIL = 79

/** `status: async`: taken on, without a result. */
const TAKEN_ON = 1
/** Codes of every failure in NapCat and LLOneBot, over WebSocket and over HTTP; Lagrange uses the second for any exception. */
const ANY_FAILURE: readonly number[] = [1200, 200]
/** Lagrange: sent, and QQ gave it no number. */
const NO_NUMBER = 9000
/** QQ's own code of a mute, as implementations pass it on. */
const MUTED = 120

/** The verdict that a failed send amounts to. What cannot be read is `unsure`: the safe side is not to send again. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof OneBotOffline) return { kind: 'refused', reason: 'offline' }
  if (error instanceof OneBotLinkLost) return { kind: 'unsure', why: 'link-lost' }
  if (error instanceof OneBot.TimeoutError) return { kind: 'unsure', why: 'timeout' }
  return error instanceof OneBotRefusal ? verdictOfRefusal(error) : { kind: 'unsure', why: 'no-id' }
}

/** From the implementations' sources and their threads; the table of the tests has a line for each. */
function verdictOfRefusal({ code, said, wording }: OneBotRefusal): Verdict {
  const rejected: Verdict = { kind: 'refused', reason: 'rejected', code, wording }
  if (/^invoke timeout/i.test(said)) return { kind: 'unsure', why: 'timeout' }
  const { result, reason } = ownWords(said)
  if (code === MUTED || result === MUTED || /禁言|\bmuted\b/i.test(reason)) return { kind: 'muted' }
  if (code === TAKEN_ON || code === NO_NUMBER) return { kind: 'unsure', why: 'no-id' }
  // Both refuse at once, though with the code of a time-out.
  if (/EventChecker Failed|^invoke failed/i.test(said)) return rejected
  if (ANY_FAILURE.includes(code) || /time[d ]{0,2}out|超时/i.test(reason)) return { kind: 'unsure', why: 'timeout' }
  return rejected
}

/**
 * What QQ itself said, where the wording quotes its answer (`"result": 110, "errMsg": "…"`). The last one counts: LLOneBot puts
 * a copy of our own message before it, and nothing in that is an answer.
 */
function ownWords(said: string): { readonly result: number | undefined; readonly reason: string } {
  const results = [...said.matchAll(/\bresult"?: {0,4}(-?\d{1,10})\b/g)]
  const last = results[results.length - 1]
  return { result: last && Number(last[1]), reason: last ? said.slice(last.index) : said }
}

function shorten(said: string): string {
  const line = said.replace(/\s+/g, ' ').trim()
  return line.length <= HEAD + 1 + TAIL ? line : `${line.slice(0, HEAD)}…${line.slice(-TAIL)}`
}

/** The verdict of a send that came back with ids; an implementation that names none leaves us unsure. */
export function verdictOfIds(ids: readonly string[]): Verdict {
  if (ids.length === 0) return { kind: 'refused', reason: 'vetoed' }
  const named = ids.filter((id) => !NO_IDS.includes(id))
  return named.length > 0 ? { kind: 'delivered', messageIds: named } : { kind: 'unsure', why: 'no-id' }
}

/** What stands for a number where there is none. */
const NO_IDS: readonly string[] = ['', '0', '-1', 'undefined', 'null', 'NaN']
