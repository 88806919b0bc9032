/** Any Koishi adapter as a {@link Platform}, by what every bot of Koishi can do. A bridge offers better. */
import type {
  MessageElement,
  MessageOrigin,
  OfferedFile,
  Platform,
  Target,
  Undo,
  Verdict,
} from '@support-agent/platform'
import { h, type Session, type Universal } from 'koishi'

type Bot = Session['bot']

/** Bound to a session: adapters of passive platforms reply to the event that they carry. */
export function sessionPlatform(session: Session): Platform {
  return botPlatform(session.bot, { session })
}

/** Koishi's own typings disagree on optional members of a session, hence the plain object. */
export function botPlatform(bot: Bot, options: object = {}): Platform {
  return {
    platform: bot.platform ?? '',
    isTemporary: ({ isDirect, guildId }: MessageOrigin) => isDirect && Boolean(guildId),
    attachments: async ({ elements = [], quote }) => [
      ...filesOf(elements, false),
      ...filesOf(quote?.elements ?? [], true),
    ],
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
    async delete({ channelId }, messageId) {
      try {
        await bot.deleteMessage(channelId, messageId)
        return true
      } catch {
        return false
      }
    },
    onRecall: (handler) =>
      hear(bot, 'message-deleted', (target, { messageId = '', userId, operatorId }) =>
        handler({ target, messageId, userId, operatorId }),
      ),
    // Koishi has no event for it.
    onMute: () => () => {},
    onReaction(handler) {
      const tell =
        (state: 'added' | 'removed') =>
        (target: Target, { messageId = '', userId, event }: Session) =>
          handler({ target, messageId, userId, emoji: event.emoji?.id ?? '', state })
      const undos = [hear(bot, 'reaction-added', tell('added')), hear(bot, 'reaction-removed', tell('removed'))]
      return () => {
        for (const undo of undos) undo()
      }
    },
    onJoin: (handler) => hear(bot, 'guild-added', (target, { operatorId }) => handler({ target, operatorId })),
  }
}

type Heard = 'message-deleted' | 'reaction-added' | 'reaction-removed' | 'guild-added'

function hear(bot: Bot, name: Heard, tell: (target: Target, session: Session) => void): Undo {
  return bot.ctx.on(name, (session: Session) => {
    const { platform, selfId, guildId, channelId = guildId } = session
    if (session.sid === bot.sid && channelId) tell({ platform, selfId, channelId, guildId }, session)
  })
}

function filesOf(elements: readonly MessageElement[], quoted: boolean): OfferedFile[] {
  return elements.flatMap(({ type, attrs, children }) => {
    if (type === 'file') return [offer(attrs, quoted)]
    return type === 'quote' ? [] : filesOf(children, quoted)
  })
}

/** `data:` addresses carry the bytes themselves; addresses inside Koishi have none that others can read. */
const DATA = /^data:[^,]{0,200};base64,/

function offer(attrs: MessageElement['attrs'], quoted: boolean): OfferedFile {
  const src = String(attrs.src ?? '')
  const name = [attrs.title, attrs.name, attrs.file].find((value) => typeof value === 'string') ?? lastPart(src)
  const data = DATA.exec(src)?.[0]
  return {
    name: String(name),
    size: typeof attrs.size === 'number' ? attrs.size : undefined,
    quoted,
    async locate() {
      if (attrs.bytes instanceof Uint8Array) return { kind: 'bytes', bytes: attrs.bytes }
      if (data !== undefined) return { kind: 'base64', data: src.slice(data.length) }
      return /^https?:\/\//i.test(src) ? { kind: 'url', url: src } : { problem: 'unsupported' }
    },
  }
}

/** `https://host/a/b.txt?x` → `b.txt`. */
function lastPart(src: string): string {
  return URL.canParse(src) ? (new URL(src).pathname.split('/').pop() ?? '') : ''
}
