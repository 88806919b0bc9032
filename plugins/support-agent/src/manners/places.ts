/** How rules on sending name an account, and a group as one of our accounts sees it. */
import type { Target } from '@support-agent/platform'

export function accountOf({ platform, selfId }: Pick<Target, 'platform' | 'selfId'>): string {
  return `${platform}:${selfId}`
}

/** Undefined in private. */
export function groupOf(target: Target): string | undefined {
  return target.guildId === undefined || target.guildId === '' ? undefined : `${accountOf(target)}/${target.guildId}`
}
