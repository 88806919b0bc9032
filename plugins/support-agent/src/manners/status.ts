/** 状态: what an administrator wants to know when the bot is silent, as lines. */
import type { Mode } from '@support-agent/conversation'
import { type Line, line, render } from '@support-agent/conversation'
import type { LocaleId } from '@support-agent/diagnosis'
import type { Budget } from './budget'
import type { GroupSwitches, Moment } from './group-book'
import type { RestReason } from './rest'
import type { Failures } from './send-log'

export interface GroupStatus {
  readonly mode: Mode
  readonly switches: GroupSwitches
  readonly rest: { readonly why: RestReason; readonly until: number } | undefined
  readonly failures: Failures | undefined
  readonly used: { readonly used: number; readonly most: number }
  readonly account: ReturnType<Budget['used']>
  readonly now: number
}

/** Of one group, for its administrators. */
export function statusLines(status: GroupStatus, locale: LocaleId): Line[] {
  const { switches, used, account, failures } = status
  const { bases, lastSilence, lastWake } = switches
  const all = render([line('status.all-bases')], locale)
  return [
    line('status.title', { mode: modeInWords(status, locale) }),
    line('status.bases', { bases: bases?.join(' ') ?? all }),
    line('status.budget', { ...used, account: accountInWords(account, locale) }),
    ...restLines(status),
    failures
      ? line('status.failures', { count: failures.count, why: render([line(failures.why)], locale) })
      : line('status.no-failures'),
    ...momentLine('status.last-silence', lastSilence),
    ...momentLine('status.last-wake', lastWake),
  ]
}

/** One line a group, for the operator. */
export function overviewLines(groups: readonly GroupStatus[], locale: LocaleId): Line[] {
  const [first] = groups
  if (!first) return [line('status.no-groups')]
  return [
    line('status.account', { account: accountInWords(first.account, locale) }),
    ...groups.map((status) => {
      const rest = restLines(status).map((one) => render([one], locale))
      const what = [modeInWords(status, locale), ...rest].join(render([line('list.separator')], locale))
      return line('status.group', { group: status.switches.group.guild, what })
    }),
  ]
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
