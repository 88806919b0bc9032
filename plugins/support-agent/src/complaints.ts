/** Who said a moment ago that something does not go through, without asking the bot: a file of theirs may be about it. */
import type { Speaker } from '@support-agent/conversation'
import { mask } from '@support-agent/diagnosis'

/** Speakers remembered at most. */
const MOST = 5_000

interface Complaint {
  readonly speaker: Speaker
  readonly text: string
  readonly at: number
  /** The ids of the messages that said it. */
  readonly messages: readonly string[]
}

/** In memory only, masked, and only the words of the last minutes. */
export class Complaints {
  private readonly said = new Map<string, Complaint>()

  /** @param remembered how long, ms */
  constructor(private readonly remembered: number) {}

  add(speaker: Speaker, text: string, at: number, messages: readonly string[] = []): void {
    const key = keyOf(speaker)
    this.said.delete(key)
    this.said.set(key, { speaker, text: mask(text).text, at, messages })
    for (const oldest of this.said.keys()) {
      if (this.said.size <= MOST) break
      this.said.delete(oldest)
    }
  }

  of(speaker: Speaker, now: number): string | undefined {
    const complaint = this.said.get(keyOf(speaker))
    return complaint && now - complaint.at <= this.remembered ? complaint.text : undefined
  }

  /** A message was taken back: its words are dropped. @param channel platform and channel */
  recalled(channel: string, message: string): void {
    for (const [key, { speaker, messages }] of this.said) {
      if (`${speaker.platform}/${speaker.channel}` === channel && messages.includes(message)) this.said.delete(key)
    }
  }

  forget(matches: (speaker: Speaker) => boolean): void {
    for (const [key, { speaker }] of this.said) if (matches(speaker)) this.said.delete(key)
  }
}

function keyOf({ platform, channel, user }: Speaker): string {
  return [platform, channel, user].map(encodeURIComponent).join('/')
}
