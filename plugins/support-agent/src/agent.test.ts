/** The plugin inside Koishi: who is answered, what passes, what is never run, and what is left when it goes. */
import { join } from 'node:path'
import { type Context, h, Logger, type Session } from 'koishi'
import { BOT } from '../../../test/helpers/elements'
import { type Incoming, openStage, type Stage } from '../../../test/helpers/koishi-stage'
import { Conversations } from './conversations'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const GROUP = 'g1'
const PROBLEM = '文件发不出去 50001'
const mention = (text: string) => [h.at(BOT), h.text(` ${text}`)]

let executed: string[] = []
let logged: string[] = []
const target: Logger.Target = {
  colors: 0,
  record: ({ content, type }) => void (['warn', 'error'].includes(type) && logged.push(content)),
}

/** Another plugin with commands of its own. */
function songs(app: Context): void {
  app.command('点歌 [title:text]').action((_, title) => `♪ ${title}`)
  app.command('danger').action(() => {
    executed.push('danger')
    return ''
  })
  app.command('查错 <code>').action(({ session }, code) => session?.execute(`support.code ${code}`))
}

let stage: Stage
let people = 0
let console: Logger.Target[] = []
beforeAll(async () => {
  console = Logger.targets.splice(0, Infinity, target)
  stage = await openStage({
    before: songs,
    config: {
      administrators: ['mock:admin'],
      bots: ['mock:robot'],
      mode: (session: Session) => (session.guildId === 'off' ? 'off' : 'confident'),
    },
  })
})
beforeEach(() => {
  executed = []
  logged = []
})
afterAll(async () => {
  await stage.close()
  Logger.targets.splice(0, Infinity, ...console)
})

/** Somebody new says it, in the group unless told otherwise. */
async function say(content: Incoming['content'], more: Partial<Incoming> = {}) {
  const { replies, passed } = await stage.say({ user: `u${++people}`, group: GROUP, content, ...more })
  return { texts: replies.map(({ text }) => text), replies, passed }
}

describe('answers', () => {
  test('quote the question and are the last word on it', async () => {
    const { replies, passed } = await say(mention(PROBLEM), { id: 'q1' })
    expect(replies.map(({ channelId, quote }) => [channelId, quote])).toEqual([[GROUP, 'q1']])
    expect(passed).toBe(false)
  })

  test('a copy of a message is answered once, as a command as well', async () => {
    const user = 'twice'
    expect((await say(mention(PROBLEM), { user, id: 'd1' })).texts).toHaveLength(1)
    expect((await say(mention(PROBLEM), { user, id: 'd1' })).texts).toEqual([])
    expect((await say('/错误码 50001', { user, id: 'd2' })).texts).toHaveLength(1)
    expect((await say('/错误码 50001', { user, id: 'd2' })).texts).toEqual([])
  })

  test.each<[name: string, more: Partial<Incoming>]>([
    ['our own messages', { user: BOT }],
    ['programs that say so', { isBot: true }],
    ['programs that are known', { user: 'robot' }],
    ['a group that is switched off', { group: 'off' }],
    ['a stranger through a group', { group: undefined, through: GROUP }],
  ])('none for %s', async (_, more) => {
    for (const content of [PROBLEM, mention(PROBLEM), `/诊断 ${PROBLEM}`, '/支持']) {
      expect((await say(content, more)).texts).toEqual([])
    }
  })

  test('a fault of ours: one apology in private, silence in a group, the log and the operator have it', async () => {
    const broken = jest.spyOn(Conversations.prototype, 'update').mockRejectedValue(new Error('disk full'))
    const { replies } = await say(mention(PROBLEM))
    expect(replies).toMatchObject([{ channelId: 'private:admin', text: '处理消息时出错:Error(详情见日志)' }])
    expect((await say(PROBLEM, { group: undefined })).texts).toEqual([
      '出了点问题,这次没能回答,已经记下来了。过一会儿再发一次试试。',
    ])
    broken.mockRestore()
    expect(logged.filter((line) => line.includes('disk full'))).toHaveLength(2)
  })
})

describe('other plugins', () => {
  test.each<[content: Incoming['content'], texts: string[]]>([
    ['/点歌 晴天', ['♪ 晴天']],
    [mention('点歌 晴天'), ['♪ 晴天']],
    ['点歌 晴天', []],
  ])('%j', async (content, texts) => {
    expect((await say(content)).texts).toEqual(texts)
  })

  test('chatter reaches them', async () => {
    expect(await say('今晚打游戏吗')).toMatchObject({ texts: [], passed: true })
  })

  test('in a group where we are switched off our commands reach them as words', async () => {
    expect(await say('/诊断 发不出去', { group: 'off' })).toMatchObject({ texts: [], passed: true })
    expect(logged).toEqual([])
  })

  test('may run a command of ours', async () => {
    expect((await say('/查错 50001')).texts).toEqual([expect.stringMatching(/^50001:/)])
  })
})

