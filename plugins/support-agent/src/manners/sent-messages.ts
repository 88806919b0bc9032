/** What the bot said of late, by the platform's ids: a quote of it leads back to its case. */
import type { Target } from '@support-agent/platform'

/** One of our messages, as far as a later quote of it needs to know. */
export interface SentMessage {
  readonly case: string | undefined
  readonly reason: string
  /** The question that it answered. */
  readonly quote: string | undefined
  readonly at: number
}

type Place = Pick<Target, 'platform' | 'channelId'>

/** How many of our messages are remembered. */
const MOST = 5_000

export class SentMessages {
  private readonly known = new Map<string, SentMessage>()

  /** What belongs to no case is not remembered. */
  add(place: Place, ids: readonly string[], sent: SentMessage): void {
    if (sent.case === undefined) return
    for (const id of ids) this.known.set(keyOf(place, id), sent)
    for (const key of this.known.keys()) {
      if (this.known.size <= MOST) break
      this.known.delete(key)
    }
  }

  of(place: Place, id: string): SentMessage | undefined {
    return this.known.get(keyOf(place, id))
  }
}

function keyOf({ platform, channelId }: Place, id: string): string {
  return `${platform}/${channelId}/${id}`
}
