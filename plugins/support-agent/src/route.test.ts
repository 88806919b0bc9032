/** What a message is to us, by its words, its mentions and the prefixes in force. */
import { incoming } from '../../../test/helpers/incoming'
import type { Incoming } from './incoming'
import { type CommandWords, type Route, routeOf } from './route'

const WORDS: CommandWords = {
  find(text) {
    const [first = '', ...rest] = text.split(' ')
    if (first === '诊断') return { command: 'diagnose', rest: rest.join(' ') }
    return first === '点歌' ? 'foreign' : undefined
  },
}

const said = (text: string, more: Partial<Incoming> = {}) => incoming({ text, ...more })

const summary = (route: Route): string => {
  switch (route.kind) {
    case 'pass':
      return 'pass'
    case 'perhaps-command':
      return `perhaps ${route.command}: ${route.text}`
    case 'command':
      return `${route.command}: ${route.text}`
    case 'message':
      return `${route.addressed ? 'to us' : 'chatter'}: ${route.text}`
  }
}

const MENTIONED = { mentioned: true }
const DIRECT = { isDirect: true }

test.each<[text: string, more: Partial<Incoming>, prefixes: string[], route: string]>([
  ['发不出去', {}, ['/'], 'chatter: 发不出去'],
  ['发不出去', MENTIONED, ['/'], 'to us: 发不出去'],
  ['发不出去', DIRECT, ['/'], 'to us: 发不出去'],

  ['/诊断 403', {}, ['/'], 'diagnose: 403'],
  ['/ 诊断 403', {}, ['/'], 'diagnose: 403'],
  ['诊断 403', {}, ['/'], 'chatter: 403'],
  ['诊断', {}, ['/'], 'chatter: 诊断'],
  ['诊断 403', MENTIONED, ['/'], 'diagnose: 403'],
  ['诊断 403', DIRECT, ['/'], 'diagnose: 403'],
  ['//诊断 403', {}, ['/', '//'], 'diagnose: 403'],

  ['诊断 403', {}, [''], 'perhaps diagnose: 403'],
  ['诊断 403', {}, [], 'perhaps diagnose: 403'],
  ['诊断', {}, ['/', ''], 'perhaps diagnose: '],
  ['/诊断 403', {}, ['/', ''], 'diagnose: 403'],

  ['/点歌 晴天', {}, ['/'], 'pass'],
  ['点歌 晴天', MENTIONED, ['/'], 'pass'],
  ['点歌 晴天', {}, [''], 'pass'],
  ['点歌 晴天', {}, ['/'], 'chatter: 点歌 晴天'],

  ['/闭嘴10分钟', {}, ['/'], 'silence: '],
  ['/闭嘴吧你', {}, ['/'], 'pass'],
  ['闭嘴10分钟', {}, ['/'], 'chatter: 闭嘴10分钟'],
  ['闭嘴10分钟', {}, [''], 'chatter: 闭嘴10分钟'],

  ['/诊段 403', {}, ['/'], 'pass'],
  ['/诊段 403', MENTIONED, ['/'], 'to us: /诊段 403'],
  ['/诊断 -h', {}, ['/'], 'pass'],
  ['诊断 --help', DIRECT, ['/'], 'pass'],
  ['/诊断 -h 发不出去', {}, ['/'], 'diagnose: -h 发不出去'],
])('%j %j with the prefixes %j', (text, more, prefixes, expected) => {
  expect(summary(routeOf(said(text, more), prefixes, WORDS))).toBe(expected)
})

describe('words that point at the quoted message of somebody else', () => {
  const quote = { messageId: '0', byBot: false, text: '发不出去 50001', files: 0 }
  test.each<[text: string, more: Partial<Incoming>, words: string]>([
    ['看看这个', { ...MENTIONED, quote }, '看看这个\n发不出去 50001'],
    ['', { ...MENTIONED, quote }, '发不出去 50001'],
    ['看看这个', { ...DIRECT, quote }, '看看这个\n发不出去 50001'],
    ['看看这个', { quote }, '看看这个'],
    ['我的文件也是这样,一直发不出去', { ...MENTIONED, quote }, '我的文件也是这样,一直发不出去'],
    ['看看这个', { ...MENTIONED, quote: { ...quote, byBot: true } }, '看看这个'],
    ['看看这个', { ...MENTIONED, quote: { ...quote, text: '' } }, '看看这个'],
  ])('%j %j', (text, more, words) => {
    expect(routeOf(said(text, more), ['/'], WORDS)).toMatchObject({ kind: 'message', text: words })
  })
})