describe('pasted text runs nothing', () => {
  test.each<[name: string, content: Incoming['content'], more: Partial<Incoming>]>([
    ['as a command', `/诊断 $(danger) ${PROBLEM}`, {}],
    ['with a mention', mention(`$(danger) ${PROBLEM}`), {}],
    ['as a code', '/错误码 $(danger)', {}],
    ['in private', `$(danger) ${PROBLEM}`, { group: undefined }],
    ['where we are switched off', '/诊断 $(danger)', { group: 'off' }],
    ['as a copy', '/诊断 $(danger)', { id: 'd1' }],
  ])('%s', async (_, content, more) => {
    await say(content, more)
    expect(executed).toEqual([])
  })

  test('elements that Koishi would run are words', async () => {
    await say('/诊断 <execute>danger</execute> 发不出去')
    await say(mention('<execute>danger</execute>'))
    expect(executed).toEqual([])
  })
})

describe('a flood', () => {
  test('gets one notice, then silence for half an hour', async () => {
    const user = 'hurried'
    const texts: string[][] = []
    for (let i = 0; i < 8; i++) texts.push((await say('/错误码 50001', { user })).texts)
    expect(texts.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0])
    expect(texts[5]).toEqual(['消息有点多,我先歇 30 分钟,之后再发我就会看。'])
    stage.clock.advance(31 * 60_000)
    expect((await say('/错误码 50001', { user })).texts).toHaveLength(1)
  })

  test('chatter among people is none', async () => {
    for (let i = 0; i < 20; i++) await say('哈哈哈', { user: 'merry' })
    expect((await say(mention(PROBLEM), { user: 'merry' })).texts).toEqual([expect.stringMatching(/^看到「50001」/)])
  })
})

describe('hostile messages', () => {
  test.each<[name: string, content: string | h[]]>([
    ['100,000 characters', '发不出去50001 '.repeat(10_000)],
    ['100,000 digits', '5'.repeat(100_000)],
    ['100,000 brackets', '<'.repeat(100_000)],
    ['100,000 spaces', ' '.repeat(100_000)],
    ['emoji soup', '😀👨‍👩‍👧‍👦🏳️‍🌈'.repeat(5_000)],
    ['right-to-left tricks', '\u202e\u2066发不出去\u2069\u202c 50001\u200f'],
    ['lone surrogates', '\ud800\udc00\ud800 发不出去 \udfff'],
    ['combining marks', `发${'\u0301'.repeat(50_000)}不出去`],
    ['a null character', '发不出去\0 50001'],
    ['no elements', []],
    ['elements without attributes', [h('text'), h('at'), h('img'), h('quote')]],
    ['deep elements', [Array.from({ length: 500 }).reduce<h>((inner) => h('p', [inner]), h.text('发不出去'))]],
  ])('%s', async (_, content) => {
    await say(content, { group: undefined })
    await say(typeof content === 'string' ? `/诊断 ${content}` : [h.at(BOT), ...content])
    expect(logged).toEqual([])
  })
})

test('when it goes it leaves no command, no timer and no ear', async () => {
  const leaving = await openStage({ before: songs })
  // Conversations, cases and hand-overs are swept.
  expect(leaving.clock.waiting).toBe(3)
  expect((await leaving.say({ user: 'u', content: PROBLEM })).replies).toHaveLength(1)
  leaving.unload()
  expect(leaving.clock.waiting).toBe(0)
  expect(['support', 'support.diagnose', '诊断', '支持'].map((name) => leaving.app.$commander.get(name))).toEqual(
    Array(4).fill(undefined),
  )
  expect(await leaving.say({ user: 'u', content: PROBLEM })).toEqual({ replies: [], passed: true })
  expect((await leaving.say({ user: 'u', content: '/点歌 晴天' })).replies.map(({ text }) => text)).toEqual(['♪ 晴天'])
  await leaving.close()
})

test('a store that cannot be opened: nothing is answered, other plugins are', async () => {
  const broken = await openStage({ before: songs, config: { data: join(__filename, 'no folder') } })
  expect(await broken.say({ user: 'u', content: PROBLEM })).toEqual({ replies: [], passed: true })
  expect((await broken.say({ user: 'u', content: '/点歌 晴天' })).replies.map(({ text }) => text)).toEqual(['♪ 晴天'])
  expect(logged.filter((line) => line.includes('nothing is answered'))).toHaveLength(1)
  await broken.close()
})
