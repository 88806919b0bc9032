/** 状态: collects what the bot knows of its groups, for the administrators of one and for the operator of all. */
import { type Line, line } from '@support-agent/conversation'
import type { Session } from 'koishi'
import type { Answerer } from './answerer'
import { channelKey, groupOf } from './ids'
import type { Incoming } from './incoming'
import type { GroupBook, GroupId } from './manners/group-book'
import type { KnownGroups } from './manners/known-groups'
import { accountOf, groupOf as groupOfTarget } from './manners/places'
import type { Role } from './manners/roles'
import type { SendLog } from './manners/send-log'
import { type GroupStatus, overviewLines, statusLines } from './manners/status'
import type { Outbox } from './outbox'
import type { Scheduler } from './scheduler'

export interface StatusDeskParts {
  readonly answerer: Answerer
  readonly groups: GroupBook
  readonly known: KnownGroups
  readonly outbox: Outbox
  readonly sendLog: SendLog
  readonly scheduler: Scheduler
}

export class StatusDesk {
  constructor(private readonly parts: StatusDeskParts) {}

  /** @returns undefined where the word is an ordinary one */
  async linesFor(session: Session, incoming: Incoming, role: Role): Promise<readonly Line[] | undefined> {
    const { locale } = this.parts.answerer.conversationOf(incoming)
    const group = groupOf(incoming)
    if (group) {
      if (role === 'member') return [line('switch.not-allowed')]
      return statusLines(this.statusOf(session, incoming, group), locale)
    }
    if (role !== 'operator') return undefined
    const names = await namesOfGuilds(session)
    const all = this.allGroups(incoming.platform, [...names.keys()])
    const account = this.accountOf(incoming)
    return overviewLines(
      all.map((one) => ({ ...this.statusOf(session, incoming, one), name: names.get(one.guild) })),
      account,
      locale,
    )
  }

  /** Those that somebody set anything for, those that were heard, and those that the platform names. */
  private allGroups(platform: string, named: readonly string[]): GroupId[] {
    const { groups, known } = this.parts
    const own = [...groups.all().map(({ group }) => group), ...known.all()].filter((one) => one.platform === platform)
    const guilds = new Set([...own.map(({ guild }) => guild), ...named])
    return [...guilds].map((guild) => ({ platform, guild }))
  }

  private statusOf(session: Session, { platform, selfId }: Incoming, group: GroupId): GroupStatus {
    const { outbox, sendLog, scheduler, answerer, groups } = this.parts
    const now = scheduler.now()
    const target = { platform, selfId, channelId: group.guild, guildId: group.guild }
    const key = groupOfTarget(target) ?? ''
    return {
      ...{ now, switches: groups.of(group), mode: groups.modeOf(group, now) ?? answerer.configuredMode(session) },
      rest: outbox.rests.all(now).find((one) => one.group === key),
      failures: sendLog.of(channelKey(target)),
      used: outbox.budget.usedInGroup(accountOf(target), key, now),
      account: this.accountOf({ platform, selfId }),
    }
  }

  private accountOf({ platform, selfId }: Pick<Incoming, 'platform' | 'selfId'>): GroupStatus['account'] {
    const { outbox, scheduler } = this.parts
    const account = accountOf({ platform, selfId })
    const now = scheduler.now()
    return { used: outbox.budget.used(account, now), restsUntil: outbox.accountRestsUntil(account) }
  }
}

/** What the platform calls the bot's groups; empty where it does not tell. */
async function namesOfGuilds({ bot }: Session): Promise<ReadonlyMap<string, string | undefined>> {
  try {
    const { data } = await bot.getGuildList()
    return new Map(data.map(({ id, name }) => [id, name]))
  } catch {
    return new Map()
  }
}
