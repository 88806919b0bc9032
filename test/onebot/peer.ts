/** A scripted OneBot v11 implementation: the QQ side of a link, in both directions. */
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** What the bot asked for. */
export interface Call {
  readonly action: string
  readonly params: Readonly<Record<string, unknown>>
  readonly echo: number
}

/** Something that the bot sent to a chat. */
export interface Sent {
  readonly id: string
  readonly text: string
  /** The id of the message that it quotes. */
  readonly quote?: string | undefined
  readonly group?: number | undefined
  readonly user?: number | undefined
}

export interface Said {
  readonly user?: number
  /** In this group; without it in private. */
  readonly group?: number
  /** Begins with an @ of the bot. */
  readonly mention?: boolean
  /** Quotes this message. */
  readonly quote?: string
  readonly id?: number
  /** Further or other fields of the event. */
  readonly fields?: Readonly<Record<string, unknown>>
}

/** A reply to one call, or `silence` for none. */
export type Reply = Readonly<Record<string, unknown>> | 'silence'

/** A part of a message, in OneBot's words. */
export interface Segment {
  readonly type: string
  readonly data: Readonly<Record<string, string>>
}

export const SELF_ID = 10001
const USER = 20002

/** Message ids go on over links, as they do in QQ. */
let lastId = 1000

export class OneBotPeer {
  /** Everything the bot sent to a chat, in order. */
  readonly sent: Sent[] = []
  readonly calls: Call[] = []
  /** Answers to calls that come before the ones that every peer gives; `undefined` leaves it to those. */
  readonly answers: Record<string, (params: Call['params']) => Reply | undefined> = {}
  private readonly scripted: Reply[] = []
  /** What can be quoted: everything that was said, by the id of the message. */
  private readonly messages = new Map<string, Readonly<Record<string, unknown>>>()
  private lastSent = 0
  private socket: WebSocket | undefined
  private server: WebSocketServer | undefined

