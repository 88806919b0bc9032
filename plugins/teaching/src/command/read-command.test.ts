/** What administrators type, and what it means. */
import { knowledgeOf, topicWithSteps } from '../../../../test/helpers/small-knowledge'
import { readCommand } from './read-command'
import type { TeachingCommand, Wish } from './wish'

const knowledge = knowledgeOf([
  topicWithSteps('clock-skew', 2, { text: { ...topicWithSteps('clock-skew', 2).text } }),
  topicWithSteps('too-large', 1),
])

const read = (command: TeachingCommand, text: string, quoted?: string) =>
  readCommand(command, text, { knowledge, quoted })

test.each<[TeachingCommand, text: string, wish: Partial<Wish>]>([
  ['topics', '', { kind: 'list', page: 1 }],
  ['topics', '页2', { kind: 'list', page: 2 }],
  ['topics', 't', { kind: 'list', base: 't' }],
  ['topics', '搜 时间 不对', { kind: 'search', words: '时间 不对' }],
  ['topics', 'clock-skew', { kind: 'show', topic: 't/clock-skew' }],
  ['topics', '题 clock-skew', { kind: 'show', topic: 't/clock-skew' }],
  [
    'topics',
    'clock-skwe',
    { kind: 'wrong', key: 'wrong.topic-near', params: { name: 'clock-skwe', nearest: 't/clock-skew' } },
  ],
  [
    'teach',
    'clock-skew 电脑慢了十分钟',
    {
      kind: 'edit',
      now: false,
      operations: [{ op: 'add-utterances', topic: 't/clock-skew', texts: ['电脑慢了十分钟'] }],
    },
  ],
  [
    'teach',
    'clock-skew 一句\n两句 --yes',
    { kind: 'edit', now: true, operations: [{ op: 'add-utterances', topic: 't/clock-skew', texts: ['一句', '两句'] }] },
  ],
  ['teach', '', { kind: 'wrong', key: 'usage.teach' }],
  ['teach', 'clock-skew', { kind: 'wrong', key: 'usage.teach' }],
  [
    'add',
    '步骤 clock-skew 打开自动校时 把握=多半 分钟=2',
    {
      kind: 'edit',
      operations: [
        {
          op: 'add-remedy',
          topic: 't/clock-skew',
          remedy: { id: 'step-3', do: '打开自动校时', success: 0.7, minutes: 2 },
        },
      ],
    },
  ],
  ['add', '步骤 clock-skew 重启 把握=差不多', { kind: 'wrong', key: 'wrong.chance' }],
  [
    'add',
    '出处 clock-skew article | 时间要准 | 证实',
    {
      kind: 'edit',
      operations: [
        {
          op: 'add-claim',
          topic: 't/clock-skew',
          claim: { says: '时间要准', source: { document: 'article' }, standing: 'confirmed' },
        },
      ],
    },
  ],
  [
    'add',
    '例句 clock-skew 时间慢了',
    { kind: 'edit', operations: [{ op: 'add-case', base: 't', text: '时间慢了', topic: 't/clock-skew' }] },
  ],
  ['add', '原因', { kind: 'dialogue', of: 'cause', base: 't' }],
  ['add', '原因 不存在的库', { kind: 'wrong', key: 'wrong.base', params: { known: 't' } }],
  ['add', '原因 title: 群空间满了\nsummary: 满了', { kind: 'import', text: 'title: 群空间满了\nsummary: 满了' }],
  ['add', '天气 clock-skew', { kind: 'wrong', key: 'usage.add' }],
  [
    'change',
    '说法 clock-skew 时间慢 => 时间慢了',
    { kind: 'edit', operations: [{ op: 'change-utterance', topic: 't/clock-skew', from: '时间慢', to: '时间慢了' }] },
  ],
  [
    'change',
    '步骤 clock-skew 2 换个说法',
    { kind: 'edit', operations: [{ op: 'change-remedy', topic: 't/clock-skew', remedy: 'step-2', do: '换个说法' }] },
  ],
  ['change', '步骤 clock-skew 9 换个说法', { kind: 'wrong', key: 'wrong.step' }],
  [
    'change',
    '证据 clock-skew code 50001 多半',
    {
      kind: 'edit',
      operations: [{ op: 'set-evidence', topic: 't/clock-skew', variable: 'code', value: '50001', likelihood: 0.7 }],
    },
  ],
  [
    'change',
    '证据 clock-skew code 50001 无',
    { kind: 'edit', operations: [{ op: 'set-evidence', topic: 't/clock-skew', variable: 'code', value: '50001' }] },
  ],
  [
    'change',
    '常见度 clock-skew 常见',
    { kind: 'edit', operations: [{ op: 'set-prior', topic: 't/clock-skew', prior: 9 }] },
  ],
  [
    'change',
    '标题 clock-skew 时间不准',
    { kind: 'edit', operations: [{ op: 'set-words', topic: 't/clock-skew', locale: 'zh-CN', title: '时间不准' }] },
  ],
  [
    'add',
    '证据 clock-skew code 50001 多半',
    {
      kind: 'edit',
      operations: [{ op: 'set-evidence', topic: 't/clock-skew', variable: 'code', value: '50001', likelihood: 0.7 }],
    },
  ],
  [
    'change',
    '出处 clock-skew 时间要准 => article | 时间差不到一分钟 | 证实',
    {
      kind: 'edit',
      operations: [
        {
          op: 'change-claim',
          topic: 't/clock-skew',
          says: '时间要准',
          claim: { says: '时间差不到一分钟', source: { document: 'article' }, standing: 'confirmed' },
        },
      ],
    },
  ],
  ['change', '出处 clock-skew 时间要准', { kind: 'wrong', key: 'usage.change' }],
  [
    'change',
    'title clock-skew The clock is wrong',
    {
      kind: 'edit',
      operations: [{ op: 'set-words', topic: 't/clock-skew', locale: 'en-US', title: 'The clock is wrong' }],
    },
  ],
  [
    'change',
    'summary clock-skew 电脑的时间不对',
    {
      kind: 'edit',
      operations: [{ op: 'set-words', topic: 't/clock-skew', locale: 'zh-CN', summary: '电脑的时间不对' }],
    },
  ],
  [
    'change',
    'step clock-skew 1 turn on automatic time',
    {
      kind: 'edit',
      operations: [{ op: 'change-remedy', topic: 't/clock-skew', remedy: 'step-1', english: 'turn on automatic time' }],
    },
  ],
  [
    'remove',
    '说法 clock-skew 时间慢',
    { kind: 'edit', operations: [{ op: 'remove-utterances', topic: 't/clock-skew', texts: ['时间慢'] }] },
  ],
  [
    'remove',
    '步骤 clock-skew 1',
    { kind: 'edit', operations: [{ op: 'remove-remedy', topic: 't/clock-skew', remedy: 'step-1' }] },
  ],
  ['hide', 'clock-skew', { kind: 'edit', operations: [{ op: 'hide-topic', topic: 't/clock-skew' }] }],
  ['unhide', 't/clock-skew', { kind: 'edit', operations: [{ op: 'show-topic', topic: 't/clock-skew' }] }],
  ['unhide', 'clock-skew', { kind: 'wrong', key: 'usage.unhide' }],
  ['try', '文件发不出', { kind: 'try', text: '文件发不出' }],
  ['try', '', { kind: 'wrong', key: 'usage.try' }],
  ['history', '', { kind: 'history', page: 1 }],
  ['history', '失效', { kind: 'stale' }],
  ['undo', '#12', { kind: 'undo', edit: '12', now: false }],
  ['undo', '上一个', { kind: 'wrong', key: 'wrong.edit' }],
  ['compare', '3', { kind: 'compare', edit: '3' }],
  ['export', 't', { kind: 'export', what: 't' }],
  ['inbox', '', { kind: 'inbox', page: 1 }],
  ['inbox', '3', { kind: 'inbox-show', number: 3 }],
  ['inbox', '3 归入 clock-skew', { kind: 'inbox-file', number: 3, topic: 't/clock-skew' }],
  ['inbox', '3 例句 2 无关', { kind: 'inbox-case', number: 3, line: 2, topic: 'silent' }],
  ['inbox', '3 例句 2 clock-skew', { kind: 'inbox-case', number: 3, line: 2, topic: 't/clock-skew' }],
  ['inbox', '3 原因', { kind: 'dialogue', of: 'cause', base: 't', fromGroup: 3 }],
  ['inbox', '3 忽略', { kind: 'inbox-dismiss', number: 3 }],
  ['inbox', '三', { kind: 'wrong', key: 'wrong.number' }],
  ['propose', 'clock-skew 手表快了', { kind: 'propose', topic: 't/clock-skew', texts: ['手表快了'] }],
  ['confirm', '', { kind: 'confirm' }],
])('%s %j', (command, text, wish) => {
  expect(read(command, text)).toMatchObject(wish)
})

test('a quoted message is the sentence to teach, to try, or the block to import', () => {
  expect(read('teach', 'clock-skew', '我的表\n慢了')).toMatchObject({ operations: [{ texts: ['我的表 慢了'] }] })
  expect(read('try', '', '发不出去')).toEqual({ kind: 'try', text: '发不出去' })
  expect(read('import', '', 'title: x')).toMatchObject({ kind: 'import', text: 'title: x' })
})
