/** The bridge inside Koishi, in this process, and a peer at the other end of a real socket that answers as it is told. */
import { once } from 'node:events'
import type { Platform } from '@support-agent/platform'
import { Context, type Plugin, type Session } from 'koishi'
import * as bridge from 'koishi-plugin-onebot-bridge'
import { WebSocket, WebSocketServer } from 'ws'
import { eventually, freePort } from '../start/bot-process'
import { REVERSE_HEADERS, SELF_ID } from './peer'
import type { Direction } from './stage'

export interface Answer {
  readonly status: string
  readonly retcode: number
  readonly data: unknown
  readonly wording?: string
}

type Params = Readonly<Record<string, unknown>>

export function ok(data: unknown): Answer {
  return { status: 'ok', retcode: 0, data }
}

export function no(retcode: number, wording: string): Answer {
  return { status: 'failed', retcode, data: null, wording }
}

const UNKNOWN = no(1404, 'unsupported action')

export class BridgePeer {
  /** Every call of the bridge, in order: action and parameters. */
  readonly calls: (readonly [action: string, params: Params])[] = []
  /** What the peer answers; `undefined` is no answer. */
  readonly answers: Record<string, (params: Params) => Answer | undefined> = {
    get_login_info: () => ok({ user_id: SELF_ID, nickname: 'bot' }),
    send_group_msg: () => ok({ message_id: 7 }),
    send_private_msg: () => ok({ message_id: 7 }),
  }
  /** All links so far; the last one is of the moment. */
  readonly links: WebSocket[] = []
  private server: WebSocketServer | undefined
  private port = 0

  /** Listens for a bridge that connects (`ws`), at the same port each time. */
  async listen(): Promise<void> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: this.port })
    this.server = server
    server.on('connection', (socket) => this.adopt(socket))
    await once(server, 'listening')
    const address = server.address()
    if (typeof address === 'object' && address !== null) this.port = address.port
  }

  /** The address that a bridge connects to, once the peer has listened. */
  get endpoint(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  /** Connects to a bridge that listens (`ws-reverse`). */
  async connect(port: number): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/onebot`, { headers: REVERSE_HEADERS })
    this.adopt(socket)
    await once(socket, 'open')
  }

  /** Sends an event with the head that all events have. */
  send(event: object): void {
    this.link.send(JSON.stringify({ time: now(), self_id: SELF_ID, ...event }))
  }

  get link(): WebSocket {
    return this.links[this.links.length - 1] as WebSocket
  }

  asked(action: string): number {
    return this.calls.filter(([asked]) => asked === action).length
  }

  /** Goes away without a word, and takes no new link. */
  async vanish(): Promise<void> {
    for (const link of this.links) link.terminate()
    const { server } = this
    this.server = undefined
    if (server) await new Promise((done) => server.close(done))
  }

  private adopt(socket: WebSocket): void {
    this.links.push(socket)
    socket.on('error', () => {})
    socket.on('message', (data) => {
      const { action, params, echo } = JSON.parse(String(data)) as { action: string; params: Params; echo: number }
      this.calls.push([action, params])
      const answer = this.answers[action] ? this.answers[action](params) : UNKNOWN
      if (answer) socket.send(JSON.stringify({ ...answer, echo }))
    })
  }
}

export interface Hosted {
  readonly app: Context
  readonly port: number
  readonly platform: Platform
  /** Every message that reached Koishi. */
  readonly messages: Session[]
  message(index: number): Promise<Session>
  isOnline(): boolean
  reload(config: object): void
  stop(): Promise<void>
}

/** Plugins of Koishi are typed for another context than ours. */
const stock = (name: string): Plugin.Constructor<Context, unknown> => require(name).default

/** Starts Koishi with the bridge; `endpoint` makes it connect. */
export async function hostBridge(config: object = {}): Promise<Hosted> {
  const app = new Context()
  const port = await freePort()
  const server = app.plugin(stock('@koishijs/plugin-server'), { host: '127.0.0.1', port })
  app.plugin(stock('@koishijs/plugin-http'), {})
  const fork = app.plugin(bridge, { selfId: String(SELF_ID), ...config })
  const messages: Session[] = []
  app.on('message', (session) => {
    messages.push(session)
  })
  await app.start()
  return {
    app,
    port,
    get platform() {
      return app.supportPlatform
    },
    messages,
    async message(index) {
      await eventually(() => messages.length > index, `message ${index}`)
      return messages[index] as Session
    },
    isOnline: () => app.bots[0]?.status === ONLINE,
    reload: (other) => fork.update({ selfId: String(SELF_ID), ...other }, true),
    async stop() {
      fork.dispose()
      // On its own: when everything stops at once, its log is gone before it has closed its port.
      server.dispose()
      await app.stop()
    },
  }
}

/** `Universal.Status.ONLINE`. */
const ONLINE = 1

/** A bridge with a peer, linked. */
export async function link(direction: Direction, config: object = {}): Promise<{ host: Hosted; peer: BridgePeer }> {
  const peer = new BridgePeer()
  if (direction === 'ws') await peer.listen()
  const host = await hostBridge({ protocol: direction, endpoint: peer.endpoint, ...config })
  if (direction === 'ws-reverse') await peer.connect(host.port)
  await eventually(() => host.isOnline(), 'the bot to be online')
  return { host, peer }
}

export async function unlink({ host, peer }: { host: Hosted; peer: BridgePeer }): Promise<void> {
  await host.stop()
  await peer.vanish()
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
