/** From the events of a link to sessions of Koishi: files look alike whoever reports them, and each upload is one event. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import type { Context, h, Session } from 'koishi'
import type { GuardedBot } from './bot'
import { readFile, toElement } from './files'
import { isUpload } from './frames'
import { isSpared } from './mutes'
import { type Heard, readNotice } from './notices'
import { isRecord, type Json } from './shapes'
import { type Clock, Uploads } from './uploads'

export class Inbox {
  private readonly uploads: Uploads
  /** Mutes are told in the order in which they came, though some are asked about first. */
  private mutesTold: Promise<void> = Promise.resolve()

  constructor(
    private readonly ctx: Context,
    private readonly bot: GuardedBot,
    clock: Clock,
  ) {
    this.uploads = new Uploads(clock)
  }

  /** Takes an event that the gate let through. */
  take(event: Json): void {
    if (event.post_type === 'meta_event') return
    if (event.post_type === 'notice') {
      for (const heard of readNotice(event, this.bot.selfId)) this.tell(heard)
      if (isUpload(event)) {
        this.announce(event)
        return
      }
    }
    void this.dispatch(event, (session) => event.post_type !== 'message' || this.pairFiles(session))
  }

  private tell(heard: Heard): void {
    switch (heard.kind) {
      case 'recall':
        this.ctx.emit('support-platform/recall', heard.recall)
        break
      case 'reaction':
        this.ctx.emit('support-platform/reaction', heard.reaction)
        break
      case 'join':
        this.ctx.emit('support-platform/join', heard.join)
        break
      case 'mute': {
        const { mute } = heard
        this.mutesTold = this.mutesTold.then(async () => {
          const { scope, state, target } = mute
          const mayBeSpared = scope === 'everyone' && state === 'muted'
          if (mayBeSpared && (await isSpared(this.bot.lookUp, target.channelId, target.selfId))) return
          this.ctx.emit('support-platform/mute', mute)
        })
      }
    }
  }

  /** A notice becomes the message that the implementation did not send. */
  private announce(event: Json): void {
    const { time, self_id, user_id, group_id, file } = event
    const words = isRecord(file) ? file : {}
    const isGroup = event.notice_type === 'group_upload'
    const message: Json = {
      ...{ time, self_id, user_id, post_type: 'message', message_id: '', raw_message: '', sender: { user_id } },
      ...(isGroup
        ? { message_type: 'group', sub_type: 'normal', group_id }
        : { message_type: 'private', sub_type: 'friend' }),
      message: [{ type: 'file', data: words }],
    }
    const place = isGroup ? String(group_id) : `private:${user_id}`
    this.uploads.announced(`${place}/${user_id}`, readFile(words), () => void this.dispatch(message, () => true))
  }

  /** @returns false for a message that shows nothing but files which notices were told for */
  private pairFiles(session: Session): boolean {
    const elements = session.elements ?? []
    const who = `${session.channelId}/${session.userId}`
    const fresh = elements.flatMap((element) => {
      if (element.type !== 'file') return [element]
      const file = this.uploads.shown(who, readFile(element.attrs))
      return file === undefined ? [] : [toElement(file)]
    })
    session.elements = fresh
    return fresh.length > 0 || elements.length === 0
  }

  private async dispatch(event: Json, admits: (session: Session) => boolean): Promise<void> {
    const { bot } = this
    let session: Session | undefined
    try {
      session = await OneBot.adaptSession(bot, event as unknown as OneBot.Payload)
      if (session?.elements) session.elements = inOneForm(session.elements)
      if (!session || !admits(session)) return
    } catch {
      bot.gate.drops.add('bad-event')
      return
    }
    session.setInternal('onebot', event)
    bot.dispatch(session)
  }
}

/** All files among the elements in the words of {@link toElement}. */
export function inOneForm(elements: readonly h[]): h[] {
  return elements.map((element) => (element.type === 'file' ? toElement(readFile(element.attrs)) : element))
}
