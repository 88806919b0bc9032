/** OneBot as a `Platform`: what the support agent knows of QQ. */
import type { ContentPart, MessageOrigin, Platform } from '@support-agent/platform'
import { type Context, h } from 'koishi'
import { verdictOf, verdictOfIds } from './refusals'
import { isRecord } from './shapes'

declare module 'koishi' {
  interface Context {
    /** What the bots of {@link Platform.platform} can do beyond Koishi's common ground; absent where no bridge is loaded. */
    supportPlatform: Platform
  }
}

/** A private message that is not from a friend, in OneBot's words. */
const STRANGERS: readonly unknown[] = ['group', 'other']

export function createPlatform(ctx: Context): Platform {
  return {
    platform: 'onebot',

    isTemporary(origin: MessageOrigin): boolean {
      if (!origin.isDirect) return false
      const event: unknown = 'onebot' in origin ? origin.onebot : undefined
      return Boolean(origin.guildId) || (isRecord(event) && STRANGERS.includes(event.sub_type))
    },

    async deliver(target, content, { quote } = {}) {
      const elements = content.filter(hasSomething).map(elementOf)
      if (elements.length === 0) return { kind: 'refused', reason: 'empty' }
      const bot = ctx.bots[`${target.platform}:${target.selfId}`]
      if (bot === undefined) return { kind: 'refused', reason: 'offline' }
      if (quote !== undefined) elements.unshift(h('quote', { id: quote }))
      try {
        return verdictOfIds(await bot.sendMessage(target.channelId, elements, target.guildId))
      } catch (error) {
        return verdictOf(error)
      }
    },
  }
}

function hasSomething(part: ContentPart): boolean {
  return part.type !== 'text' || part.text.trim() !== ''
}

function elementOf(part: ContentPart): h {
  return part.type === 'text' ? h.text(part.text) : h.at(part.userId)
}
