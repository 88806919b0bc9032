/** How much the bot may say: sliding windows for its account, each group and each user. Pure; the clock is an argument. */
import { DEFAULT_MANNERS, type MannersSettings } from './settings'

export interface Limit {
  readonly most: number
  /** ms. */
  readonly window: number
}

export interface BudgetSettings {
  readonly account: readonly Limit[]
  readonly group: Limit
  readonly groupUnasked: Limit
  readonly user: Limit
  /** A group that is new to the bot has this part of a group's limits. */
  readonly newcomerShare: number
  /** From this part of a limit of the account on the operator is warned. */
  readonly warnAt: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What an operator sets, as windows. */
export function budgetOf(settings: MannersSettings['budget']): BudgetSettings {
  const { account, group, groupUnasked, user, newcomerShare, warnAt } = settings
  const aMinute = (most: number): Limit => ({ most, window: MINUTE })
  return {
    account: [aMinute(account.minute), { most: account.hour, window: HOUR }, { most: account.day, window: 24 * HOUR }],
    ...{ group: aMinute(group), groupUnasked: aMinute(groupUnasked), user: aMinute(user), newcomerShare, warnAt },
  }
}

export const DEFAULT_BUDGET: BudgetSettings = budgetOf(DEFAULT_MANNERS.budget)

/** One message that is to be said. */
export interface Spending {
  readonly account: string
  /** Absent in private. */
  readonly group?: string | undefined
  readonly isNewcomer?: boolean | undefined
  /** Absent where nobody's budget pays: answers to the bot's own questions. */
  readonly user?: string | undefined
  readonly unasked: boolean
}

export class Budget {
  private readonly spent = new Map<string, number[]>()

  constructor(private readonly settings: BudgetSettings) {}

  /** @returns when it may be said: `now` or later; the queue asks again then */
  mayAt(spending: Spending, now: number): number {
    return Math.max(now, ...this.limitsOf(spending).map(([key, limit]) => this.freeAt(key, limit, now)))
  }

  spend(spending: Spending, now: number): void {
    const longest = new Map<string, number>()
    for (const [key, { window }] of this.limitsOf(spending)) longest.set(key, Math.max(window, longest.get(key) ?? 0))
    for (const [key, window] of longest) {
      const times = (this.spent.get(key) ?? []).filter((time) => isWithin(time, window, now))
      this.spent.delete(key)
      this.spent.set(key, [...times, now])
    }
    for (const key of this.spent.keys()) {
      if (this.spent.size <= MOST_KEYS) break
      this.spent.delete(key)
    }
  }

  /** Whether the account has spent so much that its operator should know. */
  isNearlySpent(account: string, now: number): boolean {
    return this.used(account, now).some(({ used, most }) => used >= most * this.settings.warnAt)
  }

  /** What the account has used of each of its limits. */
  used(
    account: string,
    now: number,
  ): readonly { readonly used: number; readonly most: number; readonly window: number }[] {
    return this.settings.account.map(({ most, window }) => ({
      ...{ most, window, used: this.countSince(accountKey(account), now - window) },
    }))
  }

  usedInGroup(account: string, group: string, now: number): { readonly used: number; readonly most: number } {
    const { most, window } = this.settings.group
    return { used: this.countSince(groupKey(account, group), now - window), most }
  }

  private limitsOf({ account, group, isNewcomer, user, unasked }: Spending): (readonly [string, Limit])[] {
    const { settings } = this
    const share = (limit: Limit): Limit =>
      isNewcomer ? { ...limit, most: Math.max(1, Math.floor(limit.most * settings.newcomerShare)) } : limit
    return [
      ...settings.account.map((limit) => [accountKey(account), limit] as const),
      ...(group === undefined ? [] : [[groupKey(account, group), share(settings.group)] as const]),
      ...(group === undefined || !unasked
        ? []
        : [[`${groupKey(account, group)} unasked`, share(settings.groupUnasked)] as const]),
      ...(user === undefined ? [] : [[`user ${user}`, settings.user] as const]),
    ]
  }

  private freeAt(key: string, { most, window }: Limit, now: number): number {
    // The times rise: `spend` drops what lies ahead of its clock.
    const times = this.spent.get(key) ?? []
    let end = times.length
    while (end > 0 && (times[end - 1] ?? now) > now) end--
    const blocking = times[end - most]
    return blocking === undefined || !isWithin(blocking, window, now) ? now : blocking + window
  }

  private countSince(key: string, since: number): number {
    return (this.spent.get(key) ?? []).filter((time) => time > since).length
  }
}

/** A time ahead of the clock is of a clock that was set back since. */
function isWithin(time: number, window: number, now: number): boolean {
  return time <= now && now - time < window
}

const MOST_KEYS = 20_000

function accountKey(account: string): string {
  return `account ${account}`
}

function groupKey(account: string, group: string): string {
  return `group ${account} ${group}`
}
