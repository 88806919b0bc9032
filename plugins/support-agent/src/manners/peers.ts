/** Others that talk like this bot: a person may paste an answer, who goes on talking like that is a program. */
import type { MannersSettings } from './settings'

const MOST = 5_000

export class Peers {
  private readonly said = new Map<string, number[]>()

  constructor(private readonly settings: MannersSettings['peers']) {}

  /** They said something in the way of this bot. @param speaker platform, channel and user */
  soundedLikeUs(speaker: string, now: number): void {
    const times = [...this.recent(speaker, now), now].slice(-this.settings.most)
    this.said.delete(speaker)
    this.said.set(speaker, times)
    for (const oldest of this.said.keys()) {
      if (this.said.size <= MOST) break
      this.said.delete(oldest)
    }
  }

  /** For a while nothing of theirs is heard. */
  isPeer(speaker: string, now: number): boolean {
    return this.recent(speaker, now).length >= this.settings.most
  }

  private recent(speaker: string, now: number): number[] {
    return (this.said.get(speaker) ?? []).filter((at) => now - at < this.settings.within)
  }
}
