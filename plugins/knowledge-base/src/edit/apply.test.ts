/** What each operation changes, and why it does not apply once the files below it have changed. */
import { compile } from '../compile'
import { readSources } from '../read-bases'
import { edit, filesWith, TINY } from '../testing/tiny-base'
import type { Edit, EditScope } from './edit'
import { exportFiles } from './export'
import { foldEdits } from './fold'
import { type Operation, readOperation } from './operation'
import { withSuggestion } from './suggest-name'

const TOPIC = 'tiny/too-large'
const CAUSE = 'tiny/causes/too-large.yml'
const GROUP = { platform: 'onebot', guild: '1' }

/** Chances may be words here, as in a chat. */
function foldOne(operations: readonly object[], files = filesWith(), scope: EditScope = 'global') {
  const read = operations.map((operation) => {
    const each = readOperation(operation)
    if ('problems' in each) throw new Error(JSON.stringify(each.problems))
    return each.operation
  })
  const base = readSources(files)
  const only: Edit = { id: '1', at: 0, author: null, scope, operations: read }
  return foldEdits(base, [only], scope)
}

/** The lines of the written file that the old one has not, and the other way round. */
function lineChanges(operations: readonly object[], path = CAUSE, files = filesWith()): string[] {
  const { base, sources } = foldOne(operations, files)
  const old = files.find((file) => file.path === path)?.text.split('\n') ?? []
  const now =
    exportFiles(files, base, sources)
      .find((file) => file.path === path)
      ?.text.split('\n') ?? old
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ]
}

test.each<[object, string[]]>([
  [{ op: 'hide-topic', topic: TOPIC }, ['+ hidden: true']],
  [{ op: 'add-utterances', topic: TOPIC, texts: ['塞不进去', 'null'] }, ['+   - 塞不进去', '+   - "null"']],
  [{ op: 'remove-utterances', topic: TOPIC, texts: ['太大3'] }, ['-   - 太大3']],
  [{ op: 'change-utterance', topic: TOPIC, from: '太大3', to: '大得离谱' }, ['-   - 太大3', '+   - 大得离谱']],
  [
    { op: 'add-remedy', topic: TOPIC, remedy: { id: 'group-file', do: '用群文件。', success: 'likely' } },
    ['+   - id: group-file', '+     do: 用群文件。'],
  ],
  [
    { op: 'change-remedy', topic: TOPIC, remedy: 'split', success: 'always' },
    ['-     success: likely', '+     success: always'],
  ],
  [
    { op: 'remove-remedy', topic: TOPIC, remedy: 'compress' },
    ['-   - id: compress', '-     do: 压缩后再发。', '-     success: possible'],
  ],
  [
    { op: 'set-evidence', topic: TOPIC, variable: 'small_test', value: 'fails', likelihood: 'rare' },
    ['-   small_test: { passes: likely }', '+   small_test: { passes: likely, fails: rare }'],
  ],
  [
    { op: 'set-evidence', topic: TOPIC, variable: 'small_test', value: 'passes' },
    ['-   small_test: { passes: likely }'],
  ],
  [{ op: 'set-prior', topic: TOPIC, prior: 'rare' }, ['- prior: common', '+ prior: rare']],
  [{ op: 'set-prior', topic: TOPIC, prior: 2 }, ['- prior: common', '+ prior: 2']],
  [
    {
      op: 'add-claim',
      topic: TOPIC,
      claim: { says: '有人发过 60 MB', source: { document: 'article' }, standing: 'reported' },
    },
    ['+   - says: 有人发过 60 MB', '+     source: { document: article }', '+     standing: reported'],
  ],
  [
    {
      op: 'change-claim',
      topic: TOPIC,
      says: '上限是 50 MB',
      claim: { says: '上限是 50 MB', source: { document: 'article', section: '摘要' }, standing: 'confirmed' },
    },
    ['-     standing: disputed', '+     standing: confirmed'],
  ],
  [
    { op: 'set-words', topic: TOPIC, locale: 'zh-CN', title: '文件超过上限' },
    ['- title: 文件太大', '+ title: 文件超过上限'],
  ],
  [{ op: 'set-words', topic: TOPIC, locale: 'zh-CN', removeCaution: true }, ['- caution: 上限各处说法不一。']],
])('%j changes these lines alone', (operation, expected) => {
  expect(lineChanges([operation])).toEqual(expected)
})

