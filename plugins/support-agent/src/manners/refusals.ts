/** Words that the platform certainly refused are never sent again, in no form; an account that no group takes words from rests as a whole. */
import { bare } from '@support-agent/conversation'
import type { MannersSettings } from './settings'

/** Refused lines remembered of one group. */
const MOST_LINES = 2_000
/** A text of which this part or more was refused before is the same one in another form. */
const SAME = 1 / 3
const MOST_GROUPS = 2_000

type RefusalSettings = Pick<MannersSettings['rest'], 'accountGroups' | 'accountWithin' | 'accountProbe' | 'notice'>

interface AccountState {
  /** Group → when sending failed there last. */
  readonly failed: Map<string, number>
  /** No group is sent to before; then one probe. */
  restsUntil: number
}

export class Refusals {
  private readonly lines = new Map<string, Set<string>>()
  private readonly noticed = new Map<string, number>()
  private readonly accounts = new Map<string, AccountState>()

  constructor(private readonly settings: RefusalSettings) {}

  refused(group: string, text: string): void {
    const lines = this.lines.get(group) ?? new Set<string>()
    for (const line of linesOf(text)) lines.add(line)
    this.lines.delete(group)
    this.lines.set(group, lines)
    dropOldest(lines, MOST_LINES)
    dropOldest(this.lines, MOST_GROUPS)
  }

  wasRefused(group: string, text: string): boolean {
    const refused = this.lines.get(group)
    if (!refused) return false
    const lines = linesOf(text)
    const known = lines.filter((line) => refused.has(line))
    return lengthOf(known) >= SAME * lengthOf(lines)
  }

  /** Whether the place may be told, once in a while, that an answer was refused; it counts as told. */
  mayNotice(place: string, now: number): boolean {
    if (now - (this.noticed.get(place) ?? Number.NEGATIVE_INFINITY) < this.settings.notice) return false
    this.noticed.delete(place)
    this.noticed.set(place, now)
    dropOldest(this.noticed, MOST_GROUPS)
    return true
  }

  /** Sending to a group failed; a probe that failed lets the account rest again. @returns whether a rest begins */
  failed(account: string, group: string, now: number): boolean {
    const { accountGroups, accountWithin, accountProbe } = this.settings
    const state = this.accounts.get(account) ?? { failed: new Map<string, number>(), restsUntil: 0 }
    this.accounts.set(account, state)
    for (const [other, at] of state.failed) if (now - at > accountWithin) state.failed.delete(other)
    state.failed.set(group, now)
    const rested = state.restsUntil > 0
    if (state.failed.size < accountGroups && !rested) return false
    state.restsUntil = now + accountProbe
    return !rested
  }

  /** A group took words: it was not the account. */
  succeeded(account: string): void {
    this.accounts.delete(account)
  }

  /** No group is sent to; when it is over, one message goes as a probe. */
  accountRests(account: string, now: number): boolean {
    return this.restsUntil(account) > now
  }

  restsUntil(account: string): number {
    return this.accounts.get(account)?.restsUntil ?? 0
  }
}

/** The words of each line alone: blanks and marks make no difference. */
function linesOf(text: string): string[] {
  return text.split('\n').map(bare).filter(Boolean)
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length, 0)
}

function dropOldest(kept: Set<string> | Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(key)
  }
}
