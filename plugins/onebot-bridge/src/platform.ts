/** OneBot as a `Platform`: what the support agent knows of QQ. */
import type {
  ContentPart,
  Join,
  MessageElement,
  MessageOrigin,
  Mute,
  OfferedFile,
  Platform,
  Reaction,
  Recall,
  Target,
  Verdict,
} from '@support-agent/platform'
import { type Context, h } from 'koishi'
import { GuardedBot } from './bot'
import { erase } from './erase'
import { readFile } from './files'
import { OwnHistory } from './history'
import { locate, type Place } from './locate'
import { askMute } from './mutes'
import { OneBotRefusal, verdictOf, verdictOfIds } from './refusals'
import { sendFile } from './send-file'
import { isRecord } from './shapes'

declare module 'koishi' {
  interface Context {
    /** What the bots of {@link Platform.platform} can do beyond Koishi's common ground; absent where no bridge is loaded. */
    supportPlatform: Platform
  }
  interface Events {
    'support-platform/recall'(recall: Recall): void
    'support-platform/mute'(mute: Mute): void
    'support-platform/reaction'(reaction: Reaction): void
    'support-platform/join'(join: Join): void
  }
}

/** A private message that is not from a friend, in OneBot's words. */
const STRANGERS: readonly unknown[] = ['group', 'other']

export function createPlatform(ctx: Context): Platform {
  const botOf = ({ platform, selfId }: Pick<Target, 'platform' | 'selfId'>): GuardedBot | undefined => {
    const bot: unknown = ctx.bots[`${platform}:${selfId}`]
    return bot instanceof GuardedBot ? bot : undefined
  }
  const looks = new MuteLooks()
  const history = new OwnHistory()
  const platform: Platform = {
    platform: 'onebot',

    isTemporary(origin: MessageOrigin): boolean {
      if (!origin.isDirect) return false
      const event: unknown = 'onebot' in origin ? origin.onebot : undefined
      return Boolean(origin.guildId) || (isRecord(event) && STRANGERS.includes(event.sub_type))
    },

    async attachments(message) {
      const place = { guildId: message.isDirect ? undefined : message.guildId, userId: message.userId }
      const offer = (elements: readonly MessageElement[], quoted: boolean) =>
        elements
          .filter(({ type }) => type === 'file')
          .map(({ attrs }) => offerFile(attrs, quoted, place, botOf(message)))
      return [...offer(message.elements ?? [], false), ...offer(message.quote?.elements ?? [], true)]
    },

    async deliver(target, content, { quote } = {}) {
      const elements = content.filter(hasSomething).map(elementOf)
      if (elements.length === 0) return { kind: 'refused', reason: 'empty' }
      const bot = botOf(target)
      if (bot === undefined) return { kind: 'refused', reason: 'offline' }
      const mute = await looks.muteIn(target, bot)
      if (mute) return { kind: 'muted', ...mute }
      if (quote) elements.unshift(h('quote', { id: quote }))
      const since = Date.now()
      const verdict = await bot
        .sendMessage(target.channelId, elements, target.guildId)
        .then(verdictOfIds, (error) => orMuted(error, target, bot))
      if (verdict.kind === 'delivered') history.note(verdict.messageIds)
      return verdict.kind === 'unsure' ? orFound(verdict, target, { bot, history, content, since }) : verdict
    },

    async sendFile(target, file) {
      const bot = botOf(target)
      if (bot === undefined) return { kind: 'refused', reason: 'offline' }
      const mute = await looks.muteIn(target, bot)
      if (mute) return { kind: 'muted', ...mute }
      const { guildId, channelId } = target
      return sendFile(file, guildId ? { group: guildId } : { user: channelId.replace(/^private:/, '') }, bot.ask)
    },

    async delete(target, messageId) {
      const bot = botOf(target)
      return bot === undefined ? false : erase(bot.lookUp, messageId, platform.onRecall)
    },

    onRecall: (handler) => ctx.on('support-platform/recall', handler),
    onMute: (handler) => ctx.on('support-platform/mute', handler),
    onReaction: (handler) => ctx.on('support-platform/reaction', handler),
    onJoin: (handler) => ctx.on('support-platform/join', handler),
  }
  return platform
}

/** A mute of before the start, or of while there was no link, was told to nobody: before the first word a group is asked. */
class MuteLooks {
  /** By link: what happened between two of them nobody told. */
  private readonly looked = new WeakMap<object, Map<string, number>>()

  async muteIn({ guildId, selfId }: Target, bot: GuardedBot): Promise<{ readonly until?: number } | undefined> {
    const now = Date.now()
    const link = bot.currentLink ?? bot
    const groups = this.looked.get(link) ?? new Map<string, number>()
    this.looked.set(link, groups)
    if (guildId === undefined || now - (groups.get(guildId) ?? Number.NEGATIVE_INFINITY) < LOOK_AGAIN) return undefined
    const mute = await askMute(bot.lookUp, guildId, selfId, now)
    // Where we are muted, the next word asks again.
    if (!mute) groups.set(guildId, now)
    return mute
  }
}

/** So long what a group said of itself is believed, ms. */
const LOOK_AGAIN = 10 * 60_000

/** Few implementations say that a mute was the reason, and none until when: where they said no, the group is asked. */
async function orMuted(error: unknown, { guildId, selfId }: Target, bot: GuardedBot): Promise<Verdict> {
  const verdict = verdictOf(error)
  if (guildId === undefined || !(error instanceof OneBotRefusal)) return verdict
  const mute = await askMute(bot.lookUp, guildId, selfId, Date.now())
  return mute ? { kind: 'muted', ...mute } : verdict
}

interface Unconfirmed {
  readonly bot: GuardedBot
  readonly history: OwnHistory
  readonly content: readonly ContentPart[]
  readonly since: number
}

/** Where nobody confirmed a message, the group's history may show it. */
async function orFound(verdict: Verdict, target: Target, sent: Unconfirmed): Promise<Verdict> {
  const { bot, history, content, since } = sent
  if (target.guildId === undefined || bot.currentLink === undefined) return verdict
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('')
  const id = await history.find(bot.lookUp, { group: target.guildId, selfId: target.selfId, text, since })
  if (id === undefined) return verdict
  history.note([id])
  return { kind: 'delivered', messageIds: [id] }
}

function offerFile(
  attrs: MessageElement['attrs'],
  quoted: boolean,
  place: Place,
  bot: GuardedBot | undefined,
): OfferedFile {
  const file = readFile(attrs)
  return {
    name: file.name,
    size: file.size,
    quoted,
    async locate() {
      if (bot === undefined) return { problem: 'unreachable' }
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<{ problem: 'unreachable' }>((done) => {
        timer = setTimeout(() => done({ problem: 'unreachable' }), bot.settings.fileTimeout)
      })
      return Promise.race([locate(file, place, bot.ask), late]).finally(() => clearTimeout(timer))
    },
  }
}

function hasSomething(part: ContentPart): boolean {
  return part.type !== 'text' || part.text.trim() !== ''
}

function elementOf(part: ContentPart): h {
  return part.type === 'text' ? h.text(part.text) : h.at(part.userId)
}
