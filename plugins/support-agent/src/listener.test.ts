/** To whom the bot listens, before anything is understood. */
import { memoryStore } from '@support-agent/storage'
import { incoming } from '../../../test/helpers/incoming'
import { FileCalls } from './file-calls'
import type { Incoming } from './incoming'
import { type Hearing, Listener } from './listener'
import { Expected } from './manners/expected'
import { GroupBook } from './manners/group-book'
import { OwnTexts } from './manners/own-texts'
import { Peers } from './manners/peers'

const GROUP = { platform: 'p', guild: 'g' }
const MINUTE = 60_000
const ANSWER = '多半是文件太大,分成几份再发。'
/** As another instance closes its reply. */
const ANOTHER = '多半是:时间不准。还不行就回「还是不行」,或把弹窗原话、错误码发来;「为什么」看依据。'

function setUp() {
  const groups = new GroupBook(memoryStore(() => 0))
  const own = new OwnTexts()
  const expected = new Expected(MINUTE)
  const settings = { bots: ['p:robot'], floodMessages: 3, floodWindow: 5_000, floodPause: MINUTE, floodNotice: MINUTE }
  const listener = new Listener(settings, {
    groups,
    own,
    expected,
    peers: new Peers({ most: 2, within: 10 * MINUTE }),
    fileCalls: new FileCalls(MINUTE),
  })
  let counter = 0
  const hears = (more: Partial<Incoming> = {}, now = 0) => {
    const message = incoming({ text: '发不出去', messageId: String(++counter), ...more })
    return listener.hears(message, message.messageId, now)
  }
  own.note('p/c', ANSWER)
  return { listener, groups, expected, hears }
}

test.each<[name: string, message: Partial<Incoming>, hearing: Hearing]>([
  ['a member', {}, 'hears'],
  ['a member in private', { isDirect: true, guildId: undefined }, 'hears'],
  ['itself', { userId: 'me' }, 'deaf'],
  ['a program', { fromBot: true }, 'deaf'],
  ['a program of the list', { userId: 'robot' }, 'deaf'],
  ['a program of the list in private', { userId: 'robot', isDirect: true }, 'deaf'],
  ['its own words, quoted back', { text: ANSWER }, 'deaf'],
  ['its own words with other blanks and marks', { text: '多半是 文件太大，分成几份再发' }, 'deaf'],
  ['its own words in part', { text: '文件太大' }, 'hears'],
  ['its own words in another channel', { text: ANSWER, channelId: 'd' }, 'hears'],
  ['its own words in private', { text: ANSWER, isDirect: true }, 'hears'],
  ['a picture without words', { text: '', pictures: 1 }, 'hears'],
])('%s', (_, message, hearing) => {
  expect(setUp().hears(message)).toBe(hearing)
})

test('the same message twice is one', () => {
  const { hears } = setUp()
  expect(['a', 'a', 'b'].map((messageId) => hears({ messageId }))).toEqual(['hears', 'deaf', 'hears'])
  expect(hears({ messageId: 'a', channelId: 'd' })).toBe('hears')
})

test('another bot like us is not answered', () => {
  expect(setUp().hears({ text: ANOTHER })).toBe('deaf')
})

test('who talks like us twice is a program, whatever it says, for ten minutes; who pastes our words is none', () => {
  const { hears } = setUp()
  const bot = (text: string, minute: number) => hears({ userId: 'other', text, mentioned: true }, minute * MINUTE)
  expect([bot('发不出去', 0), bot(ANOTHER, 1), bot('发不出去', 2), bot(ANOTHER, 3), bot('发不出去', 4)]).toEqual([
    ...['hears', 'deaf', 'hears', 'deaf', 'deaf'],
  ])
  expect([hears({}, 4 * MINUTE), hears({ userId: 'other', isDirect: true }, 4 * MINUTE)]).toEqual(['hears', 'hears'])
  expect(bot('发不出去', 11)).toBe('hears')
  const person = (text: string) => hears({ userId: 'v', text })
  expect([person(ANSWER), person(ANSWER), person('还是不行')]).toEqual(['deaf', 'deaf', 'hears'])
})

test.each<[name: string, change: Parameters<GroupBook['change']>[1], hearings: Hearing[]]>([
  ['switched off', { off: true }, ['silent', 'silent']],
  ['silent for a while', { silentUntil: MINUTE }, ['silent', 'hears']],
])('in a group that is %s, whoever calls', async (_, change, hearings) => {
  const { groups, hears } = setUp()
  await groups.change(GROUP, change)
  expect([0, MINUTE].map((now) => hears({ mentioned: true }, now))).toEqual(hearings)
  expect(hears({ guildId: 'h' })).toBe('hears')
  expect(hears({ isDirect: true })).toBe('hears')
})

test('a member who wanted peace is heard when they call, nobody else is kept out', async () => {
  const { groups, hears } = setUp()
  await groups.silenceMember(GROUP, 'u', 0)
  expect([hears(), hears({ mentioned: true }), hears({ userId: 'v' }), hears({ guildId: 'h' })]).toEqual([
    ...['deaf', 'hears', 'hears', 'hears'],
  ])
  expect([hears({}, 23 * 60 * MINUTE), hears({}, 24 * 60 * MINUTE)]).toEqual(['deaf', 'hears'])
})

test('whoever was asked for more need not call again, once and for a while', () => {
  const { listener, expected } = setUp()
  const says = (now: number) => listener.asAddressed(incoming(), now).mentioned
  expected.expect('p/c/u', 0)
  expect([says(MINUTE), says(MINUTE)]).toEqual([true, false])
  expected.expect('p/c/u', 0)
  expect(says(MINUTE + 1)).toBe(false)
})

test('a flood is answered once, then for a while not at all', () => {
  const { listener } = setUp()
  expect([0, 1, 2, 3, MINUTE + 2].map((now) => listener.answerable(incoming(), now))).toEqual([
    ...['answerable', 'answerable', 'flood-begins', 'flooding', 'answerable'],
  ])
  expect(listener.answerable(incoming({ userId: 'v' }), 3)).toBe('answerable')
})
