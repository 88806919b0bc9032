/** One socket to the QQ side: calls go out, replies and events come in, and its end leaves nobody waiting. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import type { WebSocket } from 'ws'
import { MAX_FRAME_BYTES } from './frames'
import type { Gate } from './gate'
import { OneBotLinkLost, OneBotOffline, type OneBotReply } from './refusals'
import { isNumber, type Json } from './shapes'
import { Watchdog } from './watchdog'

/** A link with a larger frame is cut, in bytes. */
export const MAX_LINK_FRAME_BYTES = 32 * 1024 * 1024
/** Replies to these may carry a file. */
const CARRIES_BYTES: readonly string[] = ['get_file']
/** How long the other side may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 1_000

export interface LinkParts {
  readonly gate: Gate
  /** Milliseconds. */
  readonly responseTimeout: number
  /** How long silence is borne, in milliseconds. */
  readonly silenceTimeout: number
  readonly onEvent: (event: Json) => void
  /** @param silent it was cut because nothing came any more */
  readonly onEnd: (silent: boolean) => void
}

interface Waiting {
  readonly action: string
  readonly timer: NodeJS.Timeout
  readonly resolve: (reply: OneBotReply) => void
  readonly reject: (error: Error) => void
}

/** Numbers of calls go on over links: no reply can reach the wrong one. */
let lastEcho = 0

export class Link {
  private readonly waiting = new Map<number, Waiting>()
  private readonly watchdog: Watchdog
  private silent = false

  /** @param socket is open */
  constructor(
    private readonly socket: WebSocket,
    private readonly parts: LinkParts,
  ) {
    this.watchdog = new Watchdog(
      {
        ping: () => socket.ping(noop),
        lost: () => {
          this.silent = true
          socket.terminate()
        },
      },
      parts.silenceTimeout,
    )
    socket.on('pong', () => this.watchdog.answered())
    socket.on('error', () => parts.gate.drops.add('broken-link'))
    socket.addEventListener('message', ({ data }) => this.take(data))
    socket.on('close', () => this.end())
  }

  /**
   * Asks once.
   * @throws {OneBotOffline} where nothing was asked; {OneBotLinkLost} or {OneBot.TimeoutError} where no reply came
   */
  call(action: string, params: Json, timeout = this.parts.responseTimeout): Promise<OneBotReply> {
    const { socket, waiting } = this
    if (socket.readyState !== socket.OPEN) return Promise.reject(new OneBotOffline(action))
    return new Promise((resolve, reject) => {
      const echo = ++lastEcho
      const timer = setTimeout(() => {
        waiting.delete(echo)
        reject(new OneBot.TimeoutError(params, action))
      }, timeout)
      waiting.set(echo, { action, timer, resolve, reject })
      socket.send(JSON.stringify({ action, params, echo }), noop)
    })
  }

  /** Says goodbye, and leaves without an answer where there is none. */
  close(): void {
    hangUp(this.socket)
  }

  private take(data: unknown): void {
    this.watchdog.heard()
    const mayBeLarge = [...this.waiting.values()].some(({ action }) => CARRIES_BYTES.includes(action))
    const frame = this.parts.gate.read(data, mayBeLarge ? MAX_LINK_FRAME_BYTES : MAX_FRAME_BYTES)
    if (frame === undefined) return
    if (!('post_type' in frame)) {
      this.settle(frame)
      return
    }
    if (frame.meta_event_type === 'heartbeat' && isNumber(frame.interval)) this.watchdog.expects(frame.interval)
    this.parts.onEvent(frame)
  }

  private settle(reply: Json): void {
    const echo = Number(reply.echo)
    const waiting = this.waiting.get(echo)
    if (waiting === undefined) return
    this.waiting.delete(echo)
    clearTimeout(waiting.timer)
    waiting.resolve(reply as unknown as OneBotReply)
  }

  private end(): void {
    this.watchdog.stop()
    for (const { action, timer, reject } of this.waiting.values()) {
      clearTimeout(timer)
      reject(new OneBotLinkLost(action))
    }
    this.waiting.clear()
    this.parts.onEnd(this.silent)
  }
}

/** Closes a socket in any state. */
export function hangUp(socket: WebSocket): void {
  const cut = setTimeout(() => socket.terminate(), GOODBYE_MS)
  cut.unref()
  socket.once('close', () => clearTimeout(cut))
  socket.close(1000)
}

/** What fails shows in the end of the link. */
function noop(): void {}
