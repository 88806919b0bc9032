/** What the platform tells by itself: recalls, mutes, and groups that the bot joined. */
import { line } from '@support-agent/conversation'
import type { Join, Mute, Platform } from '@support-agent/platform'
import type { Context } from 'koishi'
import type { SupportAgent } from './agent'
import type { Faults } from './faults'
import { channelKey } from './ids'
import type { GroupBook } from './manners/group-book'
import type { MannersSettings } from './manners/settings'
import type { OperatorDesk } from './operator-desk'
import type { Outbox } from './outbox'
import type { Scheduler } from './scheduler'
import type { Speech } from './speech'

export interface WatchParts {
  readonly agent: SupportAgent
  readonly faults: Faults
  readonly groups: GroupBook
  readonly outbox: Outbox
  readonly operators: OperatorDesk
  readonly ready: Promise<void>
  readonly scheduler: Scheduler
  readonly speech: Speech
  /** Which mutes say that the group wants it quieter. */
  readonly mutes: MannersSettings['mutes']
}

/** Follows the bridge as it comes and goes. */
export function watchPlatform(ctx: Context, parts: WatchParts): void {
  ctx.inject(['supportPlatform'], (inner) => {
    const platform = inner.get('supportPlatform')
    if (!platform) return
    const whenReady = (take: () => Promise<void>) => {
      parts.ready.then(take).catch((error: unknown) => parts.faults.note('what the platform told was not kept', error))
    }
    const undos = [
      platform.onRecall(({ target, messageId }) => {
        parts.agent.forgetMessage(channelKey(target), messageId)
        parts.outbox.dropAnswersTo(target, messageId)
        parts.speech.takenBack(channelKey(target), messageId)
      }),
      platform.onMute((mute) => {
        parts.outbox.muted(mute)
        whenReady(() => takeMute(mute, parts))
      }),
      platform.onJoin((join) => whenReady(() => takeJoin(platform, join, parts))),
    ]
    inner.on('dispose', () => {
      for (const undo of undos) undo()
    })
  })
}

/** A group that mutes the bot for long, or again and again, is spoken to only when it asks. */
async function takeMute(
  { target, scope, state, until }: Mute,
  { groups, operators, scheduler, mutes: { long, often, within } }: WatchParts,
): Promise<void> {
  if (scope !== 'self' || state !== 'muted' || target.guildId === undefined) return
  const now = scheduler.now()
  let tooMuch = false
  await groups.change({ platform: target.platform, guild: target.guildId }, ({ mutedAt = [], mode }) => {
    const muted = [...mutedAt.filter((at) => now - at < within), now]
    tooMuch = (until !== undefined && until - now >= long) || muted.length >= often
    return { mutedAt: muted, ...(tooMuch && mode !== 'off' && { mode: 'mention' as const }) }
  })
  if (tooMuch) operators.tell(`muted/${channelKey(target)}`, line('operator.muted-long', { channel: target.channelId }))
}

/** A group that is joined while the bot runs hears one line, and then only answers. */
async function takeJoin(
  platform: Platform,
  { target }: Join,
  { groups, outbox, scheduler }: WatchParts,
): Promise<void> {
  if (target.guildId === undefined) return
  await groups.change(
    { platform: target.platform, guild: target.guildId },
    { joinedAt: scheduler.now(), chosen: false },
  )
  const sending = { locale: 'zh-CN', reason: 'joined', priority: 'asked' } as const
  await outbox.send(platform, target, [line('joined.hello')], sending)
}
