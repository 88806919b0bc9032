/** Asks whether our account may speak in a group: not every mute is told, and not every mute is for us. */
import type { Ask } from './refusals'
import { isRecord, type Json } from './shapes'

/** Those whom a mute of everyone does not touch. */
const SPARED: readonly unknown[] = ['owner', 'admin']

/**
 * @param now milliseconds since 1970
 * @returns undefined where we may speak, or where nobody says that we may not
 */
export async function askMute(
  ask: Ask,
  group: string,
  selfId: string,
  now: number,
): Promise<{ readonly until?: number } | undefined> {
  const [own, all] = await Promise.all([
    // `no_cache` is left out: go-cqhttp then knows the end, NapCat is fresh by default.
    facts(ask, 'get_group_member_info', { group_id: Number(group), user_id: Number(selfId) }),
    facts(ask, 'get_group_info', { group_id: Number(group) }),
  ])
  const until = Number(own.shut_up_timestamp) * 1000
  if (until > now) return { until }
  return Number(all.group_all_shut ?? 0) !== 0 && !SPARED.includes(own.role) ? {} : undefined
}

/** Whether a mute of everyone leaves our account its word. Unknown is no. */
export async function isSpared(ask: Ask, group: string, selfId: string): Promise<boolean> {
  const own = await facts(ask, 'get_group_member_info', { group_id: Number(group), user_id: Number(selfId) })
  return SPARED.includes(own.role)
}

/** Nothing where there is no answer. */
async function facts(ask: Ask, action: string, params: Json): Promise<Json> {
  const data = await ask(action, params).catch(() => undefined)
  return isRecord(data) ? data : {}
}
