/** Who may take an answer back, what becomes of it, and what is kept for those who teach the bot. */
import { line } from '@support-agent/conversation'
import { memoryStore } from '@support-agent/storage'
import { FakeClock } from '../../../test/helpers/fake-clock'
import { FakePlatform, groupTarget, pass } from '../../../test/helpers/fake-platform'
import { DEFAULT_BUDGET } from './manners/budget'
import { DEFAULT_REST } from './manners/rest'
import { DEFAULT_MANNERS } from './manners/settings'
import { Outbox } from './outbox'
import { Scheduler } from './scheduler'
import { type FalseAnswer, TakeBack, type TakenBack } from './take-back'

const GROUP = groupTarget('g')
const MINUTE = 60_000

/** The bot has answered `u` as message `m1`. */
async function setUp() {
  const clock = new FakeClock(0)
  const platform = new FakePlatform(clock)
  const settings = { budget: DEFAULT_BUDGET, rest: DEFAULT_REST, pace: { ...DEFAULT_MANNERS.pace, gap: 0 } }
  const nothing = () => {}
  const outbox = new Outbox({ ...settings, clean: (text) => text }, new Scheduler(clock), {
    ...{ outcome: nothing, nearlySpent: nothing, rests: nothing, refused: nothing, isNewcomer: () => false },
    isSilent: () => false,
  })
  const sending = { locale: 'zh-CN', reason: 'answer', quote: 'q', case: 'p:u' } as const
  void outbox.send(platform, GROUP, [line('answer.summary', { summary: '文件太大' })], sending)
  await pass(clock, 1)
  const store = memoryStore(() => 0)
  return { platform, store, takeBack: new TakeBack(outbox, store, 3 * MINUTE) }
}

test.each<[name: string, user: string, isAdministrator: boolean, minutes: number, message: string, taken: TakenBack]>([
  ['the asker', 'u', false, 0, 'm1', 'deleted'],
  ['the asker, three minutes later', 'u', false, 3, 'm1', 'deleted'],
  ['the asker, later still', 'u', false, 3.1, 'm1', undefined],
  ['an administrator', 'v', true, 0, 'm1', 'deleted'],
  ['an administrator, a day later', 'v', true, 1440, 'm1', 'deleted'],
  ['another member', 'v', false, 0, 'm1', undefined],
  ['an administrator, of what is not ours', 'v', true, 0, 'other', undefined],
])('%s', async (_, user, isAdministrator, minutes, message, taken) => {
  const { platform, takeBack } = await setUp()
  const request = { platform, target: GROUP, message, user: `p:${user}`, userId: user, isAdministrator }
  expect(await takeBack.take({ ...request, now: minutes * MINUTE })).toBe(taken)
  expect(platform.deleted).toEqual(taken ? [message] : [])
})

test('what the platform does not delete has to be corrected', async () => {
  const { platform, takeBack } = await setUp()
  platform.deletes = false
  const request = { platform, target: GROUP, message: 'm1', user: 'p:u', userId: 'u', isAdministrator: false, now: 1 }
  expect(await takeBack.take(request)).toBe('correct')
})

test('an answer of another channel is not taken back by its number', async () => {
  const { platform, takeBack } = await setUp()
  const request = { platform, message: 'm1', user: 'p:u', userId: 'u', isAdministrator: true, now: 1 }
  expect(await takeBack.take({ ...request, target: groupTarget('h') })).toBe(undefined)
})

test('false answers are kept in their order, their words masked', async () => {
  const { store, takeBack } = await setUp()
  const answer = (at: number): FalseAnswer => ({
    ...{ at, speaker: { platform: 'p', channel: 'g', user: 'u' }, topic: 'size', reason: 'answer' },
    evidence: [{ kind: 'words', text: '我的电话 13812345678,发不出去' }],
  })
  await takeBack.record(answer(20))
  await takeBack.record(answer(20))
  await takeBack.record(answer(3))
  const kept = (await store.list('false-answer/')).map(({ value }) => value as unknown as FalseAnswer)
  expect(kept.map(({ at, topic }) => [at, topic])).toEqual([
    [3, 'size'],
    [20, 'size'],
    [20, 'size'],
  ])
  expect(JSON.stringify(kept)).not.toContain('13812345678')
  expect(JSON.stringify(kept)).toContain('发不出去')
})
