/** Any Koishi adapter as a platform: what is delivered, and what the bot's answer means. */
import type { ContentPart } from '@support-agent/platform'
import { Context, h, type Session } from 'koishi'
import { botPlatform, sessionPlatform } from './session-platform'

const TARGET = { platform: 'p', selfId: 'me', channelId: 'c', guildId: 'g' }

function setUp(send: () => Promise<string[] | undefined>) {
  const calls: { channel: string; content: string; guild: string | undefined; ownSession: boolean }[] = []
  const session = {
    platform: 'p',
    bot: {
      sendMessage(channel: string, content: h[], guild: string | undefined, options: { session: unknown }) {
        calls.push({ channel, content: content.join(''), guild, ownSession: options.session === session })
        return send()
      },
    },
  }
  return { calls, platform: sessionPlatform(session as unknown as Session) }
}

const text = (words: string): ContentPart => ({ type: 'text', text: words })

test.each<[name: string, content: ContentPart[], quote: string | undefined, sent: string]>([
  ['words are no markup', [text('a <b> & $(x)')], undefined, 'a &lt;b&gt; &amp; $(x)'],
  ['a quote', [text('在')], '7', '<quote id="7"/>在'],
  ['a mention', [{ type: 'mention', userId: '99' }, text(' 在')], undefined, '<at id="99"/> 在'],
])('%s', async (_, content, quote, sent) => {
  const { platform, calls } = setUp(async () => ['m1'])
  expect(await platform.deliver(TARGET, content, { quote })).toEqual({ kind: 'delivered', messageIds: ['m1'] })
  expect(calls).toEqual([{ channel: 'c', content: sent, guild: 'g', ownSession: true }])
})

test.each<[name: string, send: () => Promise<string[] | undefined>, verdict: object]>([
  ['ids', async () => ['m1', 'm2'], { kind: 'delivered', messageIds: ['m1', 'm2'] }],
  ['no id', async () => [], { kind: 'unsure', why: 'no-id' }],
  ['nothing at all', async () => undefined, { kind: 'unsure', why: 'no-id' }],
  ['an error', () => Promise.reject(new Error('muted?')), { kind: 'refused', reason: 'rejected', wording: 'muted?' }],
  ['a thrown word', () => Promise.reject('no'), { kind: 'refused', reason: 'rejected', wording: 'no' }],
])('%s', async (_, send, verdict) => {
  expect(await setUp(send).platform.deliver(TARGET, [text('在')])).toEqual(verdict)
})

test.each([
  [true, 'g', true],
  [true, undefined, false],
  [false, 'g', false],
])('direct %s in %s is temporary: %s', (isDirect, guildId, temporary) => {
  expect(setUp(async () => []).platform.isTemporary({ platform: 'p', isDirect, guildId })).toBe(temporary)
})

describe('files', () => {
  const offered = async (elements: string, quoted = '') =>
    setUp(async () => []).platform.attachments({
      ...{ platform: 'p', selfId: 'me', isDirect: false },
      elements: h.parse(elements),
      quote: { elements: h.parse(quoted) },
    })

  test('own files come before quoted ones, wherever they stand', async () => {
    const files = await offered('<p>看<file src="https://h/a.zip"/></p><quote><file/></quote>', '<file title="b.zip"/>')
    expect(files.map(({ name, quoted }) => [name, quoted])).toEqual([
      ['a.zip', false],
      ['b.zip', true],
    ])
  })

  test.each([
    ['an address', 'src="https://h/a.zip?x=1"', 'a.zip', { kind: 'url', url: 'https://h/a.zip?x=1' }],
    ['a title', 'src="https://h/1" title="a.zip"', 'a.zip', { kind: 'url', url: 'https://h/1' }],
    ['bytes', 'src="data:text/plain;base64,YQ==" title="a"', 'a', { kind: 'base64', data: 'YQ==' }],
    ['an address inside Koishi', 'src="internal:p/me/1" title="a"', 'a', { problem: 'unsupported' }],
    ['nothing', '', '', { problem: 'unsupported' }],
  ])('%s', async (_, attrs, name, location) => {
    const [file] = await offered(`<file ${attrs}/>`)
    expect(file?.name).toBe(name)
    expect(await file?.locate()).toEqual(location)
  })
})

test('bytes that came with the message are had as they are, and no text can claim them', async () => {
  const bytes = new Uint8Array([77, 90])
  const elements = [h('file', { file: 'a.exe', size: 2, bytes }), ...h.parse('<file file="b.exe" bytes="77,90"/>')]
  const origin = { platform: 'p', isDirect: true, selfId: 'me' }
  const files = await botPlatform({ platform: 'p' } as Session['bot']).attachments({ ...origin, elements })
  expect(await Promise.all(files.map((file) => file.locate()))).toEqual([
    { kind: 'bytes', bytes },
    { problem: 'unsupported' },
  ])
})

describe('a bot', () => {
  const app = new Context()
  const bot = { sid: 'p:me', platform: 'p', ctx: app, deleteMessage: async (_: string, id: string) => gone(id) }
  const platform = botPlatform(bot as unknown as Session['bot'])
  const gone = (id: string) => (id === 'm1' ? undefined : Promise.reject(new Error('no')))
  const session = (fields: object) => ({ ...TARGET, sid: 'p:me', event: {}, ...fields }) as unknown as Session

  test.each([
    ['m1', true],
    ['m2', false],
  ])('takes back %s: %s', async (id, done) => {
    expect(await platform.delete(TARGET, id)).toBe(done)
  })

  test('hears of recalls, reactions and joining, of itself alone, until the undo', () => {
    const heard: unknown[] = []
    const undos = [
      platform.onRecall((recall) => heard.push(recall)),
      platform.onReaction((reaction) => heard.push(reaction)),
      platform.onJoin((join) => heard.push(join)),
      platform.onMute((mute) => heard.push(mute)),
    ]
    const tell = () => {
      app.emit('message-deleted', session({ messageId: 'm1', userId: 'u', operatorId: 'o' }))
      app.emit('reaction-added', session({ messageId: 'm1', userId: 'u', event: { emoji: { id: 'e' } } }))
      app.emit('reaction-removed', session({ messageId: 'm1', userId: 'u', event: { emoji: { id: 'e' } } }))
      app.emit('guild-added', session({ channelId: undefined, operatorId: 'o' }))
      app.emit('guild-added', session({ sid: 'p:other' }))
    }
    tell()
    for (const undo of undos) undo()
    tell()
    expect(heard).toEqual([
      { target: TARGET, messageId: 'm1', userId: 'u', operatorId: 'o' },
      { target: TARGET, messageId: 'm1', userId: 'u', emoji: 'e', state: 'added' },
      { target: TARGET, messageId: 'm1', userId: 'u', emoji: 'e', state: 'removed' },
      { target: { ...TARGET, channelId: 'g' }, operatorId: 'o' },
    ])
  })
})
