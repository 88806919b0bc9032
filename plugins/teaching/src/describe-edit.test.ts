/** Every operation in words, in both languages, and what an undo takes back. */
import type { Edit, Operation } from '@support-agent/knowledge-base'
import { knowledgeOf, topicWithSteps } from '../../../test/helpers/small-knowledge'
import { describeEdit, describeOperation } from './describe-edit'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'

const knowledge = knowledgeOf([topicWithSteps('a', 2)])
const topic = 't/a'
const claim = { says: '要准', source: { document: 'd' }, standing: 'stated' } as const

test.each<[operation: Operation, chinese: string, english: string]>([
  [
    {
      ...{ op: 'add-topic', topic: 't/b', kind: 'guide' },
      file: { title: '新的', summary: '', utterances: ['一', '二'], remedies: [{ id: 'x', do: '做' }] },
    },
    '添加指南「新的」,2 句说法,1 步',
    'add the guide "新的" with 2 utterances and 1 steps',
  ],
  [{ op: 'hide-topic', topic }, '隐藏「题 a」', 'hide "题 a"'],
  [{ op: 'show-topic', topic: 't/gone' }, '恢复「t/gone」', 'show "t/gone" again'],
  [
    { op: 'add-utterances', topic, texts: ['一', '二', '三'] },
    '给「题 a」加 3 句说法:一 / 二 …',
    'add 3 utterances to "题 a": 一 / 二 …',
  ],
  [
    { op: 'remove-utterances', topic, texts: ['一'] },
    '从「题 a」删 1 句说法:一',
    'remove 1 utterances from "题 a": 一',
  ],
  [
    { op: 'change-utterance', topic, from: '一', to: '二' },
    '「题 a」的说法「一」改成「二」',
    '"题 a": change the utterance "一" to "二"',
  ],
  [{ op: 'add-remedy', topic, remedy: { id: 'x', do: '重启' } }, '给「题 a」加一步:重启', 'add a step to "题 a": 重启'],
  [
    { op: 'change-remedy', topic, remedy: 'step-1', do: '重启', success: 0.7, minutes: 2 },
    '改「题 a」的步骤「做 step-1」:重启 · 把握 多半 · 2 分钟',
    'change step "做 step-1" of "题 a": 重启 · success likely · 2 min',
  ],
  [{ op: 'remove-remedy', topic, remedy: 'gone' }, '删「题 a」的步骤「gone」', 'remove step "gone" of "题 a"'],
  [
    { op: 'set-evidence', topic, variable: 'v', value: 'x', likelihood: 0.7 },
    '「题 a」的证据 v=x:多半',
    '"题 a", evidence v=x: likely',
  ],
  [
    { op: 'set-evidence', topic, variable: 'v', value: 'x' },
    '「题 a」的证据 v=x:不说',
    '"题 a", evidence v=x: nothing is said',
  ],
  [{ op: 'set-prior', topic, prior: 9 }, '「题 a」的常见度:常见', 'how common "题 a" is: common'],
  [{ op: 'set-prior', topic, prior: 2.5 }, '「题 a」的常见度:2.5', 'how common "题 a" is: 2.5'],
  [{ op: 'add-claim', topic, claim }, '给「题 a」加依据:要准', 'add a claim to "题 a": 要准'],
  [{ op: 'remove-claim', topic, says: '要准' }, '删「题 a」的依据:要准', 'remove a claim of "题 a": 要准'],
  [
    { op: 'set-words', topic, locale: 'zh-CN', title: '新', caution: '慢' },
    '改「题 a」的标题「新」 · 提醒「慢」',
    'change "题 a": title "新" · caution "慢"',
  ],
  [
    { op: 'add-case', base: 't', text: '晚安', topic: 'silent' },
    '存例句「晚安」→ 不归我们管',
    'keep the case "晚安" → not ours',
  ],
])('%j', (operation, chinese, english) => {
  expect([describeOperation(operation, knowledge, 'zh-CN'), describeOperation(operation, knowledge, 'en-US')]).toEqual([
    chinese,
    english,
  ])
})

const edit = (id: string, undoes?: string): Edit => ({
  ...{ id, at: 0, author: null, scope: 'global', undoes },
  operations: undoes === undefined ? [{ op: 'hide-topic', topic }] : [],
})

test('an undo says what it takes back, an undo of one what comes back, and so on', () => {
  const edits = [edit('1'), edit('2', '1'), edit('3', '2'), edit('4', '3')]
  expect(edits.map((one) => describeEdit(one, { edits, knowledge, locale: 'zh-CN' }))).toEqual([
    '隐藏「题 a」',
    '撤回编号 1(隐藏「题 a」)',
    '让编号 1 重新生效(隐藏「题 a」)',
    '撤回编号 1(隐藏「题 a」)',
  ])
  expect(describeEdit(edit('5', '99'), { edits, knowledge, locale: 'zh-CN' })).toBe('撤回编号 99')
})

test('both languages have the same words with the same blanks', () => {
  const blanks = (words: Readonly<Record<string, string>>) =>
    Object.entries(words)
      .map(([key, text]) => [key, ...[...text.matchAll(/\{\w+\}/g)].map(String).sort()].join(' '))
      .sort()
  expect(blanks(enUS)).toEqual(blanks(zhCN))
})
