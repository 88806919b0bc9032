/** The groups that the bot has heard since it started, as far as it can hear. */
import type { GroupId } from './group-book'

const MOST = 2_000

export class KnownGroups {
  private readonly heard = new Map<string, GroupId>()

  note(group: GroupId): void {
    const key = `${group.platform}/${group.guild}`
    if (this.heard.has(key)) return
    this.heard.set(key, group)
    for (const oldest of this.heard.keys()) {
      if (this.heard.size <= MOST) break
      this.heard.delete(oldest)
    }
  }

  all(): readonly GroupId[] {
    return [...this.heard.values()]
  }
}
