/** The whole pure line: the golden compile of a tiny base, and random files that may be wrong but never throw. */
import fc from 'fast-check'
import { describeMistake } from './describe'
import { readBases } from './read-bases'
import { edit, filesWith, TINY } from './testing/tiny-base'

const { bases } = readBases(filesWith())
const [common, tiny] = bases

test('a cause, compiled', () => {
  const cause = tiny?.topics[0]
  expect({ ...cause, utterances: cause?.utterances.slice(0, 2) }).toEqual({
    id: 'tiny/too-large',
    base: 'tiny',
    kind: 'cause',
    prior: 9,
    utterances: ['太大1', '太大2'],
    evidence: {
      file_size: [expect.closeTo(0.03), expect.closeTo(0.97)],
      small_test: [expect.closeTo(0.7), expect.closeTo(0.3)],
    },
    remedies: [
      { id: 'split', success: 0.7, minutes: 5 },
      { id: 'compress', success: 0.25, minutes: 1 },
    ],
    claims: [{ says: '上限是 50 MB', source: { document: 'article', section: '摘要' }, standing: 'disputed' }],
    text: {
      'zh-CN': {
        title: '文件太大',
        summary: '文件超过了上限。',
        remedies: { split: '分成几卷再发。', compress: '压缩后再发。' },
        caution: '上限各处说法不一。',
      },
      'en-US': {
        title: 'File too large',
        summary: 'The file is over the limit.',
        remedies: { split: 'Send it in volumes.', compress: 'Compress it first.' },
        caution: 'Sources differ on the limit.',
      },
    },
  })
})

test('a variable with readings, compiled', () => {
  expect(common?.variables).toEqual([
    {
      id: 'file_size',
      quantity: 'size',
      values: [
        {
          id: 'small',
          test: { test: 'range', from: Number.NEGATIVE_INFINITY, to: 20 * 1024 * 1024 },
          says: [],
          text: { 'zh-CN': { label: '小' }, 'en-US': { label: '小' } },
        },
        {
          id: 'large',
          test: { test: 'range', from: 20 * 1024 * 1024, to: Number.POSITIVE_INFINITY },
          says: [],
          text: { 'zh-CN': { label: '大' }, 'en-US': { label: '大' } },
        },
      ],
      usually: [expect.closeTo(0.7 / 0.95), expect.closeTo(0.25 / 0.95)],
      text: { 'zh-CN': { title: '文件大小' }, 'en-US': { title: '文件大小' } },
    },
  ])
})

test('phrases are compiled in the shape of the text that they are sought in', () => {
  const read = readBases(filesWith(edit('tiny/evidence/small_test.yml', '[小文件能发]', '[ＴＸＴ能傳]')))
  expect(read.bases[1]?.variables[0]?.values[0]?.says).toEqual(['txt能传'])
})

test('a question, compiled', () => {
  expect(tiny?.variables[0]?.ask).toEqual({
    minutes: 1,
    choices: ['passes', 'fails'],
    text: {
      'zh-CN': { question: '小文件能发吗?', why: '能发就不是网络的问题' },
      'en-US': { question: 'Does a small file pass?', why: 'If so, the network is fine' },
    },
  })
})

test('a guide has defaults where a cause must decide', () => {
  const guide = tiny?.topics[1]
  expect([guide?.kind, guide?.prior, guide?.remedies]).toEqual([
    'guide',
    3,
    [{ id: 'group-file', success: 0.25, minutes: 1 }],
  ])
})

test('examples and labelled cases, compiled', () => {
  expect(tiny?.examples).toEqual([{ topic: 'tiny/too-large', text: '太大1', decision: 'answer' }])
  expect(tiny?.cases).toEqual([
    { text: '我的视频太大了', accepts: ['tiny/too-large'] },
    { text: '大视频怎么办', accepts: ['tiny/too-large', 'tiny/options'], at: '2026-11-25T02:30:00+08:00' },
    { text: '发不出去', accepts: 'vague' },
    { text: '推荐个电影', accepts: 'out-of-scope' },
  ])
})

test('what a base is about defaults to its title and its first utterance', () => {
  expect(tiny?.text).toEqual({
    'zh-CN': { title: '小知识库', about: '小知识库', example: '太大1' },
    'en-US': { title: 'Tiny base', about: 'files that are too large', example: 'my file is too large' },
  })
})

test('without English, the Chinese stands in for it', () => {
  const read = readBases(filesWith({ 'tiny/locales/en-US/causes/too-large.yml': null }))
  expect(read.bases[1]?.topics[0]?.text['en-US'].title).toBe('文件太大')
  expect(read.mistakes.map((mistake) => describeMistake(mistake, 'en-US'))).toEqual([
    expect.stringContaining(
      'causes/too-large.yml:1:1: English is missing: title · summary · remedies.split · remedies.compress · caution,',
    ),
  ])
})

test('one broken file leaves the others compiled, and is told once', () => {
  const read = readBases(filesWith({ 'tiny/causes/too-large.yml': 'title: [' }))
  expect(read.bases[1]?.topics.map(({ id }) => id)).toEqual(['tiny/options'])
  expect(read.mistakes.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'yaml-unclosed',
  ])
})

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('always', 'file_size', 'large', '50001', 'x', '', 3, -1, Number.NaN, true, null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'title',
        'values',
        'usually',
        'evidence',
        'remedies',
        'claims',
        'cases',
        'ask',
        'label',
        'from',
        'window',
        'toString',
      ),
      tie('node'),
      { maxKeys: 4 },
    ),
  ),
})).node

test('any content in any file is compiled or told, in both languages', () => {
  const change = fc.tuple(
    fc.constantFrom(...Object.keys(TINY)),
    fc.oneof(
      value.map((each) => JSON.stringify(each)),
      fc.string(),
    ),
  )
  fc.assert(
    fc.property(change, ([path, text]) => {
      const { mistakes } = readBases(filesWith({ [path]: text }))
      for (const mistake of mistakes) {
        expect(describeMistake(mistake, 'zh-CN')).not.toMatch(/undefined|\{\w+\}/)
        expect(describeMistake(mistake, 'en-US')).not.toMatch(/undefined|\{\w+\}/)
      }
    }),
    { seed: 12, numRuns: 300 },
  )
})

test('a hidden topic is out of force with its examples and cases; its sentences are free for others', () => {
  const { bases, mistakes } = readBases(
    filesWith({
      ...edit('tiny/causes/too-large.yml', 'prior: common', 'prior: common\nhidden: true'),
      ...edit('tiny/guides/options.yml', '  - 怎么发1\n', '  - 太大1\n'),
    }),
  )
  expect(mistakes.map(({ code }) => code)).toEqual([])
  const tiny = bases.find(({ id }) => id === 'tiny')
  expect(tiny?.topics.map(({ id }) => id)).toEqual(['tiny/options'])
  expect(tiny?.examples).toEqual([])
  expect(tiny?.cases.map(({ text, accepts }) => [text, accepts])).toEqual([
    ['大视频怎么办', ['tiny/options']],
    ['发不出去', 'vague'],
    ['推荐个电影', 'out-of-scope'],
  ])
})
