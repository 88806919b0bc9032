/** What the bot sees of a session: raw words, mentions, quotes and pictures. */
import { h, type Session } from 'koishi'
import { readSession } from './incoming'

const ME = '514'

function session(elements: readonly h[] | undefined, more: object = {}): Session {
  const plain = {
    platform: 'p',
    selfId: ME,
    channelId: 'c',
    userId: 'u',
    isDirect: false,
    timestamp: 7,
    event: { user: {} },
  }
  return { ...plain, elements, ...more } as unknown as Session
}
const read = (elements: readonly h[] | undefined, more: object = {}, nicknames: string[] = []) =>
  readSession(session(elements, more), nicknames)

const me = h.at(ME)
const other = h.at('99')
const t = h.text
const img = h('img', { src: 'x' })

test.each<[name: string, elements: h[], text: string]>([
  ['plain words', [t('发不出去')], '发不出去'],
  ['nothing in them is markup', [t('a < b && $(x) `y` &lt; <b/>')], 'a < b && $(x) `y` &lt; <b/>'],
  ['line breaks', [t('一'), h('br'), t('二\n三')], '一\n二\n三'],
  ['paragraphs', [h('p', [t('一')]), h('p', [t('二')])], '一\n二'],
  ['styled words', [h('b', [t('重')]), t('要')], '重要'],
  ['mentions leave a space', [t('问'), other, t('吧')], '问 吧'],
  ['a mention at the head', [me, t(' 发不出去')], '发不出去'],
  ['a face or a card', [h('face', { id: 1 }), t('哈')], '哈'],
  ['a quote is not said', [h('quote', { id: '1' }, [t('旧')]), t('新')], '新'],
  ['a text without content', [h('text'), t('好')], '好'],
])('words: %s', (_, elements, text) => {
  expect(read(elements)?.text).toBe(text)
})

const byBot = { quote: { id: '1', user: { id: ME }, content: '回答' } }
const byOther = { quote: { id: '1', user: { id: '99' }, content: '发不出去 &lt;b&gt;' } }

test.each<[name: string, elements: h[], more: object, mentioned: boolean]>([
  ['no mention', [t('在吗')], {}, false],
  ['a mention', [me, t('在吗')], {}, true],
  ['a mention at the end', [t('在吗'), me], {}, true],
  ['a mention of somebody else', [other, t('在吗')], {}, false],
  ['@all', [h('at', { type: 'all' }), t('在吗')], {}, false],
  ['a quote of the bot with the mention of the platform', [me, t(' 笑死')], byBot, false],
  ['the same after a blank', [t(' '), me, t(' 笑死')], byBot, false],
  ['the same after the quote itself', [h('quote', { id: '1' }), me, t(' 笑死')], byBot, false],
  ["a quote of the bot with a mention of one's own", [me, t(' '), me, t(' 笑死')], byBot, true],
  ['a quote of the bot with a mention at its end', [t('笑死'), me], byBot, true],
  ['a quote of somebody else with a mention', [me, t(' 看看')], byOther, true],
])('mentioned: %s', (_, elements, more, mentioned) => {
  expect(read(elements, more)?.mentioned).toBe(mentioned)
})

test.each<[text: string, expected: string, mentioned: boolean]>([
  ['小助手,发不出去', '发不出去', true],
  ['小助手 发不出去', '发不出去', true],
  ['@小助手 发不出去', '发不出去', true],
  ['小助手', '', true],
  ['小助手真好用', '小助手真好用', false],
  ['问小助手', '问小助手', false],
])('called by name: %j', (text, expected, mentioned) => {
  expect(read([t(text)], {}, ['小助手'])).toMatchObject({ text: expected, mentioned })
})

test('quotes: whose they are and what they say', () => {
  expect(read([t('看')], byOther)?.quote).toEqual({ messageId: '1', byBot: false, text: '发不出去 <b>', files: 0 })
  expect(read([t('看')], byBot)?.quote?.byBot).toBe(true)
  expect(read([t('看')], { quote: {} })?.quote).toEqual({ messageId: '', byBot: false, text: '', files: 0 })
  expect(read([t('看')])?.quote).toBe(undefined)
})

test('pictures are counted, at any depth', () => {
  expect(read([img, h('p', [img, h('image', { url: 'x' })])])).toMatchObject({ pictures: 3, text: '' })
})

test('files are counted apart, those of a quote too', () => {
  const file = h('file', { src: 'x' })
  expect(read([file, h('p', [file])])).toMatchObject({ files: 2, pictures: 0, text: '' })
  expect(read([t('看'), h('quote', { id: '1' }, [file])])?.files).toBe(0)
  expect(read([t('看')], { quote: { id: '1', elements: [file] } })?.quote?.files).toBe(1)
})

test.each<[name: string, more: object]>([
  ['no channel', { channelId: undefined }],
  ['no speaker', { userId: undefined }],
])('%s is no message', (_, more) => {
  expect(read([t('在')], more)).toBe(undefined)
})

test('missing parts are empty', () => {
  expect(read(undefined, { timestamp: undefined })).toMatchObject({
    text: '',
    messageId: '',
    at: 0,
    pictures: 0,
    fromBot: false,
  })
  expect(read([t('在')], { event: { user: { isBot: true } } })?.fromBot).toBe(true)
})
