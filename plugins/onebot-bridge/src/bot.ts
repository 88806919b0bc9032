/** One account on QQ: the adapter's bot, with links of our own in either direction. */
import { OneBot, OneBotBot } from '@koishijs/plugin-adapter-onebot'
import type { Context, Universal } from 'koishi'
import type { WebSocket } from 'ws'
import type { Config } from './config'
import { Dialer } from './dialer'
import { guardUpgrades } from './doorkeeper'
import type { Drops } from './drops'
import type { Gate } from './gate'
import { Inbox, inOneForm } from './inbox'
import { Link, MAX_LINK_FRAME_BYTES } from './link'
import { type Ask, OneBotOffline, OneBotRefusal, type OneBotReply } from './refusals'
import { isRecord, type Json } from './shapes'

/** What can happen to a link. */
export type Trouble = 'lost' | 'silent' | 'unreachable' | 'unusable' | 'replaced'

export interface BotParts {
  readonly gate: Gate
  readonly troubles: Drops<Trouble>
  /** A link has turned out to be of use. */
  readonly linked: () => void
}

/** `Universal.Status.RECONNECT`, which is a number at run time only. */
const RECONNECT: Universal.Status = 4

/** How long an answer on the side is waited for, in milliseconds: NapCat gives none about a message that was taken back. */
const LOOK_UP_MS = 2_000

/** Everything it adds goes when `ctx` is disposed. */
export class GuardedBot extends OneBotBot<Context> {
  readonly gate: Gate
  private readonly inbox: Inbox
  readonly troubles: Drops<Trouble>
  private readonly linked: () => void
  private readonly dialer: Dialer | undefined
  private link: Link | undefined

  constructor(
    ctx: Context,
    readonly settings: Config,
    { gate, troubles, linked }: BotParts,
  ) {
    const { selfId, token } = settings
    // Without a protocol the adapter opens no link by itself.
    super(ctx, { selfId, token, advanced: { splitMixedContent: true }, protocol: undefined as never })
    this.gate = gate
    this.troubles = troubles
    this.linked = linked
    this.internal = new Calls(this)
    this.inbox = new Inbox(ctx, this, { now: Date.now, later: (time, act) => ctx.setTimeout(act, time) })
    if (settings.protocol === 'ws') this.dialer = dialerFor(ctx, this)
    else serve(ctx, this)
    ctx.on('dispose', () => this.hangUp())
  }

  override async start(): Promise<void> {
    await super.start()
    this.dialer?.start()
  }

  override async stop(): Promise<void> {
    this.hangUp()
    await super.stop()
  }

  /** Asks QQ's side. @throws OneBotRefusal with all that it said, or an error that says why there is no reply */
  async call(action: string, params: Json, timeout?: number): Promise<OneBotReply> {
    if (this.link === undefined) throw new OneBotOffline(action)
    const reply = await this.link.call(action, params, timeout)
    if (reply.retcode !== 0) throw OneBotRefusal.of(action, reply)
    return reply
  }

  /** The link of the moment, to tell it from another one; undefined without a link. */
  get currentLink(): object | undefined {
    return this.link
  }

  /** The data of the reply to a {@link call}. */
  readonly ask: Ask = async (action, params) => (await this.call(action, params)).data

  /** Like {@link ask} for what must not keep anybody waiting. */
  readonly lookUp: Ask = async (action, params) => (await this.call(action, params, LOOK_UP_MS)).data

  /**
   * Takes an open socket in place of the one so far.
   * @returns whether it turned out to be of use
   */
  async adopt(socket: WebSocket): Promise<boolean> {
    if (this.link) this.troubles.add('replaced')
    this.link?.close()
    const link: Link = new Link(socket, {
      ...this.settings,
      gate: this.gate,
      onEvent: (event) => this.inbox.take(event),
      onEnd: (silent) => this.ended(link, silent),
    })
    this.link = link
    try {
      await this.getLogin()
    } catch {
      if (this.link === link) this.troubles.add('unusable')
      link.close()
      return false
    }
    if (this.link !== link) return false
    this.online()
    this.linked()
    return true
  }

  private hangUp(): void {
    this.dialer?.stop()
    this.link?.close()
  }

  /** A quoted message, without what that one quotes in its turn. */
  override async getMessage(_channelId: string, messageId: string): Promise<Universal.Message> {
    const id = Number.isSafeInteger(Number(messageId)) ? Number(messageId) : messageId
    const data = await this.lookUp('get_msg', { message_id: id })
    const message = await OneBot.adaptMessage(this, withoutQuote(data) as OneBot.Message)
    message.elements = inOneForm(message.elements ?? [])
    return message
  }

  private ended(link: Link, silent: boolean): void {
    if (this.link !== link) return
    this.link = undefined
    if (!this.isActive) return
    this.troubles.add(silent ? 'silent' : 'lost')
    this.status = RECONNECT
  }
}

/** Every call of the adapter goes over the link of the moment. */
class Calls extends OneBot.Internal {
  constructor(private readonly guarded: GuardedBot) {
    super(guarded)
  }

  override async _request(action: string, params: Json): Promise<OneBot.Response> {
    return (await this.guarded.call(action, params)) as OneBot.Response
  }
}

/** They connect to us, once the server is there. */
function serve(ctx: Context, bot: GuardedBot): void {
  const { path, selfId, token } = bot.settings
  ctx.inject(['server'], (ctx) => {
    const layer = ctx.server.ws(path, (socket, request) => {
      if (isAdmitted(request)) void bot.adopt(socket)
      else socket.terminate()
    })
    const isAdmitted = guardUpgrades(ctx, layer, { selfId, token }, bot.gate.drops)
  })
}

/** We connect to them. */
function dialerFor(ctx: Context, bot: GuardedBot): Dialer {
  const { endpoint, token, responseTimeout, retryLimit } = bot.settings
  const headers = token === '' ? {} : { Authorization: `Bearer ${token}` }
  ctx.on('http/websocket-init', (url, init) => {
    if (url.href === new URL(endpoint).href) init.maxPayload = MAX_LINK_FRAME_BYTES
  })
  const dialer: Dialer = new Dialer(
    {
      open: () => ctx.http.ws(endpoint, { headers, timeout: responseTimeout }) as unknown as WebSocket,
      adopt: async (socket) => {
        if (await bot.adopt(socket)) dialer.succeeded()
      },
      failed: () => bot.troubles.add('unreachable'),
      later: (time, act) => ctx.setTimeout(act, time),
    },
    retryLimit,
  )
  return dialer
}

function withoutQuote(data: unknown): unknown {
  if (!isRecord(data)) return data
  const { message } = data
  if (typeof message === 'string') return { ...data, message: message.replace(/\[CQ:reply,[^\]]{0,200}\]/g, '') }
  if (!Array.isArray(message)) return data
  return { ...data, message: message.filter((segment: unknown) => !isRecord(segment) || segment.type !== 'reply') }
}
