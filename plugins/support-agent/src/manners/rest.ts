/** Where nothing may be sent for now: groups that are muted, and groups where sending failed twice. Pure; the clock is an argument. */
import { DEFAULT_MANNERS, type MannersSettings } from './settings'

export type RestSettings = Pick<MannersSettings['rest'], 'failuresWithin' | 'first' | 'longest'>

export const DEFAULT_REST = DEFAULT_MANNERS.rest

/** `muted`: the platform says so · `resting`: sending failed. */
export type RestReason = 'muted' | 'resting'

interface MuteState {
  /** ms since the epoch; Infinity where the platform does not say. */
  readonly until: number
  readonly scope: 'self' | 'everyone'
}

interface FailureState {
  readonly failedAt: number
  /** Nothing is sent before; then one probe. */
  readonly until: number
  readonly rest: number
  readonly probing: boolean
}

export class Rests {
  private readonly mutes = new Map<string, MuteState[]>()
  private readonly failures = new Map<string, FailureState>()

  constructor(private readonly settings: RestSettings) {}

  /** Why nothing may be sent; undefined where it may. After a rest one message goes as a probe. */
  whyNot(group: string, now: number): RestReason | undefined {
    if (this.mutes.get(group)?.some(({ until }) => now < until)) return 'muted'
    const failure = this.failures.get(group)
    return failure && (failure.probing || now < failure.until) ? 'resting' : undefined
  }

  /** The message that goes out now is the probe, where there was a rest. */
  begins(group: string, now: number): void {
    const failure = this.failures.get(group)
    if (failure && failure.rest > 0 && now >= failure.until) this.failures.set(group, { ...failure, probing: true })
  }

  mute(group: string, scope: MuteState['scope'], until = Number.POSITIVE_INFINITY): void {
    const others = (this.mutes.get(group) ?? []).filter((mute) => mute.scope !== scope)
    this.mutes.set(group, [...others, { scope, until }])
  }

  lift(group: string, scope: MuteState['scope']): void {
    const left = (this.mutes.get(group) ?? []).filter((mute) => mute.scope !== scope)
    if (left.length) this.mutes.set(group, left)
    else this.mutes.delete(group)
  }

  /** It went out, or may have. */
  succeeded(group: string): void {
    this.failures.delete(group)
  }

  /** What became of the probe says nothing about the group: the next message is the probe. */
  undecided(group: string): void {
    const failure = this.failures.get(group)
    if (failure?.probing) this.failures.set(group, { ...failure, probing: false })
  }

  /** It certainly did not go out. @returns whether the group rests from now on */
  failed(group: string, now: number): boolean {
    const { failuresWithin, first, longest } = this.settings
    const before = this.failures.get(group)
    const rests = before !== undefined && (before.probing || before.rest > 0 || now - before.failedAt <= failuresWithin)
    const rest = rests ? Math.min(longest, before.rest > 0 ? before.rest * 2 : first) : 0
    this.failures.set(group, { failedAt: now, until: now + rest, rest, probing: false })
    return rests
  }

  /** When the rest of a group that failed ends, ms; 0 where there is none. */
  untilOf(group: string): number {
    return this.failures.get(group)?.until ?? 0
  }

  /** Groups where nothing may be sent, with the reason and the end, for the operator. */
  all(now: number): readonly { readonly group: string; readonly why: RestReason; readonly until: number }[] {
    const groups = new Set([...this.mutes.keys(), ...this.failures.keys()])
    return [...groups].flatMap((group) => {
      const why = this.whyNot(group, now)
      if (!why) return []
      const until =
        why === 'muted'
          ? Math.max(...(this.mutes.get(group) ?? []).map((mute) => mute.until))
          : (this.failures.get(group)?.until ?? now)
      return [{ group, why, until }]
    })
  }
}
