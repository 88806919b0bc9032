/** Koishi with its mock bot and our plugin on a fake clock: what a test says goes in, what the bot says is kept. */
import { MockBot } from '@koishijs/plugin-mock'
import { type Computed, Context, type Fragment, h, type Universal } from 'koishi'
import type { Config } from 'koishi-plugin-support-agent'
import * as agent from 'koishi-plugin-support-agent'
import { AT_ONCE } from './at-once'
import { BOT } from './elements'
import { FakeClock } from './fake-clock'
import { CACHE, KNOWLEDGE } from './shipped-model'

/** Koishi's kinds of channel. */
const TEXT = 0
const DIRECT = 1

export interface Sent {
  readonly id: string
  readonly channelId: string
  /** The words. */
  readonly text: string
  /** The id of the message that is quoted. */
  readonly quote: string | undefined
}

/** The mock bot, keeping what it sends and naming each message, as real platforms do. */
export class KeepingBot extends MockBot {
  readonly sent: Sent[] = []

  override async sendMessage(channelId: string, content: Fragment): Promise<string[]> {
    const elements = h.normalize(content)
    const quote = elements.find(({ type }) => type === 'quote')?.attrs.id as string | undefined
    const text = elements.map(({ type, attrs }) => (type === 'text' ? String(attrs.content) : '')).join('')
    const id = `sent-${this.sent.length + 1}`
    this.sent.push({ id, channelId, text, quote })
    return [id]
  }

  override async createDirectChannel(userId: string): Promise<Universal.Channel> {
    return { id: `private:${userId}`, type: DIRECT }
  }
}

export interface Incoming {
  readonly user: string
  /** A group; absent in private. */
  readonly group?: string | undefined
  /** Plain words, or elements. */
  readonly content: string | readonly h[]
  readonly id?: string | undefined
  readonly quote?:
    | { readonly user: string; readonly content: Incoming['content']; readonly id?: string | undefined }
    | undefined
  /** What the sender is in the group: `owner`, `admin`. */
  readonly roles?: readonly string[] | undefined
  /** What others see; without it, the account. */
  readonly name?: string | undefined
  /** What the platform calls the sender in the group: `owner`, `admin`. */
  readonly role?: string | undefined
  /** The sender is a program. */
  readonly isBot?: boolean | undefined
  /** Private, through this group. */
  readonly through?: string | undefined
}

export interface StageOptions {
  readonly config?: Partial<Config>
  readonly prefix?: Computed<string | string[]>
  readonly knowledge?: string
  /** Other plugins, loaded before ours. */
  readonly before?: (app: Context, clock: FakeClock) => void
}

export interface Stage {
  readonly app: Context
  readonly bot: KeepingBot
  readonly clock: FakeClock
  /** @returns what the bot sent until the message was dealt with, and whether it reached the plugins behind ours */
  say(incoming: Incoming): Promise<{ replies: Sent[]; passed: boolean }>
  /** Unloads our plugin. */
  unload(): void
  /** Unloads our plugin and loads it anew, with what it kept on disk. */
  restart(): void
  close(): Promise<void>
}

export async function openStage({
  config,
  prefix = ['/'],
  knowledge = KNOWLEDGE,
  before,
}: StageOptions = {}): Promise<Stage> {
  const app = new Context({ prefix: prefix as Computed<string[]> })
  const clock = new FakeClock(Date.parse('2025-03-05T15:00:00+08:00'))
  let bot: KeepingBot | undefined
  const platform = app.plugin({
    name: 'mock-bot',
    apply: (ctx: Context) => {
      bot = new KeepingBot(ctx, { selfId: BOT })
    },
  })
  before?.(app, clock)
  const load = () =>
    app.plugin({
      name: agent.name,
      // Memory only, and the weights at once: nothing of one test reaches another.
      apply: (ctx: Context) =>
        agent.start(
          ctx,
          new agent.Config({
            knowledge,
            data: '',
            cache: knowledge === KNOWLEDGE ? CACHE : '',
            manners: AT_ONCE,
            ...config,
          } as Config),
          clock,
          { training: 0 },
        ),
    })
  let fork = load()
  const reached = new Set<string>()
  app.middleware((session, next) => {
    reached.add(String(session.id))
    return next()
  })
  await app.start()
  const started = bot
  if (!started) throw new Error('the mock bot was not loaded')
  let counter = 0
  /** Who waits for a message to be dealt with; one listener for all, because Koishi's cost grows with each. */
  const waiting = new Map<string, () => void>()
  app.on('middleware', (session) => {
    waiting.get(String(session.id))?.()
    waiting.delete(String(session.id))
  })

  return {
    app,
    bot: started,
    clock,
    async say(incoming) {
      const sentBefore = started.sent.length
      const event = eventOf(incoming, incoming.id ?? `in-${++counter}`, clock.now())
      const id = String(started.receive(event))
      await new Promise<void>((resolve) => {
        waiting.set(id, resolve)
        if (incoming.user === BOT) setImmediate(resolve)
      })
      return { replies: started.sent.slice(sentBefore), passed: reached.delete(id) }
    },
    unload: () => void fork.dispose(),
    restart() {
      fork.dispose()
      fork = load()
    },
    async close() {
      // A bot takes itself off a list that the application has no more when it stops.
      platform.dispose()
      await app.stop()
    },
  }
}

function eventOf(
  { user, name = user, group, content, quote, role, roles, isBot, through }: Incoming,
  id: string,
  at: number,
): Partial<Universal.Event> {
  const elements = elementsOf(content)
  const guild = group ?? through
  return {
    platform: 'mock',
    type: 'message',
    selfId: BOT,
    timestamp: at,
    user: { id: user, name, ...(isBot && { isBot }) },
    ...(roles && { member: { roles: roles.map((id) => ({ id })) } }),
    channel: group === undefined ? { id: `private:${user}`, type: DIRECT } : { id: group, type: TEXT },
    ...(guild !== undefined && { guild: { id: guild } }),
    ...(role !== undefined && { member: { roles: [role] } as unknown as Universal.GuildMember }),
    message: {
      id,
      elements,
      content: elements.join(''),
      ...(quote && {
        quote: { id: quote.id ?? `of-${quote.user}`, user: { id: quote.user }, elements: elementsOf(quote.content) },
      }),
    },
  }
}

function elementsOf(content: Incoming['content']): h[] {
  return typeof content === 'string' ? [h.text(content)] : [...content]
}
