/** Who may switch what: the words that come back, and what is kept. */
import { type LineKey, line, type Mode } from '@support-agent/conversation'
import { memoryStore } from '@support-agent/storage'
import { GroupBook, type GroupChange } from './group-book'
import type { Role } from './roles'
import { Surges } from './surge'
import type { Switch } from './switch-words'
import { Switchboard, type SwitchRequest } from './switchboard'

const GROUP = { platform: 'p', guild: 'g' }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = 100
const MOMENT = { at: NOW, by: 'u' }

function setUp() {
  const groups = new GroupBook(memoryStore(() => 0))
  const surges = new Surges({ users: 1, window: MINUTE, factor: 1, ends: DAY })
  const board = new Switchboard(groups, surges, { silence: 30 * MINUTE, longestSilence: DAY })
  const take = (wish: Switch, role: Role, more: Partial<SwitchRequest> = {}) =>
    board.take({
      ...{ wish, role, group: GROUP, user: 'u', channel: 'p/g', now: NOW, configured: 'confident', bases: ['a', 'b'] },
      ...more,
    } as SwitchRequest)
  return { groups, surges, take }
}

const SILENCE: Switch = { kind: 'silence', minutes: 30 }
const OPEN_SILENCE: Switch = { kind: 'silence', minutes: undefined }
const LONG_SILENCE: Switch = { kind: 'silence', minutes: 5_000 }
const QUIET: Switch = { kind: 'quiet', hours: { from: 23, to: 7 } }

describe.each<Role>(['operator', 'group-administrator'])('%s', (role) => {
  test.each<[wish: Switch, says: LineKey, keeps: GroupChange]>([
    [SILENCE, 'switch.silenced', { silentUntil: NOW + 30 * MINUTE, lastSilence: MOMENT }],
    [OPEN_SILENCE, 'switch.silenced', { silentUntil: NOW + 30 * MINUTE, lastSilence: MOMENT }],
    [LONG_SILENCE, 'switch.silenced', { silentUntil: NOW + DAY, lastSilence: MOMENT }],
    [{ kind: 'off' }, 'switch.off', { off: true, lastSilence: MOMENT }],
    [{ kind: 'on' }, 'switch.on', { lastWake: MOMENT }],
    [QUIET, 'switch.quiet', { quietHours: { from: 23, to: 7 } }],
    [{ kind: 'quiet', hours: undefined }, 'switch.quiet-off', {}],
    [{ kind: 'mode', mode: 'mention' }, 'switch.mode-mention', { mode: 'mention', chosen: true }],
    [{ kind: 'mode', mode: 'confident' }, 'switch.mode-confident', { mode: 'confident', chosen: true }],
    [{ kind: 'mode', mode: 'off' }, 'switch.mode-off', { mode: 'off', lastSilence: MOMENT }],
    [{ kind: 'bases', ids: ['b', 'a'] }, 'switch.bases', { bases: ['b', 'a'] }],
    [{ kind: 'bases', ids: [] }, 'switch.bases-all', {}],
  ])('%j: %s', async (wish, says, keeps) => {
    const { groups, take } = setUp()
    expect((await take(wish, role))?.key).toBe(says)
    expect(groups.of(GROUP)).toEqual({ group: GROUP, ...keeps })
  })

  test.each<[wish: Switch, says: LineKey]>([
    [{ kind: 'unclear', command: 'silence' }, 'switch.how-silence'],
    [{ kind: 'unclear', command: 'quiet' }, 'switch.how-quiet'],
    [{ kind: 'unclear', command: 'mode' }, 'switch.how-mode'],
    [{ kind: 'unclear', command: 'bases' }, 'switch.how-bases'],
    [{ kind: 'bases', ids: ['a', 'c'] }, 'switch.unknown-base'],
  ])('%j: %s, and nothing is set', async (wish, says) => {
    const { groups, take } = setUp()
    expect((await take(wish, role))?.key).toBe(says)
    expect(groups.all()).toEqual([])
  })
})

describe('member', () => {
  test.each<[wish: Switch]>([
    [{ kind: 'off' }],
    [{ kind: 'on' }],
    [QUIET],
    [{ kind: 'mode', mode: 'off' }],
    [{ kind: 'bases', ids: [] }],
    [{ kind: 'unclear', command: 'mode' }],
  ])('%j is not theirs to set', async (wish) => {
    const { groups, take } = setUp()
    expect(await take(wish, 'member')).toEqual(line('switch.not-allowed'))
    expect(groups.all()).toEqual([])
  })

  test.each<[wish: Switch]>([[SILENCE], [{ kind: 'unclear', command: 'silence' }]])(
    '%j gives peace to them alone, for a day at most',
    async (wish) => {
      const { groups, take } = setUp()
      expect(await take(wish, 'member')).toEqual(line('switch.silenced-member'))
      expect([groups.isMemberSilenced(GROUP, 'u', NOW + DAY - 1), groups.isMemberSilenced(GROUP, 'v', NOW)]).toEqual([
        true,
        false,
      ])
      expect([groups.isMemberSilenced(GROUP, 'u', NOW + DAY), groups.isSilent(GROUP, NOW)]).toEqual([false, false])
    },
  )
})

test.each<[name: string, wish: Switch, more: Partial<SwitchRequest>]>([
  ['in private', { kind: 'off' }, { group: undefined }],
  ['the status', { kind: 'status' }, {}],
  ['taking back', { kind: 'retract' }, {}],
])('%s is nothing to the switchboard', async (_, wish, more) => {
  const { groups, take } = setUp()
  expect(await take(wish, 'operator', more)).toBe(undefined)
  expect(groups.all()).toEqual([])
})

test('开启 ends every silence, the mode off too, and closes what many met; other choices stay', async () => {
  const { groups, surges, take } = setUp()
  surges.note('p/g', 'down', 'v', NOW)
  await groups.change(GROUP, { off: true, silentUntil: NOW + DAY, mode: 'off', bases: ['a'] })
  await take({ kind: 'on' }, 'group-administrator')
  expect(groups.of(GROUP)).toEqual({ group: GROUP, bases: ['a'], lastWake: MOMENT })
  expect(surges.lasts('p/g', 'down', NOW)).toBe(false)
  await groups.change(GROUP, { mode: 'mention' })
  await take({ kind: 'on' }, 'group-administrator')
  expect(groups.of(GROUP).mode).toBe('mention')
})

test.each<[own: Mode | undefined, configured: Mode, after: Mode | undefined]>([
  [undefined, 'confident', undefined],
  [undefined, 'off', 'mention'],
  ['off', 'off', 'mention'],
  ['off', 'mention', undefined],
  ['confident', 'off', 'confident'],
])('开启 where the group has %s and the operator %s leaves %s', async (own, configured, after) => {
  const { groups, take } = setUp()
  await groups.change(GROUP, { mode: own })
  await take({ kind: 'on' }, 'group-administrator', { configured })
  expect(groups.of(GROUP).mode).toBe(after)
})

test('the words name what was set', async () => {
  const { take } = setUp()
  expect(await take(SILENCE, 'operator')).toEqual(line('switch.silenced', { minutes: 30 }))
  expect(await take(QUIET, 'operator')).toEqual(line('switch.quiet', { from: 23, to: 7 }))
  expect(await take({ kind: 'bases', ids: ['a', 'c', 'd'] }, 'operator')).toEqual(
    line('switch.unknown-base', { base: 'c d', known: 'a b' }),
  )
})
