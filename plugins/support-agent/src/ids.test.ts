/** A group is a group even where the platform names only its channel. */
import { incoming } from '../../../test/helpers/incoming'
import { groupOf, messagesOf, targetOf } from './ids'

test.each<[name: string, more: Parameters<typeof incoming>[0], guild: string | undefined]>([
  ['a group', {}, 'g'],
  ['a group without a guild', { guildId: undefined }, 'c'],
  ['a private chat', { guildId: undefined, isDirect: true }, undefined],
  ['a private chat through a group', { isDirect: true }, 'g'],
])('%s is sent to as %s', (_, more, guild) => {
  const message = incoming(more)
  expect(targetOf(message).guildId).toBe(guild)
  if (!message.isDirect) expect(groupOf(message)?.guild).toBe(guild)
})

test('a burst has the ids of all its messages', () => {
  expect(messagesOf(incoming({ messageId: 'c', earlier: ['a', 'b'] }))).toEqual(['a', 'b', 'c'])
  expect(messagesOf(incoming({ messageId: '' }))).toEqual([])
})
