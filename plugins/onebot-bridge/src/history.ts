/** Looks in a group's history for a message of ours that nobody confirmed: once it has a number, it can be quoted and taken back. */
import type { Ask } from './refusals'
import { isId, isNumber, isRecord, isString, type Json } from './shapes'

/** Numbers remembered: what has one is not the message that is looked for. */
const MOST_NAMED = 1_000
/** So many of the latest messages are looked at. */
const LATEST = 20
/** The clocks of QQ and of this machine may differ by so much, in seconds. */
const SKEW = 30

export interface Sought {
  readonly group: string
  readonly selfId: string
  readonly text: string
  /** When it was sent, in milliseconds since 1970. */
  readonly since: number
}

export class OwnHistory {
  private readonly named = new Set<string>()

  /** These messages have their numbers. */
  note(ids: readonly string[]): void {
    for (const id of ids) this.named.add(id)
    for (const oldest of this.named) {
      if (this.named.size <= MOST_NAMED) break
      this.named.delete(oldest)
    }
  }

  /** @returns its number; undefined where it is not seen, which proves nothing */
  async find(ask: Ask, { group, selfId, text, since }: Sought): Promise<string | undefined> {
    // Without a place to begin at NapCat and LLOneBot give the latest; Lagrange refuses.
    const data = await ask('get_group_msg_history', { group_id: Number(group), count: LATEST }).catch(() => undefined)
    const messages = isRecord(data) && Array.isArray(data.messages) ? data.messages.filter(isRecord) : []
    const found = messages.findLast(
      (message) =>
        senderOf(message) === selfId &&
        isNumber(message.time) &&
        message.time >= since / 1000 - SKEW &&
        isId(message.message_id) &&
        message.message_id !== 0 &&
        !this.named.has(String(message.message_id)) &&
        bare(wordsOf(message.message)) === bare(text),
    )
    return found && String(found.message_id)
  }
}

function senderOf({ sender, user_id }: Json): string | undefined {
  const id = isRecord(sender) && sender.user_id !== undefined ? sender.user_id : user_id
  return isId(id) ? String(id) : undefined
}

/** Text alone, in either form of a message. */
function wordsOf(message: unknown): string {
  if (typeof message === 'string') return unescaped(message.replace(/\[CQ:[^\]]{0,10000}\]/g, ''))
  if (!Array.isArray(message)) return ''
  return message
    .filter(isRecord)
    .map(({ type, data }) => (type === 'text' && isRecord(data) && isString(data.text) ? data.text : ''))
    .join('')
}

function unescaped(text: string): string {
  return text.replaceAll('&#91;', '[').replaceAll('&#93;', ']').replaceAll('&#44;', ',').replaceAll('&amp;', '&')
}

/** QQ trims, and breaks lines in its own way. */
function bare(text: string): string {
  return text.replace(/\s+/g, '')
}
