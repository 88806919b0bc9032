/** Carries out the switches of a group: who may, what is set, and the one line that says so. */
import { type Line, type LineKey, line, type Mode } from '@support-agent/conversation'
import type { GroupBook, GroupChange, GroupId, GroupSwitches } from './group-book'
import type { Role } from './roles'
import type { MannersSettings } from './settings'
import type { Surges } from './surge'
import type { Switch } from './switch-words'

export interface SwitchRequest {
  readonly wish: Switch
  readonly role: Role
  /** Absent in private. */
  readonly group: GroupId | undefined
  readonly user: string
  /** Of the surges. */
  readonly channel: string
  readonly now: number
  /** The mode that the operator set for the group. */
  readonly configured: Mode
  /** The bases that there are. */
  readonly bases: readonly string[]
}

type Ruling = Exclude<Switch, { kind: 'status' | 'retract' }>

const MINUTE = 60_000

export class Switchboard {
  constructor(
    private readonly groups: GroupBook,
    private readonly surges: Surges,
    private readonly settings: Pick<MannersSettings['switches'], 'silence' | 'longestSilence'>,
  ) {}

  /** @returns what to say; undefined where the words are ordinary ones here. Resolves when it is durable. */
  async take({ wish, ...request }: SwitchRequest): Promise<Line | undefined> {
    if (wish.kind === 'status' || wish.kind === 'retract' || !request.group) return undefined
    if (request.role === 'member') return this.takeMember(wish, request.group, request)
    if (wish.kind === 'unclear') return line(UNCLEAR[wish.command], { base: request.bases[0] ?? '' })
    const change = this.changeFor(wish, request, this.groups.of(request.group))
    if ('key' in change) return change
    await this.groups.change(request.group, change.change)
    if (wish.kind === 'on') this.surges.close(request.channel, request.now)
    return change.says
  }

  /** A member may have peace for themselves; the rest is not theirs to switch. */
  private async takeMember(
    wish: Ruling,
    group: GroupId,
    { user, now }: Pick<SwitchRequest, 'user' | 'now'>,
  ): Promise<Line | undefined> {
    // For how long does not matter: it ends when they call the bot.
    const wantsPeace = wish.kind === 'silence' || (wish.kind === 'unclear' && wish.command === 'silence')
    if (!wantsPeace) return line('switch.not-allowed')
    await this.groups.silenceMember(group, user, now)
    return line('switch.silenced-member')
  }

  /** Nobody silences a bot for good by a slip. */
  private minutesOf({ minutes }: Extract<Switch, { kind: 'silence' }>): number {
    const { silence, longestSilence } = this.settings
    return Math.round(Math.min(minutes === undefined ? silence : minutes * MINUTE, longestSilence) / MINUTE)
  }

  private changeFor(
    wish: Exclude<Ruling, { kind: 'unclear' }>,
    { user, now, bases, configured }: Omit<SwitchRequest, 'wish'>,
    before: GroupSwitches,
  ): { readonly change: GroupChange; readonly says: Line } | Line {
    const moment = { at: now, by: user }
    switch (wish.kind) {
      case 'silence': {
        const minutes = this.minutesOf(wish)
        return {
          change: { silentUntil: now + minutes * MINUTE, lastSilence: moment },
          says: line('switch.silenced', { minutes }),
        }
      }
      case 'off':
        return { change: { off: true, lastSilence: moment }, says: line('switch.off') }
      case 'on':
        return {
          change: {
            ...{ off: undefined, silentUntil: undefined, lastWake: moment },
            mode: awake(before.mode, configured),
          },
          says: line('switch.on'),
        }
      case 'quiet':
        return wish.hours
          ? { change: { quietHours: wish.hours }, says: line('switch.quiet', { ...wish.hours }) }
          : { change: { quietHours: undefined }, says: line('switch.quiet-off') }
      case 'mode':
        return {
          // Whoever silences a new bot has not asked it to speak by itself afterwards.
          change: wish.mode === 'off' ? { mode: 'off', lastSilence: moment } : { mode: wish.mode, chosen: true },
          says: line(`switch.mode-${wish.mode}`),
        }
      case 'bases': {
        const unknown = wish.ids.filter((id) => !bases.includes(id))
        if (unknown.length) return line('switch.unknown-base', { base: unknown.join(' '), known: bases.join(' ') })
        if (!wish.ids.length) return { change: { bases: undefined }, says: line('switch.bases-all') }
        return { change: { bases: wish.ids }, says: line('switch.bases', { bases: wish.ids.join(' ') }) }
      }
    }
  }
}

/** What 开启 leaves of a mode: whoever wakes the bot wants to hear it, so that where the operator has it off, it answers who asks. */
function awake(mode: Mode | undefined, configured: Mode): Mode | undefined {
  const kept = mode === 'off' ? undefined : mode
  return kept ?? (configured === 'off' ? 'mention' : undefined)
}

const UNCLEAR: Readonly<Record<Extract<Switch, { kind: 'unclear' }>['command'], LineKey>> = {
  silence: 'switch.how-silence',
  quiet: 'switch.how-quiet',
  mode: 'switch.how-mode',
  bases: 'switch.how-bases',
}
