/** Words that the platform certainly refused are never sent again, in no form; an account that no group takes words from rests as a whole. */
import { bare } from '@support-agent/conversation'

/** Refused texts remembered of one group. */
const MOST_TEXTS = 200
const MOST_GROUPS = 2_000
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
  private readonly texts = new Map<string, Set<string>>()
  private readonly accounts = new Map<string, AccountState>()

  refused(group: string, text: string): void {
    const texts = this.texts.get(group) ?? new Set<string>()
    texts.add(bare(text))
    this.texts.delete(group)
    this.texts.set(group, texts)
    dropOldest(texts, MOST_TEXTS)
    dropOldest(this.texts, MOST_GROUPS)
  }

  wasRefused(group: string, text: string): boolean {
    return this.texts.get(group)?.has(bare(text)) ?? false
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

function dropOldest(kept: Set<string> | Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(key)
  }
}
