/** What may be taught and what may not, with the reason. */
import { mask } from '@support-agent/diagnosis'
import { readSources } from '../read-bases'
import { filesWith } from '../testing/tiny-base'
import { checkTaught } from './check-taught'
import type { Operation } from './operation'
import { severityOf } from './problem'

const BASE = readSources(
  filesWith({ 'other/base.yml': 'title: 另一个\n', 'other/vague/v.yml': 'title: 含糊\nutterances: [不行了]\n' }),
)
const RULES = { links: ['example.com', 'im.qq.com'], sensitive: ['机密', '!机密码', 'secret', '骗子'], mask }
const TOPIC = 'tiny/too-large'
const CLAIM = { source: { document: 'article' }, standing: 'stated' } as const

const check = (...operations: Operation[]) =>
  checkTaught(operations, BASE, RULES).map((each) => `${severityOf(each)} ${each.code} ${each.path.join('.')}`)
const step = (words: string): Operation => ({ op: 'change-remedy', topic: TOPIC, remedy: 'split', do: words })
const says = (...texts: string[]): Operation => ({ op: 'add-utterances', topic: TOPIC, texts })

test.each([
  '到 https://im.qq.com/download 下载。',
  '看 http://docs.example.com:8080/a?b=c#d。',
  '改名为 run.bat 或 a.mp4，版本 9.9.15，见 qq-offline-file.yml。',
  '机密码在密码管理器里。',
  'secretary 说可以。',
])('the step %s is fine', (words) => {
  expect(check(step(words))).toEqual([])
})

test.each([
  ['到 https://evil.top/x 下载', 'link-not-allowed'],
  ['到 evil.com 下载', 'link-not-allowed'],
  ['到 EXAMPLE.com.evil.cn 下载', 'link-not-allowed'],
  ['到 notexample.com 下载', 'link-not-allowed'],
  ['到 https://example.com@evil.ru/ 下载', 'link-not-allowed'],
  ['到 ｅｖｉｌ．ｃｏｍ 下载', 'link-not-allowed'],
  ['到 ev\u200bil。com 下载', 'link-not-allowed'],
  ['到 https://坏站.中国/ 下载', 'link-not-allowed'],
  ['到 https://93.184.216.34/ 下载', 'link-not-allowed'],
  ['这是机 密', undefined],
  ['这是机\u200b密', 'sensitive-word'],
  ['A SECRET thing', 'sensitive-word'],
  ['有事打 13812345678', 'personal-data'],
  ['我的密码是 hunter2!abc', 'personal-data'],
  ['长'.repeat(301), 'scalar-too-long'],
])('the step %s: %s', (words, code) => {
  expect(check(step(words))).toEqual(code === undefined ? [] : expect.arrayContaining([`error ${code} 0.do`]))
})

test.each<[Operation, string[]]>([
  [says('打不开 https://evil.top/x 这个'), []],
  [says('我手机 13812345678'), ['error personal-data 0.texts.0']],
  [says('a', '长'.repeat(501)), ['error scalar-too-long 0.texts.1']],
  [says('怎么 发1'), ['error shared-utterance 0.texts.0']],
  [says('今天下雨吗'), ['error shared-utterance 0.texts.0']],
  [says('不行了'), ['warning utterance-in-other-base 0.texts.0']],
  [says('我的视频太大了'), ['warning case-in-training 0.texts.0']],
  [{ op: 'add-case', base: 'tiny', text: '太大1', topic: TOPIC }, ['warning case-in-training 0.text']],
  [{ op: 'set-words', topic: TOPIC, locale: 'en-US', title: 'x'.repeat(41) }, ['error scalar-too-long 0.title']],
  [{ op: 'add-claim', topic: TOPIC, claim: { ...CLAIM, says: '骗子说的' } }, ['error sensitive-word 0.claim.says']],
  [{ op: 'add-remedy', topic: TOPIC, remedy: { id: 'a', do: '试试。' } }, ['warning no-english 0']],
  [{ op: 'add-remedy', topic: TOPIC, remedy: { id: 'a', do: '试试。' }, english: 'Try.' }, []],
])('%j', (operation, expected) => {
  expect(check(operation)).toEqual(expected)
})

test('a sentence may move from one topic to another in one edit', () => {
  const move: Operation[] = [
    { op: 'remove-utterances', topic: 'tiny/options', texts: ['怎么发1'] },
    { op: 'add-utterances', topic: TOPIC, texts: ['怎么发1'] },
  ]
  expect(check(...move)).toEqual([])
  expect(check(says('新的'), { op: 'add-utterances', topic: 'tiny/options', texts: ['新的'] })).toEqual([
    'error shared-utterance 1.texts.0',
  ])
})

test('every text of a new topic is looked at', () => {
  const bad = '到 evil.com 看'
  const topic: Operation = {
    op: 'add-topic',
    topic: 'tiny/new',
    kind: 'guide',
    file: {
      title: bad,
      summary: bad,
      caution: bad,
      utterances: ['新的'],
      remedies: [{ id: 'a', do: bad }],
      claims: [{ ...CLAIM, says: bad, note: bad }],
    },
    english: { title: bad, summary: bad, caution: bad, remedies: { a: bad } },
  }
  expect(check(topic).map((line) => line.split(' ')[2])).toEqual(
    [
      'file.title',
      'file.summary',
      'file.caution',
      'file.remedies.0.do',
      'file.claims.0.says',
      'file.claims.0.note',
      'english.title',
      'english.summary',
      'english.caution',
      'english.remedies.a',
    ].map((path) => `0.${path}`),
  )
})