  /** Connects to a bot that listens (`ws-reverse`). Resolves when the bot has asked who we are. */
  static async connect(port: number, { token, path = '/onebot' }: { token?: string; path?: string } = {}) {
    const peer = new OneBotPeer()
    const headers = { ...REVERSE_HEADERS, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) }
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    peer.adopt(socket)
    await once(socket, 'open')
    await peer.hello()
    return peer
  }

  /** Listens for a bot that connects (`ws`). */
  static async listen({ token }: { token?: string } = {}) {
    const peer = new OneBotPeer()
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      verifyClient: ({ req }: { req: IncomingMessage }) =>
        token === undefined || req.headers.authorization === `Bearer ${token}`,
    })
    peer.server = server
    server.on('connection', (socket) => peer.adopt(socket))
    await once(server, 'listening')
    return peer
  }

  /** The address that a bot connects to. */
  get endpoint(): string {
    const address = this.server?.address()
    return `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  }

  /** Waits for the bot to ask who we are: from then on it reads events. */
  async hello(): Promise<void> {
    await this.until(() => this.calls.some(({ action }) => action === 'get_login_info'), 'the bot to say hello')
    await pause(50)
  }

  /** Somebody says something. @returns the id of that message */
  say(text: string, said: Said = {}): number {
    const event = this.message(text, said)
    this.raw(JSON.stringify(event))
    return this.keep(event)
  }

  /** A message that can be quoted from now on, whether or not it was sent to the bot. @returns its id */
  keep(event: Readonly<Record<string, unknown>>): number {
    this.messages.set(String(event.message_id), event)
    return Number(event.message_id)
  }

  /** The event of a message, not sent. */
  message(text: string, { user = USER, group, mention, quote, id = ++lastId, fields }: Said = {}) {
    const segments = [
      ...(quote === undefined ? [] : [{ type: 'reply', data: { id: quote } }]),
      ...(mention ? [{ type: 'at', data: { qq: String(SELF_ID) } }] : []),
      { type: 'text', data: { text: mention ? ` ${text}` : text } },
    ]
    return {
      time: Math.floor(Date.now() / 1000),
      self_id: SELF_ID,
      post_type: 'message',
      message_type: group === undefined ? 'private' : 'group',
      sub_type: group === undefined ? 'friend' : 'normal',
      message_id: id,
      user_id: user,
      ...(group === undefined ? {} : { group_id: group }),
      message: segments,
      raw_message: text,
      sender: { user_id: user, nickname: '用户', card: '', role: 'member' },
      ...fields,
    }
  }

  /** Sends bytes as they are. */
  raw(frame: string | Buffer): void {
    this.socket?.send(frame)
  }

  /** {@link breakLink} on this link. */
  breakLink(): void {
    if (this.socket) breakLink(this.socket)
  }

  /** The next sends of the bot get these replies instead of success. */
  script(...replies: Reply[]): void {
    this.scripted.push(...replies)
  }

  /** Waits until the bot has sent `count` messages in all. */
  async replies(count: number): Promise<readonly Sent[]> {
    await this.until(() => this.sent.length >= count, `${count} replies, ${this.sent.length} so far`)
    return this.sent
  }

  /** The id of the bot's latest message. */
  lastSentId(): string {
    return String(this.lastSent)
  }

  /** The next message of the bot after `act`. */
  async answerTo(act: () => void): Promise<Sent> {
    const before = this.sent.length
    act()
    const sent = await this.replies(before + 1)
    return sent[before] as Sent
  }

  async close(): Promise<void> {
    this.socket?.terminate()
    const server = this.server
    if (server) await new Promise((done) => server.close(done))
  }

  private adopt(socket: WebSocket): void {
    this.socket = socket
    socket.on('message', (data) => this.take(JSON.parse(String(data)) as Call))
  }

  private take(call: Call): void {
    this.calls.push(call)
    const reply = call.action.startsWith('send_') ? this.takeSend(call) : this.lookUp(call)
    if (reply !== 'silence') this.raw(JSON.stringify({ ...reply, echo: call.echo }))
  }

  private lookUp(call: Call): Reply {
    const known = call.action === 'get_msg' ? this.messages.get(String(call.params.message_id)) : undefined
    const answer = this.answers[call.action]?.(call.params)
    if (answer !== undefined) return answer
    return known ? ok(known) : (LOOKUPS[call.action]?.(call) ?? UNKNOWN)
  }

  private takeSend({ params }: Call): Reply {
    const segments = params.message as Segment[]
    const reply = this.scripted.shift()
    if (reply !== undefined) return reply
    this.lastSent = ++lastId
    const id = this.lastSentId()
    this.messages.set(id, {
      ...{ time: Math.floor(Date.now() / 1000), message_id: this.lastSent, message: segments },
      ...{ group_id: params.group_id, sender: { user_id: SELF_ID, nickname: 'bot' } },
    })
    this.sent.push({
      id,
      text: segments.map(({ type, data }) => (type === 'text' ? data.text : '')).join(''),
      quote: segments.find(({ type }) => type === 'reply')?.data.id,
      group: params.group_id as number | undefined,
      user: params.user_id as number | undefined,
    })
    return ok({ message_id: this.lastSent })
  }

  private async until(check: () => boolean, what: string, patience = 10_000): Promise<void> {
    for (let waited = 0; !check(); waited += 10) {
      if (waited > patience) throw new Error(`waited in vain for ${what}`)
      await pause(10)
    }
  }
}

export const REVERSE_HEADERS = { 'X-Client-Role': 'Universal', 'X-Self-ID': String(SELF_ID) }

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

/** Sends bytes that are no frame: reserved bits are set. */
export function breakLink(link: WebSocket): void {
  const { _socket: raw } = link as unknown as { _socket: Socket }
  raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff]))
}

/** A reply of success. */
function ok(data: unknown): Reply {
  return { status: 'ok', retcode: 0, data }
}

/** A reply of failure with the words of an implementation. */
export function failed(retcode: number, wording: string): Reply {
  return { status: 'failed', retcode, data: null, message: wording, wording }
}

const UNKNOWN = failed(1404, 'unsupported action')

const LOOKUPS: Readonly<Record<string, (call: Call) => Reply>> = {
  get_login_info: () => ok({ user_id: SELF_ID, nickname: 'bot' }),
  get_group_info: ({ params }) => ok({ group_id: params.group_id, group_name: '群' }),
  get_group_list: () => ok([]),
  get_friend_list: () => ok([]),
  get_group_member_info: ({ params }) => ok({ user_id: params.user_id, nickname: '用户', role: 'member' }),
  get_msg: ({ params }) =>
    ok({
      time: 1,
      message_id: params.message_id,
      message: [{ type: 'text', data: { text: '原来的话' } }],
      sender: { user_id: SELF_ID, nickname: 'bot' },
      group_id: 30003,
    }),
}
