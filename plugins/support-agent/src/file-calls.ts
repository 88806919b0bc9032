/** In QQ a file is a message of its own: it belongs to the call that came just before it, or to the one that comes just after. */
import type { OfferedFile } from '@support-agent/platform'
import { channelKey, speakerKey } from './ids'
import type { Incoming } from './incoming'

/** Speakers remembered at most. */
const MOST = 500

export type Offered = () => Promise<readonly OfferedFile[]>

interface Sent {
  readonly at: number
  readonly offered: Offered
  readonly channel: string
  readonly message: string
}

/** In memory only, a minute of it, and no bytes beyond those that a message carries itself. */
export class FileCalls {
  private readonly called = new Map<string, number>()
  private readonly sent = new Map<string, Sent>()

  /** @param wait how long one waits for the other, ms */
  constructor(private readonly wait: number) {}

  /** Somebody called the bot, and no file was there to look at. */
  call(incoming: Incoming, now: number): void {
    keep(this.called, speakerKey(incoming), now)
  }

  /** Whether their file is the one that they called for; the next one is not. */
  isCalledFor(incoming: Incoming, now: number): boolean {
    const at = taken(this.called, speakerKey(incoming))
    return at !== undefined && now - at <= this.wait
  }

  /** Somebody sent a file without a call. */
  send(incoming: Incoming, offered: Offered, now: number): void {
    const { messageId: message } = incoming
    keep(this.sent, speakerKey(incoming), { at: now, offered, channel: channelKey(incoming), message })
  }

  /** Whether they sent a file a moment ago. */
  has(incoming: Incoming, now: number): boolean {
    const sent = this.sent.get(speakerKey(incoming))
    return sent !== undefined && now - sent.at <= this.wait
  }

  /** Their latest file, for one look. */
  take(incoming: Incoming): Offered | undefined {
    return taken(this.sent, speakerKey(incoming))?.offered
  }

  /** A message was taken back, and its file with it. */
  recalled(channel: string, message: string): void {
    for (const [key, sent] of this.sent) {
      if (sent.channel === channel && sent.message === message) this.sent.delete(key)
    }
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= MOST) break
    map.delete(oldest)
  }
}

function taken<T>(map: Map<string, T>, key: string): T | undefined {
  const value = map.get(key)
  map.delete(key)
  return value
}
