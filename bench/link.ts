/** A OneBot peer that measures: it connects to a bot that may still be starting, and tells of each answer as it comes. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { OneBotPeer, pause, REVERSE_HEADERS, type Said, SELF_ID } from '../test/onebot/peer'

/** Something that the bot sent. */
export interface Answer {
  readonly text: string
  /** The id of the message that it quotes. */
  readonly quote: number | undefined
  /** When it came, on the clock of `performance.now()`, in milliseconds. */
  readonly at: number
}

interface Call {
  readonly action: string
  readonly params: {
    readonly message?: readonly {
      readonly type: string
      readonly data: { readonly id?: string; readonly text?: string }
    }[]
  }
  readonly echo: number
}

const UNKNOWN = { status: 'failed', retcode: 1404, data: null, message: 'unsupported action' }

/** How long between two attempts to connect, in milliseconds. */
const RETRY_MS = 10
const PATIENCE_MS = 30_000

export class Link {
  readonly answers: Answer[] = []
  private readonly events = new OneBotPeer()
  private lastId = 1_000_000

  private constructor(private readonly socket: WebSocket) {}

  /** Tries until the bot listens and has asked who we are. @throws Error after 30 s */
  static async open(port: number): Promise<Link> {
    for (let waited = 0; waited < PATIENCE_MS; waited += RETRY_MS) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/onebot`, { headers: REVERSE_HEADERS })
      const link = new Link(socket)
      const greeted = new Promise<void>((done) => socket.on('message', (data) => link.take(String(data), done)))
      try {
        await once(socket, 'open')
        await greeted
        return link
      } catch {
        await pause(RETRY_MS)
      }
    }
    throw new Error(`nobody listens on port ${port}`)
  }

  /** @returns the id of the message */
  say(text: string, said: Said): number {
    const id = ++this.lastId
    this.socket.send(JSON.stringify(this.events.message(text, { ...said, id })))
    return id
  }

  /** Resolves when each of these messages has been answered. @throws Error after 30 s */
  async answered(ids: readonly number[]): Promise<void> {
    const open = new Set(ids)
    for (let waited = 0; ; waited++) {
      for (const { quote } of this.answers) open.delete(quote ?? 0)
      if (open.size === 0) return
      if (waited > PATIENCE_MS) throw new Error(`${open.size} of ${ids.length} messages were not answered`)
      await pause(1)
    }
  }

  close(): void {
    this.socket.terminate()
  }

  private take(frame: string, greeted: () => void): void {
    const { action, params, echo } = JSON.parse(frame) as Call
    if (action === 'get_login_info') this.reply(echo, { user_id: SELF_ID, nickname: 'bot' })
    else if (action.startsWith('send_')) {
      this.answers.push(answerOf(params))
      this.reply(echo, { message_id: ++this.lastId })
    } else this.socket.send(JSON.stringify({ ...UNKNOWN, echo }))
    if (action === 'get_login_info') greeted()
  }

  private reply(echo: number, data: object): void {
    this.socket.send(JSON.stringify({ status: 'ok', retcode: 0, data, echo }))
  }
}

function answerOf({ message = [] }: Call['params']): Answer {
  const quote = message.find(({ type }) => type === 'reply')?.data.id
  return {
    text: message.map(({ data }) => data.text ?? '').join(''),
    quote: quote === undefined ? undefined : Number(quote),
    at: performance.now(),
  }
}
