/** What the bot said of late, so that its own words are no question when they come back. */
import { bare } from '@support-agent/conversation'

const MOST = 500
/** Shorter words of ours are also said by people. */
const SHORTEST = 6

export class OwnTexts {
  private readonly said = new Map<string, Set<string>>()

  /** @param channel platform and channel */
  note(channel: string, text: string): void {
    const key = bare(text)
    if (key.length < SHORTEST) return
    const texts = this.said.get(channel) ?? new Set<string>()
    texts.delete(key)
    texts.add(key)
    for (const oldest of texts) {
      if (texts.size <= MOST) break
      texts.delete(oldest)
    }
    this.said.delete(channel)
    this.said.set(channel, texts)
    for (const oldest of this.said.keys()) {
      if (this.said.size <= MOST) break
      this.said.delete(oldest)
    }
  }

  has(channel: string, text: string): boolean {
    return this.said.get(channel)?.has(bare(text)) ?? false
  }
}
