/** What OneBot's notices say in the words of the platform: recalls, mutes, reactions, and our own joining. */
import type { Join, Mute, Reaction, Recall, Target } from '@support-agent/platform'
import { isId, isNumber, isRecord, type Json } from './shapes'

export type Heard =
  | { readonly kind: 'recall'; readonly recall: Recall }
  | { readonly kind: 'mute'; readonly mute: Mute }
  | { readonly kind: 'reaction'; readonly reaction: Reaction }
  | { readonly kind: 'join'; readonly join: Join }

/** Nothing for a notice that says none of these. */
export function readNotice(event: Json, selfId: string): readonly Heard[] {
  switch (event.notice_type) {
    case 'group_recall':
    case 'friend_recall':
      return readRecall(event, selfId)
    case 'group_ban':
      return readMute(event, selfId)
    case 'group_msg_emoji_like':
      return readLikes(event, selfId)
    case 'reaction':
      return readReaction(event, selfId)
    case 'group_increase':
      return readJoin(event, selfId)
    default:
      return []
  }
}

function readRecall(event: Json, selfId: string): readonly Heard[] {
  const messageId = textOf(event.message_id)
  const target = targetOf(event, selfId)
  if (!target || messageId === undefined) return []
  const userId = textOf(event.user_id)
  // Among friends everybody can take back only what they said themselves.
  const operatorId = textOf(event.operator_id) ?? (target.guildId === undefined ? userId : undefined)
  return [{ kind: 'recall', recall: { target, messageId, userId, operatorId } }]
}

/**
 * A mute of everyone names user 0 or none. The duration decides, where there is one: LLOneBot sends it as `lift_ban` with a
 * duration of -1.
 */
function readMute(event: Json, selfId: string): readonly Heard[] {
  const target = targetOf(event, selfId)
  const user = textOf(event.user_id) ?? '0'
  if (!target || (user !== selfId && user !== '0')) return []
  const scope = user === selfId ? 'self' : 'everyone'
  const duration = isNumber(event.duration) ? event.duration : undefined
  const isMuted = duration === undefined ? event.sub_type === 'ban' : duration !== 0
  if (!isMuted) return [{ kind: 'mute', mute: { target, scope, state: 'lifted' } }]
  const ends = scope === 'self' && duration !== undefined && duration > 0 && isNumber(event.time)
  const until = ends ? (Number(event.time) + duration) * 1000 : undefined
  return [{ kind: 'mute', mute: { target, scope, state: 'muted', until } }]
}

/** NapCat and LLOneBot; older versions do not say whether it was added, and told of nothing else. */
function readLikes(event: Json, selfId: string): readonly Heard[] {
  const target = targetOf(event, selfId)
  const messageId = textOf(event.message_id)
  if (!target || messageId === undefined || !Array.isArray(event.likes)) return []
  const userId = textOf(event.user_id)
  const state = event.is_add === false ? 'removed' : 'added'
  return event.likes.flatMap((like: unknown): Heard[] => {
    const emoji = isRecord(like) ? textOf(like.emoji_id) : undefined
    return emoji === undefined ? [] : [{ kind: 'reaction', reaction: { target, messageId, userId, emoji, state } }]
  })
}

/** Lagrange. */
function readReaction(event: Json, selfId: string): readonly Heard[] {
  const target = targetOf(event, selfId)
  const messageId = textOf(event.message_id)
  const emoji = textOf(event.code)
  if (!target || messageId === undefined || emoji === undefined) return []
  const state = event.sub_type === 'remove' ? 'removed' : 'added'
  return [{ kind: 'reaction', reaction: { target, messageId, userId: textOf(event.operator_id), emoji, state } }]
}

function readJoin(event: Json, selfId: string): readonly Heard[] {
  const target = targetOf(event, selfId)
  if (!target || textOf(event.user_id) !== selfId) return []
  const operatorId = textOf(event.operator_id)
  return [{ kind: 'join', join: { target, operatorId: operatorId === '0' ? undefined : operatorId } }]
}

/** The group, or the private chat with the person that the event names. */
function targetOf(event: Json, selfId: string): Target | undefined {
  const guildId = textOf(event.group_id)
  const userId = textOf(event.user_id)
  if (guildId !== undefined) return { platform: 'onebot', selfId, channelId: guildId, guildId }
  return userId === undefined ? undefined : { platform: 'onebot', selfId, channelId: `private:${userId}` }
}

function textOf(value: unknown): string | undefined {
  return isId(value) ? String(value) : undefined
}