test('comments, order and unusual writing of what is not changed stay', () => {
  const text = `# 头上的注释
title:   文件太大   # 标题
utterances: [ 太大1,
  太大2 ]   # 两句

prior: 9 # 常见
summary: "文件超过了\\u4e0a限。"
# 步骤在这里
remedies:
  # 第一步
  - { id: split, do: 分卷, success: 0.7 }
  - id: compress # 第二步
    do: >-
      压缩后
      再发。
    success: possible
`
  const files = filesWith({ [CAUSE]: text })
  const operations = [
    { op: 'change-remedy', topic: TOPIC, remedy: 'compress', do: '先压缩。' },
    { op: 'set-prior', topic: TOPIC, prior: 'rare' },
  ]
  const { base, sources } = foldOne(operations, files)
  expect(exportFiles(files, base, sources)).toEqual([
    {
      path: CAUSE,
      text: text
        .replace('prior: 9 # 常见', 'prior: rare # 常见')
        .replace('do: >-\n      压缩后\n      再发。', 'do: 先压缩。'),
    },
  ])
})

test('English and new topics are written to their own files', () => {
  const file = {
    title: '群文件满了',
    prior: 'rare',
    summary: '空间用完。',
    utterances: ['群文件满了'],
    remedies: [{ id: 'clean', do: '清理。', success: 'likely' }],
  }
  const { base, sources } = foldOne([
    { op: 'add-topic', topic: 'tiny/group-full', kind: 'cause', file, english: { title: 'Group files are full' } },
    { op: 'set-words', topic: 'tiny/options', locale: 'en-US', title: 'Big files' },
    { op: 'add-case', base: 'tiny', text: '群空间不够了', topic: 'tiny/group-full', at: '2026-11-25T02:30:00+08:00' },
  ])
  expect(exportFiles(filesWith(), base, sources)).toEqual([
    {
      path: 'tiny/causes/group-full.yml',
      text: `title: 群文件满了
prior: rare
summary: 空间用完。
utterances:
  - 群文件满了
remedies:
  - id: clean
    do: 清理。
    success: likely
`,
    },
    { path: 'tiny/locales/en-US/causes/group-full.yml', text: 'title: Group files are full\n' },
    {
      path: 'tiny/locales/en-US/guides/options.yml',
      text: TINY['tiny/locales/en-US/guides/options.yml']?.replace('How to send big files', 'Big files'),
    },
    {
      path: 'tiny/cases.yml',
      text: TINY['tiny/cases.yml']?.replace(
        'vague:',
        '  group-full:\n    - { text: 群空间不够了, at: 2026-11-25T02:30:00+08:00 }\nvague:',
      ),
    },
  ])
  expect(
    compile(sources)
      .bases.find(({ id }) => id === 'tiny')
      ?.topics.map(({ id }) => id),
  ).toEqual(['tiny/group-full', 'tiny/too-large', 'tiny/options'])
})

const CLAIM = { says: '上限是 50 MB', source: { document: 'article' }, standing: 'stated' }

