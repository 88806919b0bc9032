/** The few keys by which people, groups and channels are told apart. */
import type { Speaker } from '@support-agent/conversation'
import type { Target } from '@support-agent/platform'
import type { Incoming } from './incoming'
import type { GroupId } from './manners/group-book'

/** Names the user over all channels. */
export function userOf({ platform, userId }: Incoming): string {
  return `${platform}:${userId}`
}

export function speakerOf({ platform, channelId, userId }: Incoming): Speaker {
  return { platform, channel: channelId, user: userId }
}

export function speakerKey({ platform, channelId, userId }: Incoming): string {
  return [platform, channelId, userId].map(encodeURIComponent).join('/')
}

/** A group that is named by its channel alone is still a group. */
export function targetOf({ platform, selfId, channelId, guildId, isDirect }: Incoming): Target {
  return { platform, selfId, channelId, guildId: isDirect ? guildId : (guildId ?? channelId) }
}

/** The ids of all messages that were joined into this one, and its own. */
export function messagesOf({ earlier = [], messageId }: Incoming): readonly string[] {
  return [...earlier, messageId].filter(Boolean)
}

export function channelKey({ platform, channelId }: Pick<Incoming, 'platform' | 'channelId'>): string {
  return `${platform}/${channelId}`
}

/** The group of a message; undefined in private. */
export function groupOf({ platform, guildId, channelId, isDirect }: Incoming): GroupId | undefined {
  return isDirect ? undefined : { platform, guild: guildId ?? channelId }
}
