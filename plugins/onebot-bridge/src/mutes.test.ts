/** Whether our account may speak, as group and membership say. From the implementations' sources, not seen live. */
import { askMute, isSpared } from './mutes'
import type { Json } from './shapes'

const NOW = 1_700_000_000_000

/** `undefined` is an implementation that does not answer. */
function asking(own: Json | undefined, all: Json | undefined) {
  return async (action: string): Promise<unknown> => {
    const data = action === 'get_group_info' ? all : own
    if (data === undefined) throw new Error('no answer')
    return data
  }
}

const member = { role: 'member', shut_up_timestamp: 0 }
const open = { group_all_shut: 0 }

it.each([
  ['free', member, open, undefined],
  ['muted until', { ...member, shut_up_timestamp: 1_700_000_600 }, open, { until: 1_700_000_600_000 }],
  ['a mute that is over', { ...member, shut_up_timestamp: 1_699_999_999 }, open, undefined],
  ['everyone is muted: NapCat says -1', member, { group_all_shut: -1 }, {}],
  ['everyone is muted: others say 1', member, { group_all_shut: 1 }, {}],
  ['everyone but an administrator', { ...member, role: 'admin' }, { group_all_shut: -1 }, undefined],
  ['everyone but the owner', { ...member, role: 'owner' }, { group_all_shut: -1 }, undefined],
  ['only the group answers', undefined, { group_all_shut: -1 }, {}],
  ['LLOneBot says nothing of it', { role: 'member' }, { group_name: '群' }, undefined],
  ['nobody answers', undefined, undefined, undefined],
])('%s', async (_what, own, all, mute) => {
  expect(await askMute(asking(own, all), '30003', '10001', NOW)).toEqual(mute)
})

it.each([
  ['owner', true],
  ['admin', true],
  ['member', false],
  [undefined, false],
])('a mute of everyone spares the role %s: %s', async (role, spared) => {
  expect(await isSpared(asking({ role }, open), '30003', '10001')).toBe(spared)
})

test('who is not known is not spared', async () => {
  expect(await isSpared(asking(undefined, open), '30003', '10001')).toBe(false)
})
