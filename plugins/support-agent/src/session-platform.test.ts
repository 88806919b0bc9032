/** Any Koishi adapter as a platform: what is delivered, and what the bot's answer means. */
import type { ContentPart } from '@support-agent/platform'
import type { h, Session } from 'koishi'
import { sessionPlatform } from './session-platform'

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
