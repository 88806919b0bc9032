/** 状态: what an administrator wants to know when the bot is silent, as lines. */
import type { Mode } from '@support-agent/conversation'
import { type Line, line, render } from '@support-agent/conversation'
import type { LocaleId } from '@support-agent/diagnosis'
import type { Budget } from './budget'
import type { GroupSwitches, Moment } from './group-book'
import type { RestReason } from './rest'
import type { Failures } from './send-log'

/** What one of our accounts may still say. */
export interface AccountStatus {
  readonly used: ReturnType<Budget['used']>
  /** When it tries a group again; 0 or past where it may. */
  readonly restsUntil: number
}

export interface GroupStatus {
  /** As the platform calls it. */
  readonly name?: string | undefined
  readonly mode: Mode
  readonly switches: GroupSwitches
  readonly rest: { readonly why: RestReason; readonly until: number } | undefined
  readonly failures: Failures | undefined
  readonly used: { readonly used: number; readonly most: number }
  readonly account: AccountStatus
  readonly now: number
}

/** Of one group, for its administrators. */
export function statusLines(status: GroupStatus, locale: LocaleId): Line[] {
  const { switches, used, account, now } = status
  const all = render([line('status.all-bases')], locale)
  return [
    line('status.title', { mode: modeInWords(status, locale) }),
    line('status.bases', { bases: switches.bases?.join(' ') ?? all }),
    line('status.budget', { ...used, account: accountInWords(account.used, locale) }),
    ...accountRest(account, now),
    ...restLines(status),
    ...(status.failures ? [failuresLine(status.failures, locale)] : [line('status.no-failures')]),
    ...momentLine('status.last-silence', switches.lastSilence),
    ...momentLine('status.last-wake', switches.lastWake),
  ]
}

/** So many groups are told of. */
const MOST_GROUPS = 30

/** A line each group, those with trouble first, for the operator. */
export function overviewLines(groups: readonly GroupStatus[], account: AccountStatus, locale: LocaleId): Line[] {
  const now = groups[0]?.now ?? 0
  const byTrouble = [...groups].sort((a, b) => troubleOf(b) - troubleOf(a))
  const left = groups.length - MOST_GROUPS
  return [
    line('status.account', { account: accountInWords(account.used, locale) }),
    ...accountRest(account, now),
    ...(groups.length ? [] : [line('status.no-groups')]),
    ...byTrouble.slice(0, MOST_GROUPS).map((status) => groupLine(status, locale)),
    ...(left > 0 ? [line('status.more-groups', { count: left })] : []),
  ]
}

/** What an operator should look at first. */
function troubleOf({ rest, failures, switches }: GroupStatus): number {
  return (rest ? 4 : 0) + (failures ? 2 : 0) + (switches.off ? 1 : 0)
}

function groupLine(status: GroupStatus, locale: LocaleId): Line {
  const { name, switches, used, failures } = status
  const { guild } = switches.group
  const parts = [
    line('status.used-here', used),
    ...restLines(status),
    ...(failures ? [failuresLine(failures, locale)] : []),
    ...momentLine('status.last-silence', switches.lastSilence),
    ...momentLine('status.last-wake', switches.lastWake),
  ].map((part) => render([part], locale))
  const separator = render([line('status.separator')], locale)
  return line('status.group', {
    group: name ? `${name}(${guild})` : guild,
    what: [modeInWords(status, locale), ...parts].join(separator),
  })
}

function failuresLine({ count, why, at }: Failures, locale: LocaleId): Line {
  return line('status.failures', { count, time: clock(at), why: render([line(why)], locale) })
}

function accountRest({ restsUntil }: AccountStatus, now: number): Line[] {
  return restsUntil > now ? [line('status.account-rests', { time: clock(restsUntil) })] : []
}

/** What the account has used, a limit each. */
export function accountInWords(account: ReturnType<Budget['used']>, locale: LocaleId): string {
  const parts = account.map(({ used, most, window }) =>
    render([line('status.budget-part', { used, most, window: windowInWords(window, locale) })], locale),
  )
  return parts.join(render([line('list.separator')], locale))
}

const HOUR = 3_600_000

function windowInWords(window: number, locale: LocaleId): string {
  const name = window < HOUR ? 'minute' : window < 24 * HOUR ? 'hour' : 'day'
  return render([line(`status.window-${name}`)], locale)
}

function modeInWords({ mode, switches, now }: GroupStatus, locale: LocaleId): string {
  const { off, silentUntil = 0, quietHours } = switches
  const parts: Line[] = [off ? line('status.off') : line(`status.mode-${mode}`)]
  if (silentUntil > now) parts.push(line('status.silent-until', { time: clock(silentUntil) }))
  if (quietHours) parts.push(line('status.quiet', { ...quietHours }))
  return parts.map((part) => render([part], locale)).join(render([line('list.separator')], locale))
}

function restLines({ rest }: GroupStatus): Line[] {
  if (!rest) return []
  if (rest.why === 'resting') return [line('status.resting', { time: clock(rest.until) })]
  return Number.isFinite(rest.until) ? [line('status.muted', { time: clock(rest.until) })] : [line('status.muted-open')]
}

function momentLine(key: 'status.last-silence' | 'status.last-wake', moment: Moment | undefined): Line[] {
  return moment ? [line(key, { time: clock(moment.at), by: moment.by })] : []
}

/** `03-05 15:00` in Asia/Shanghai. */
export function clock(time: number): string {
  return new Date(time + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' ')
}