test.each<[object, string]>([
  [{ op: 'hide-topic', topic: 'tiny/to-large' }, 'topic-gone'],
  [{ op: 'hide-topic', topic: 'tinny/too-large' }, 'base-gone'],
  [{ op: 'show-topic', topic: TOPIC }, 'already-so'],
  [{ op: 'add-topic', topic: TOPIC, kind: 'vague', file: { title: 'a', utterances: ['b'] } }, 'topic-exists'],
  [{ op: 'add-topic', topic: 'tinny/a', kind: 'vague', file: { title: 'a', utterances: ['b'] } }, 'base-gone'],
  [{ op: 'add-utterances', topic: TOPIC, texts: ['太 大1'] }, 'utterance-exists'],
  [{ op: 'remove-utterances', topic: TOPIC, texts: ['没有'] }, 'utterance-gone'],
  [{ op: 'remove-utterances', topic: 'common/weather', texts: ['今天下雨吗'] }, 'last-utterance'],
  [{ op: 'change-utterance', topic: TOPIC, from: '没有', to: 'b' }, 'utterance-gone'],
  [{ op: 'change-utterance', topic: TOPIC, from: '太大1', to: '太大2' }, 'utterance-exists'],
  [{ op: 'add-remedy', topic: TOPIC, remedy: { id: 'split', do: '别的' } }, 'remedy-exists'],
  [{ op: 'change-remedy', topic: TOPIC, remedy: 'spilt', do: '别的' }, 'remedy-gone'],
  [{ op: 'change-remedy', topic: TOPIC, remedy: 'split', do: '分成几卷再发。' }, 'already-so'],
  [{ op: 'remove-remedy', topic: 'tiny/options', remedy: 'group-file' }, 'last-remedy'],
  [{ op: 'set-evidence', topic: TOPIC, variable: 'file_sise', value: 'large', likelihood: 1 }, 'variable-gone'],
  [{ op: 'set-evidence', topic: TOPIC, variable: 'file_size', value: 'lage', likelihood: 1 }, 'value-gone'],
  [{ op: 'set-evidence', topic: TOPIC, variable: 'file_size', value: 'small' }, 'already-so'],
  [{ op: 'set-prior', topic: TOPIC, prior: 'common' }, 'already-so'],
  [{ op: 'add-claim', topic: TOPIC, claim: CLAIM }, 'claim-exists'],
  [{ op: 'add-claim', topic: TOPIC, claim: { ...CLAIM, says: 'b', source: { document: 'artikle' } } }, 'document-gone'],
  [{ op: 'change-claim', topic: TOPIC, says: '没有', claim: CLAIM }, 'claim-gone'],
  [{ op: 'remove-claim', topic: TOPIC, says: '没有' }, 'claim-gone'],
  [{ op: 'set-words', topic: TOPIC, locale: 'zh-CN', title: '文件太大' }, 'already-so'],
  [{ op: 'add-remedy', topic: 'common/weather', remedy: { id: 'a', do: 'b' } }, 'kind-lacks-field'],
  [{ op: 'set-words', topic: 'common/weather', locale: 'zh-CN', summary: 'b' }, 'kind-lacks-field'],
  [{ op: 'add-case', base: 'tiny', text: '我的视频太大了', topic: TOPIC }, 'case-exists'],
  [{ op: 'add-case', base: 'tiny', text: '新的', topic: 'tiny/gone' }, 'topic-gone'],
  [{ op: 'add-case', base: 'gone', text: '新的', topic: 'vague' }, 'base-gone'],
])('%j does not apply: %s', (operation, code) => {
  const { base, sources, stale } = foldOne([operation])
  expect(stale.map(({ problem }) => problem.code)).toEqual([code])
  expect(sources).toBe(base)
})

test.each([
  [{ op: 'hide-topic', topic: 'tiny/to-large' }, TOPIC],
  [{ op: 'hide-topic', topic: 'tinny/too-large' }, 'tiny'],
  [{ op: 'remove-remedy', topic: TOPIC, remedy: 'spilt' }, 'split'],
  [{ op: 'set-evidence', topic: TOPIC, variable: 'file_sise', value: 'large', likelihood: 1 }, 'file_size'],
  [{ op: 'set-evidence', topic: TOPIC, variable: 'file_size', value: 'lage', likelihood: 1 }, 'large'],
  [{ op: 'add-claim', topic: TOPIC, claim: { ...CLAIM, says: 'b', source: { document: 'artikle' } } }, 'article'],
])('%j: the nearest name is %s', (operation, nearest) => {
  const { base, stale } = foldOne([operation])
  expect(stale.map(({ problem }) => withSuggestion(problem, base).params.nearest)).toEqual([nearest])
})

test('what still applies of an operation counts; the rest is stale, not lost', () => {
  const { sources, stale } = foldOne([{ op: 'add-utterances', topic: TOPIC, texts: ['太大1', '新的一句'] }])
  expect(stale).toMatchObject([
    { edit: '1', operation: 0, problem: { code: 'utterance-exists', params: { value: '太大1' } } },
  ])
  expect(
    compile(sources)
      .bases.flatMap(({ topics }) => topics)
      .find(({ id }) => id === TOPIC)
      ?.utterances.at(-1),
  ).toBe('新的一句')
})

