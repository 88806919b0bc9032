/** What a preview and a conflict show of a topic, and how a change since is noticed. */
import fc from 'fast-check'
import { readSources } from '../read-bases'
import { anyEdits } from '../testing/any-edit'
import { edit, filesWith } from '../testing/tiny-base'
import { differences, topicRevision } from './difference'
import { foldEdits } from './fold'

const BASE = readSources(filesWith())
const CAUSE = 'tiny/causes/too-large.yml'
const changed = (from: string, to: string) => differences(BASE, readSources(filesWith(edit(CAUSE, from, to))))
const NOTHING = { words: [], utterances: { added: [], removed: [] }, remedies: [], evidence: [], claims: [] }
const TOPIC = { topic: 'tiny/too-large', kind: 'changed', title: '文件太大', ...NOTHING }

test.each<[string, string, object]>([
  ['prior: common', 'prior: rare', { prior: { before: 9, after: 1 } }],
  ['prior: common', 'prior: common\nhidden: true', { hidden: { before: false, after: true } }],
  ['  - 太大3\n', '  - 大\n', { utterances: { added: ['大'], removed: ['太大3'] } }],
  [
    'caution: 上限各处说法不一。',
    '',
    { words: [{ locale: 'zh-CN', field: 'caution', before: '上限各处说法不一。', after: undefined }] },
  ],
  [
    'passes: likely',
    'fails: likely',
    {
      evidence: [
        { variable: 'small_test', value: 'passes', before: 0.7, after: undefined },
        { variable: 'small_test', value: 'fails', before: undefined, after: 0.7 },
      ],
    },
  ],
  [
    'minutes: 5',
    'minutes: 6',
    {
      remedies: [
        {
          id: 'split',
          before: { id: 'split', do: '分成几卷再发。', english: 'Send it in volumes.', success: 0.7, minutes: 5 },
          after: { id: 'split', do: '分成几卷再发。', english: 'Send it in volumes.', success: 0.7, minutes: 6 },
        },
      ],
    },
  ],
])('%s → %s', (from, to, expected) => {
  expect(changed(from, to)).toEqual([{ ...TOPIC, ...expected }])
})

test('a topic that comes or goes is told whole', () => {
  const without = readSources(filesWith({ 'common/not-ours/weather.yml': null }))
  const title = { locale: 'zh-CN', field: 'title' }
  expect(differences(without, BASE)).toEqual([
    {
      ...NOTHING,
      topic: 'common/weather',
      kind: 'added',
      title: '天气',
      words: [{ ...title, before: undefined, after: '天气' }],
      utterances: { added: ['今天下雨吗'], removed: [] },
    },
  ])
  expect(differences(BASE, without)).toMatchObject([
    { kind: 'removed', title: '天气', words: [{ ...title, before: '天气' }], utterances: { removed: ['今天下雨吗'] } },
  ])
})

test('the revision of a topic changes if and only if something of it is told to differ', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { sources } = foldEdits(BASE, edits)
      const told = differences(BASE, sources).map(({ topic }) => topic)
      for (const topic of ['tiny/too-large', 'tiny/options', 'tiny/new-one', 'common/weather']) {
        expect(topicRevision(sources, topic) !== topicRevision(BASE, topic)).toBe(told.includes(topic))
      }
    }),
  )
})
