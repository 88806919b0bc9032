/** Who said a moment ago that something does not go through, without asking the bot: a file of theirs may be about it. */
import type { Speaker } from '@support-agent/conversation'
import { mask } from '@support-agent/diagnosis'

/** How long such words are remembered, ms. */
const REMEMBERED = 10 * 60_000
/** Speakers remembered at most. */
const MOST = 5_000

interface Complaint {
  readonly speaker: Speaker
  readonly text: string
  readonly at: number
}

/** In memory only, masked, and only the words of the last minutes. */
export class Complaints {
  private readonly said = new Map<string, Complaint>()

  add(speaker: Speaker, text: string, at: number): void {
    const key = keyOf(speaker)
    this.said.delete(key)
    this.said.set(key, { speaker, text: mask(text).text, at })
    for (const oldest of this.said.keys()) {
      if (this.said.size <= MOST) break
      this.said.delete(oldest)
    }
  }

  of(speaker: Speaker, now: number): string | undefined {
    const complaint = this.said.get(keyOf(speaker))
    return complaint && now - complaint.at <= REMEMBERED ? complaint.text : undefined
  }

  forget(matches: (speaker: Speaker) => boolean): void {
    for (const [key, { speaker }] of this.said) if (matches(speaker)) this.said.delete(key)
  }
}

function keyOf({ platform, channel, user }: Speaker): string {
  return [platform, channel, user].map(encodeURIComponent).join('/')
}
