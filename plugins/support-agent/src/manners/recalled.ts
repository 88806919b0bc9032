/** Messages that were taken back a moment ago: whatever was to answer them is not said, however far it has come. */
import type { Target } from '@support-agent/platform'

const MOST = 2_000

type Place = Pick<Target, 'platform' | 'channelId'>

export class Recalled {
  private readonly ids = new Set<string>()

  note(place: Place, id: string): void {
    this.ids.add(keyOf(place, id))
    for (const oldest of this.ids) {
      if (this.ids.size <= MOST) break
      this.ids.delete(oldest)
    }
  }

  /** Whether one of the messages was taken back. */
  hasAny(place: Place, ids: readonly string[]): boolean {
    return ids.some((id) => this.ids.has(keyOf(place, id)))
  }
}

function keyOf({ platform, channelId }: Place, id: string): string {
  return `${platform}/${channelId}/${id}`
}
