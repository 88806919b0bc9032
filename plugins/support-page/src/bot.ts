/** The bot as the page meets it: private chats only, one for each browser. */
import { Bot, type Context, type h, MessageEncoder, Random, type Universal } from 'koishi'
import { elementsOf, type PageMessage } from './message'
import type { Visitors } from './visitors'

export const PLATFORM = 'support-page'
const SELF_ID = 'support'
const PRIVATE = 'private:'
/** `Universal.Channel.Type.DIRECT`, which is a number at run time only. */
const DIRECT: Universal.Channel.Type = 1

/** One reply on its way to a browser. */
export interface PageReply {
  readonly user: string
  readonly id: string
  readonly text: string
}

/** Turns what plugins say into plain text, one reply a message. */
class PageMessenger extends MessageEncoder {
  private text = ''

  async flush(): Promise<void> {
    const text = this.text.trim()
    this.text = ''
    if (text === '') return
    const id = Random.id()
    if (this.bot instanceof PageBot) this.bot.push(this.channelId, { id, text })
    this.results.push({ id })
  }

  async visit({ type, attrs, children }: h): Promise<void> {
    if (type === 'quote') return
    if (type === 'text') this.text += String(attrs.content ?? '')
    else if (type === 'br') this.text += '\n'
    else if (type === 'at') this.text += `@${attrs.name ?? attrs.id ?? ''}`
    else {
      if (type === 'message') await this.flush()
      await this.render(children)
      if (type === 'message') await this.flush()
      if (type === 'p') this.text += '\n'
    }
  }
}

export class PageBot extends Bot {
  static override MessageEncoder = PageMessenger
  override hidden = true

  constructor(
    ctx: Context,
    private readonly visitors: Visitors,
  ) {
    // Koishi's Context is the very one that the base class means, though its typings disagree.
    super(ctx as unknown as Bot['ctx'], {}, PLATFORM)
    this.selfId = SELF_ID
  }

  override async start(): Promise<void> {
    this.online()
  }

  /**
   * A message of the user, as any platform would bring it.
   * @param bytes of its file, where they were sent
   */
  hear(user: string, message: PageMessage, bytes: Uint8Array | undefined): void {
    const session = this.session({
      type: 'message',
      timestamp: Date.now(),
      user: { id: user },
      channel: { id: PRIVATE + user, type: DIRECT },
      message: { id: Random.id(), elements: elementsOf(message, bytes) },
    })
    this.dispatch(session)
  }

  /** @throws where that browser has closed the page: nobody reads it, now or later */
  push(channelId: string, reply: Omit<PageReply, 'user'>): void {
    const user = channelId.startsWith(PRIVATE) ? channelId.slice(PRIVATE.length) : ''
    const line = this.visitors.lineTo(user)
    if (!line) throw new Error('page-closed')
    line.send({ type: 'support-page/reply', body: { user, ...reply } satisfies PageReply })
  }

  override async createDirectChannel(userId: string): Promise<Universal.Channel> {
    return { id: PRIVATE + userId, type: DIRECT }
  }
}
