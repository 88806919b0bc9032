/** A message of a group member, with what a test wants to be different. */
import type { Incoming } from '../../plugins/support-agent/src/incoming'

export function incoming(more: Partial<Incoming> = {}): Incoming {
  return {
    ...{ platform: 'p', selfId: 'me', channelId: 'c', guildId: 'g', userId: 'u', messageId: '1', isDirect: false },
    ...{ fromBot: false, at: 0, text: '', mentioned: false, quote: undefined, mentions: [], pictures: 0, files: 0 },
    ...more,
  }
}
