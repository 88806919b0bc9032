/** The adapter's bot with its links behind a gate, and with replies that keep their wording. */
import { OneBot, OneBotBot, WsClient, WsServer } from '@koishijs/plugin-adapter-onebot'
import type { Context, Universal } from 'koishi'
import { guardUpgrades } from './doorkeeper'
import type { Gate } from './gate'
import { OneBotOffline, OneBotRefusal } from './refusals'

type ForwardConfig = OneBotBot.BaseConfig & WsClient.Options
export type LinkConfig = ForwardConfig | (OneBotBot.BaseConfig & WsServer.Options)

/** One account. Everything it adds goes when `ctx` is disposed. */
export class GuardedBot extends OneBotBot<Context, LinkConfig> {
  constructor(
    ctx: Context,
    config: LinkConfig,
    readonly gate: Gate,
  ) {
    // Without a protocol the adapter opens no link by itself; the guarded ones follow.
    super(ctx, { ...config, protocol: undefined as never })
    this.config = config
    this.internal = new GuardedCalls(this)
    if (config.protocol === 'ws') ctx.plugin(GuardedClient, this)
    else ctx.plugin(GuardedServer, this)
  }
}

/**
 * The adapter sets `_request` on this object while a link is up and deletes it afterwards; between links the call below
 * shows through, which says that nothing was sent.
 */
class GuardedCalls extends OneBot.Internal {
  override async _request(action: string): Promise<never> {
    throw new OneBotOffline(action)
  }
}

/** They connect to us. */
class GuardedServer extends WsServer<Context> {
  constructor(ctx: Context, bot: GuardedBot) {
    super(ctx, bot)
    const layer = this.wsServer
    const accept = layer?.callback
    if (layer === undefined || accept === undefined) throw new Error('the adapter has no WebSocket layer')
    const isAdmitted = guardUpgrades(ctx, layer, { selfId: bot.selfId, token: bot.config.token }, bot.gate.drops)
    let current: unknown
    layer.callback = (socket, request) => {
      if (!isAdmitted(request)) return socket.terminate()
      current = socket
      accept(
        bot.gate.guard(socket, () => current === socket),
        request,
      )
      keepWording(bot)
    }
  }
}

/** We connect to them. */
class GuardedClient extends WsClient<Context> {
  constructor(
    ctx: Context,
    private readonly guarded: GuardedBot,
  ) {
    // The bot's own config decides the direction; it is this one here.
    super(ctx, guarded as GuardedBot & OneBotBot<Context, ForwardConfig>)
  }

  override accept(socket: Universal.WebSocket): void {
    super.accept(this.guarded.gate.guard(socket, () => true))
    keepWording(this.guarded)
  }
}

/** The adapter throws away everything of a failed call but its code; here the call fails with all that was said. */
function keepWording(bot: GuardedBot): void {
  const call = bot.internal._request
  bot.internal._request = async (action, params) => {
    const reply = await call?.call(bot.internal, action, params)
    if (reply === undefined) throw new OneBotOffline(action)
    if (reply.retcode !== 0) throw OneBotRefusal.of(action, reply)
    return reply
  }
}