test('when the files change, edits apply to what is there now and come back into force with it', () => {
  const operations = [
    { op: 'change-utterance', topic: TOPIC, from: '太大3', to: '大得离谱' },
    { op: 'set-prior', topic: TOPIC, prior: 'rare' },
  ]
  const without = filesWith(edit(CAUSE, '  - 太大3\n', '  - 大三\n'))
  const rebased = foldOne(operations, without)
  expect(rebased.stale).toMatchObject([{ edit: '1', operation: 0, problem: { code: 'utterance-gone' } }])
  expect(rebased.sources.find(({ id }) => id === 'tiny')?.causes.get('too-large')?.data?.prior).toBe(1)
  expect(foldOne(operations, filesWith()).stale).toEqual([])
})

const OWN = {
  op: 'add-topic',
  topic: 'tiny/own',
  kind: 'guide',
  file: {
    title: '本群',
    summary: '本群的',
    utterances: ['本群怎么发'],
    remedies: [
      { id: 'ask', do: '问群主。' },
      { id: 'read', do: '看公告。' },
    ],
  },
}
const MORE = [
  { op: 'add-utterances', topic: TOPIC, texts: ['本群说法', '另一句'] },
  { op: 'add-remedy', topic: TOPIC, remedy: { id: 'own-step', do: '找群主。' } },
]

test.each<[string, readonly object[], string[]]>([
  [
    'adds a topic and does with it what it likes',
    [
      OWN,
      { op: 'set-prior', topic: 'tiny/own', prior: 2 },
      { op: 'remove-remedy', topic: 'tiny/own', remedy: 'ask' },
      { op: 'add-case', base: 'tiny', text: '在这个群怎么发', topic: 'tiny/own' },
    ],
    [],
  ],
  [
    'adds to a shared topic, and changes what it added',
    [
      ...MORE,
      { op: 'change-utterance', topic: TOPIC, from: '本群说法', to: '新说法' },
      { op: 'remove-utterances', topic: TOPIC, texts: ['另一句'] },
      { op: 'change-remedy', topic: TOPIC, remedy: 'own-step', do: '找管理。' },
    ],
    [],
  ],
  [
    'hides and shows a shared topic',
    [
      { op: 'hide-topic', topic: TOPIC },
      { op: 'show-topic', topic: TOPIC },
    ],
    [],
  ],
  [
    'does not remove shared utterances',
    [{ op: 'remove-utterances', topic: TOPIC, texts: ['太大1'] }],
    ['group-adds-only'],
  ],
  [
    'does not change shared utterances',
    [{ op: 'change-utterance', topic: TOPIC, from: '太大1', to: '小' }],
    ['group-adds-only'],
  ],
  [
    'does not change shared steps',
    [{ op: 'change-remedy', topic: TOPIC, remedy: 'split', do: '别发了' }],
    ['group-adds-only'],
  ],
  ['does not remove shared steps', [{ op: 'remove-remedy', topic: TOPIC, remedy: 'split' }], ['group-adds-only']],
  [
    'does not touch evidence, prior, claims and words',
    [
      { op: 'set-evidence', topic: TOPIC, variable: 'file_size', value: 'small', likelihood: 1 },
      { op: 'set-prior', topic: TOPIC, prior: 1 },
      { op: 'add-claim', topic: TOPIC, claim: { ...CLAIM, says: 'b' } },
      { op: 'remove-claim', topic: TOPIC, says: CLAIM.says },
      { op: 'set-words', topic: TOPIC, locale: 'zh-CN', title: 'b' },
    ],
    Array(5).fill('group-shared-topic'),
  ],
  [
    'labels no shared cases',
    [
      { op: 'add-case', base: 'tiny', text: 'a', topic: 'silent' },
      { op: 'add-case', base: 'tiny', text: 'b', topic: TOPIC },
    ],
    ['group-own-cases', 'group-own-cases'],
  ],
])('a group %s', (_, operations, codes) => {
  expect(foldOne(operations, filesWith(), GROUP).stale.map(({ problem }) => problem.code)).toEqual(codes)
})

test('a group does not show what is hidden everywhere', () => {
  const files = filesWith(edit(CAUSE, 'prior:', 'hidden: true\nprior:'))
  expect(foldOne([{ op: 'show-topic', topic: TOPIC }], files, GROUP).stale).toMatchObject([
    { problem: { code: 'group-shared-topic' } },
  ])
})

test('operations are the ones that are read', () => {
  const operation: Operation = { op: 'hide-topic', topic: TOPIC }
  expect(readOperation(operation)).toEqual({ operation })
})
