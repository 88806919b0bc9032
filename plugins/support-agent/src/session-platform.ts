/** Any Koishi adapter as a {@link Platform}, by what every bot of Koishi can do. A bridge offers better. */
import type { MessageOrigin, Platform, Verdict } from '@support-agent/platform'
import { h, type Session, type Universal } from 'koishi'

/** Bound to a session: adapters of passive platforms reply to the event that they carry. */
export function sessionPlatform(session: Session): Platform {
  return botPlatform(session.bot, { session })
}

/** Koishi's own typings disagree on optional members of a session, hence the plain object. */
export function botPlatform(bot: Session['bot'], options: object = {}): Platform {
  return {
    platform: bot.platform ?? '',
    isTemporary: ({ isDirect, guildId }: MessageOrigin) => isDirect && Boolean(guildId),
    async deliver(target, content, { quote } = {}): Promise<Verdict> {
      const parts = content.map((part) => (part.type === 'text' ? h.text(part.text) : h.at(part.userId)))
      try {
        const message = quote ? [h.quote(quote), ...parts] : parts
        const ids = await bot.sendMessage(target.channelId, message, target.guildId, options as Universal.SendOptions)
        return ids?.length ? { kind: 'delivered', messageIds: ids } : { kind: 'unsure', why: 'no-id' }
      } catch (error) {
        return { kind: 'refused', reason: 'rejected', wording: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}
