/** YAML from a chat: what becomes of a block, and every kind of hostile one refused with its reason. */
import fc from 'fast-check'
import { compile } from '../compile'
import { readSources } from '../read-bases'
import { anyEdits } from '../testing/any-edit'
import { filesWith, TINY } from '../testing/tiny-base'
import { exportFiles } from './export'
import { foldEdits } from './fold'
import { exportText, importFiles, importTopic } from './import-yaml'

const FILES = filesWith()
const BASE = readSources(FILES)
const TOPIC = 'tiny/too-large'
const CAUSE = TINY['tiny/causes/too-large.yml'] ?? ''
const BLOCK = `title: 群文件满了
prior: rare
summary: 空间用完。
utterances: [群文件满了]
remedies:
  - { id: clean, do: 清理。, success: likely }
`

test('a block of a new topic adds it', () => {
  expect(importTopic(BLOCK, 'tiny/group-full', BASE)).toEqual({
    operations: [
      {
        op: 'add-topic',
        topic: 'tiny/group-full',
        kind: 'cause',
        file: {
          title: '群文件满了',
          prior: 1,
          summary: '空间用完。',
          utterances: ['群文件满了'],
          remedies: [{ id: 'clean', do: '清理。', success: 0.7 }],
        },
      },
    ],
    problems: [],
  })
})

test('a block of a topic that is there asks for the differences alone', () => {
  const block = CAUSE.replace('太大3', '大得离谱')
    .replace('太大4', '太 大4')
    .replace('passes: likely', 'passes: rare')
    .replace('minutes: 5', 'minutes: 8')
  expect(importTopic(block, TOPIC, BASE)).toEqual({
    operations: [
      { op: 'change-utterance', topic: TOPIC, from: '太大4', to: '太 大4' },
      { op: 'add-utterances', topic: TOPIC, texts: ['大得离谱'] },
      { op: 'remove-utterances', topic: TOPIC, texts: ['太大3'] },
      { op: 'change-remedy', topic: TOPIC, remedy: 'split', minutes: 8 },
      { op: 'set-evidence', topic: TOPIC, variable: 'small_test', value: 'passes', likelihood: 0.05 },
    ],
    problems: [],
  })
  expect(importTopic(CAUSE, TOPIC, BASE)).toEqual({ operations: [], problems: [] })
})

const BOMB = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`

test.each<[string, string, string]>([
  ['an alias bomb', BOMB, 'alias-refused'],
  ['an anchor', `${BLOCK}caution: &a 小心`, 'alias-refused'],
  ['a merge', `${BLOCK}<<: *x`, 'alias-refused'],
  ['a tag of JavaScript', `${BLOCK}caution: !!js/function 'x'`, 'tag-refused'],
  ['any tag', `${BLOCK}caution: !!str x`, 'tag-refused'],
  ['a prototype', `${BLOCK}__proto__: { hidden: true }`, 'forbidden-key'],
  ['a constructor deep down', `${BLOCK}evidence: { constructor: { a: likely } }`, 'forbidden-key'],
  ['a giant scalar', BLOCK.replace('空间用完。', 'x'.repeat(20_001)), 'scalar-too-long'],
  ['a giant block', BLOCK + '#'.repeat(100_000), 'block-too-large'],
  ['a deep list', `a: ${'['.repeat(5000)}`, 'too-deep'],
  ['a deep map', Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
  ['very many values', `a: [${'1,'.repeat(10_001)}]`, 'too-many'],
  ['two documents', `${BLOCK}---\n${BLOCK}`, 'several-documents'],
  ['nothing', '# 只有注释\n', 'empty-block'],
  ['no YAML', 'title: "没有收尾', 'yaml-unclosed'],
  ['a key twice', `${BLOCK}title: 又一个`, 'duplicate-key'],
  ['a text', '你好', 'not-map'],
  ['a field that is none', `${BLOCK}cautoin: 小心`, 'unknown-key'],
  ['a cause without a step', BLOCK.replace(/remedies:[\s\S]*/, ''), 'missing-field'],
])('%s is refused', (_, block, code) => {
  const { operations, problems } = importTopic(block, 'tiny/group-full', BASE)
  expect(operations).toEqual([])
  expect(problems.map((each) => each.code)).toContain(code)
})

test('what looks like a tag or an anchor in a text is text', () => {
  const block = BLOCK.replace('[群文件满了]', `["!满了", '&a', "*b", a & b !]`)
  const { operations, problems } = importTopic(`${block}caution: |\n  !!str\n  &a *b\n`, 'tiny/group-full', BASE)
  expect(problems).toEqual([])
  expect(operations).toMatchObject([
    { file: { utterances: ['!满了', '&a', '*b', 'a & b !'], caution: '!!str\n&a *b' } },
  ])
})

test('any text whatever is refused or read, in short time', () => {
  const piece = fc.constantFrom(
    'title: a\n',
    '- ',
    '[',
    '{',
    '&a ',
    '*a',
    '!!x ',
    '|\n',
    '"',
    "'",
    '\t',
    '? ',
    ': ',
    '---\n',
    '\u0000',
    '\r',
    '\ud800',
    '<<: ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
      ),
      (text) => {
        for (const { operations, problems } of [
          importTopic(text, 'tiny/new', BASE),
          importTopic(BLOCK + text, 'tiny/new', BASE),
          importFiles(`# file: tiny/causes/a.yml\n${text}`, BASE),
        ]) {
          expect(operations.length + problems.length).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('files that no edit can change are told, the rest is taken', () => {
  const evidence = (TINY['tiny/evidence/small_test.yml'] ?? '').replace('label: 能', 'label: 可以')
  const text = exportText([
    { path: 'tiny/evidence/small_test.yml', text: evidence },
    {
      path: 'tiny/locales/en-US/causes/too-large.yml',
      text: 'title: Too big\ncaution: Sources differ on the limit.\n',
    },
    { path: 'other/causes/x.yml', text: BLOCK },
    { path: '../../etc/passwd', text: 'a: b\n' },
    {
      path: 'tiny/cases.yml',
      text: 'cases:\n  options: [{ text: 怎么传大的, also: [too-large] }]\n  weather: [明天下雨吗]\n',
    },
  ])
  const { operations, problems } = importFiles(text, BASE)
  expect(operations).toEqual([
    { op: 'set-words', topic: TOPIC, locale: 'en-US', title: 'Too big' },
    { op: 'add-case', base: 'tiny', topic: 'tiny/options', text: '怎么传大的' },
    { op: 'add-case', base: 'tiny', topic: 'common/weather', text: '明天下雨吗' },
  ])
  expect(problems.map(({ code, params }) => `${code} ${params.value}`)).toEqual([
    'bad-id ..',
    'base-gone other',
    'only-in-file also: 怎么传大的',
    'only-in-file tiny/evidence/small_test.yml',
  ])
})

test('importing what was exported leads to the same knowledge', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { sources } = foldEdits(BASE, edits)
      const { operations } = importFiles(exportText(exportFiles(FILES, BASE, sources)), BASE)
      const again = foldEdits(BASE, [{ id: 'i', at: 0, author: null, scope: 'global', operations }])
      expect(again.stale).toEqual([])
      const topics = (of: typeof BASE) =>
        compile(of).bases.map((base) =>
          base.topics.map(({ id, prior, utterances, evidence }) => ({
            id,
            prior,
            evidence,
            utterances: [...utterances].sort(),
          })),
        )
      expect(topics(again.sources)).toEqual(topics(sources))
    }),
    { numRuns: 200 },
  )
})
