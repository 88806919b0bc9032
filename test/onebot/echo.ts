/** A plugin for tests, copied beside koishi.yml: repeats what it hears through `supportPlatform`, and names verdicts. */
import type { Platform } from '@support-agent/platform'
import type { Context, Session } from 'koishi'

export const name = 'echo'
export const inject = ['supportPlatform']

export function apply(ctx: Context & { supportPlatform: Platform }): void {
  ctx.middleware(async (session) => {
    if (ctx.supportPlatform.isTemporary(session)) return
    const verdict = await say(ctx.supportPlatform, session, `echo: ${session.content}`)
    if (verdict.kind !== 'delivered') await say(ctx.supportPlatform, session, JSON.stringify(verdict))
  }, true)
}

function say(platform: Platform, session: Session, text: string) {
  const { channelId = '', guildId, selfId, messageId } = session
  const target = { platform: session.platform, selfId, channelId, guildId }
  return platform.deliver(target, [{ type: 'text', text }], { quote: messageId })
}
