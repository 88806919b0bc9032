/** Words that the platform certainly refused are never sent again, in no form; an account that no group takes words from rests as a whole. */
import { bare } from '@support-agent/conversation'

/** Refused texts remembered of one group. */
const MOST_TEXTS = 200
const MOST_GROUPS = 2_000
/** From this part on a text is a refused one in another form; closing lines, which all answers share, are less. */
const MOST_SHARED = 1 / 3
/** Failures in so many groups without a success between are the account's own. */
const GROUPS = 3
const WITHIN = 10 * 60_000
const HOUR = 60 * 60_000

interface AccountState {
  /** Group → when sending failed there last. */
  readonly failed: Map<string, number>
  /** No group is sent to before; then one probe. */
  restsUntil: number
}

export class Refusals {
  /** Group → refused texts, each by its lines. */
  private readonly texts = new Map<string, ReadonlySet<string>[]>()
  private readonly accounts = new Map<string, AccountState>()

  refused(group: string, text: string): void {
    const texts = [...(this.texts.get(group) ?? []), new Set(linesOf(text))]
    this.texts.delete(group)
    this.texts.set(group, texts.slice(-MOST_TEXTS))
    dropOldest(this.texts, MOST_GROUPS)
  }

  /** Whether the text is one that was refused: other words around its lines make it no other message. */
  wasRefused(group: string, text: string): boolean {
    const lines = linesOf(text)
    const length = lengthOf(lines)
    return (this.texts.get(group) ?? []).some(
      (refused) => length > 0 && lengthOf(lines.filter((line) => refused.has(line))) >= length * MOST_SHARED,
    )
  }

  /** Sending to a group failed. @returns whether the whole account rests from now on */
  failed(account: string, group: string, now: number): boolean {
    const state = this.accounts.get(account) ?? { failed: new Map<string, number>(), restsUntil: 0 }
    this.accounts.set(account, state)
    for (const [other, at] of state.failed) if (now - at > WITHIN) state.failed.delete(other)
    state.failed.set(group, now)
    if (state.failed.size < GROUPS && state.restsUntil === 0) return false
    state.restsUntil = now + HOUR
    return true
  }

  /** A group took words: it was not the account. */
  succeeded(account: string): void {
    this.accounts.delete(account)
  }

  accountRests(account: string, now: number): boolean {
    return (this.accounts.get(account)?.restsUntil ?? 0) > now
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').map(bare).filter(Boolean)
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0)
}

function dropOldest(kept: Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(key)
  }
}
