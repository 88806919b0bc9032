/** Every mistake that a text can have: one spoiled line of the tiny base, and what the reader is told in both languages. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import english from '../locales/en-US.json'
import chinese from '../locales/zh-CN.json'
import { describeMistake } from './describe'
import { type MistakeCode, SEVERITY } from './mistake'
import { readBases } from './read-bases'
import { edit, filesWith, TINY } from './testing/tiny-base'

const CAUSE = 'tiny/causes/too-large.yml'
const TEST = 'tiny/evidence/small_test.yml'
const SIZE = 'common/evidence/file_size.yml'
const CASES = 'tiny/cases.yml'
const BASE = 'tiny/base.yml'
const ENGLISH = 'tiny/locales/en-US/causes/too-large.yml'

type Row = readonly [expected: MistakeCode, file: string, from: string, to: string]

/** In the file, `from` is replaced by `to`. */
const SPOILED: readonly Row[] = [
  ['yaml-syntax', CAUSE, 'prior: common', ' prior: common'],
  ['yaml-unclosed', CAUSE, 'title: 文件太大', 'title: "文件太大'],
  ['yaml-tab', CAUSE, '  file_size:', '\tfile_size:'],
  ['duplicate-key', CAUSE, 'prior: common', 'prior: common\nprior: rare'],
  ['forbidden-key', CAUSE, '  file_size:', '  __proto__: { large: always }\n  file_size:'],
  ['scalar-too-long', CAUSE, '文件超过了上限。', 'x'.repeat(20_001)],
  ['alias-refused', CAUSE, 'file_size: { large: always }', 'file_size: &a { large: always }\n  small_test2: *a'],
  ['too-deep', CAUSE, 'file_size: { large: always }', `file_size: ${'['.repeat(30)}${']'.repeat(30)}`],
  ['too-many', CAUSE, 'file_size: { large: always }', `file_size: [${'1,'.repeat(10_000)}]`],
  ['missing-field', CAUSE, 'prior: common\n', ''],
  ['unknown-key', CAUSE, 'caution:', 'cautoin:'],
  ['stray-words', TEST, 'passes: { label: 能,', 'passes: { label: 能, 真的能。,'],
  ['not-map', CAUSE, 'file_size: { large: always }', 'file_size: always'],
  ['not-list', CASES, 'vague: [发不出去]', 'vague: 发不出去'],
  ['not-text', CAUSE, '- 太大1\n', '- 50001\n'],
  ['not-number', CAUSE, 'minutes: 5', 'minutes: 5分钟'],
  ['not-flag', BASE, 'title:', 'enabled: yes\ntitle:'],
  ['not-one-of', CAUSE, 'prior: common', 'prior: comon'],
  ['too-few', TEST, 'choices: [passes, fails]', 'choices: [passes]'],
  ['out-of-range', CAUSE, 'minutes: 5', 'minutes: -5'],
  ['bad-moment', CASES, '2026-11-25T02:30:00+08:00', '11月25日'],
  ['bad-size', SIZE, 'to: 20MB', 'to: 20兆'],
  ['bad-version', SIZE, '{ label: 大, from: 20MB }', '{ label: 大, versions: { from: 8.1 } }'],
  ['bad-time', SIZE, '{ label: 大, from: 20MB }', "{ label: 大, window: { weekdays: [3], from: '2点', to: '04:00' } }"],
  ['several-tests', SIZE, 'from: 20MB', 'from: 20MB, rest: true'],
  ['empty-range', SIZE, 'from: 20MB', 'from: 20MB, to: 10MB'],
  ['range-overlap', SIZE, 'from: 20MB', 'from: 10MB'],
  ['test-without-reads', SIZE, 'reads: size\n', ''],
  ['phrase-too-short', TEST, '[小文件能发]', '[能发]'],
  ['duplicate-phrase', TEST, '[小文件也发不了]', '[小文件能发]'],
  ['phrase-within', TEST, '[小文件也发不了]', '[不是小文件能发]'],
  ['unused-variable', CAUSE, '  small_test: { passes: likely }\n', ''],
  ['unknown-base', BASE, '[common]', '[comon]'],
  ['unknown-variable', CAUSE, '  file_size:', '  file_sise:'],
  ['unknown-variable', TEST, 'choices: [passes, fails]', 'choices: [passes, fails]\n  overlaps: [file_sise]'],
  ['unknown-value', CAUSE, '{ passes: likely }', '{ pases: likely }'],
  ['unknown-document', CAUSE, 'document: article', 'document: artikle'],
  ['unknown-topic', CASES, 'also: [options]', 'also: [optionz]'],
  ['unknown-remedy', ENGLISH, 'split:', 'spilt:'],
  ['bad-id', CAUSE, 'id: split', 'id: Split It'],
  ['duplicate-remedy', CAUSE, 'id: compress', 'id: split'],
  ['duplicate-utterance', CAUSE, '- 太大2\n', '- 太大 1\n'],
  ['shared-utterance', CAUSE, '- 太大2\n', '- 怎么发1\n'],
  ['few-utterances', CAUSE, '  - 太大24\n', ''],
  ['no-claims', CAUSE, TINY[CAUSE]?.slice(TINY[CAUSE].indexOf('claims:')) ?? '', ''],
  ['missing-caution', CAUSE, 'caution: 上限各处说法不一。\n', ''],
  ['missing-translation', ENGLISH, 'summary: The file is over the limit.\n', ''],
  ['case-in-training', CASES, '我的视频太大了', '太大 3'],
  ['duplicate-case', CASES, '[推荐个电影]', '[推荐个电影, 推荐个电影]'],
]

/** Mistakes of places rather than of lines: files that are added or taken away. */
const MISPLACED: readonly (readonly [MistakeCode, Readonly<Record<string, string | null>>])[] = [
  ['unexpected-file', { 'tiny/cause/x.yml': 'title: x\n' }],
  ['missing-base-file', { 'common/base.yml': null }],
  ['duplicate-topic', { 'tiny/not-ours/options.yml': 'title: 重名\nutterances: [重名的话]\n' }],
  ['duplicate-variable', { 'tiny/evidence/file_size.yml': TINY[SIZE] ?? '' }],
  [
    'utterance-in-other-base',
    { 'other/base.yml': 'title: 另一个\n', 'other/not-ours/x.yml': 'title: x\nutterances: [太大1]\n' },
  ],
]

/** These come from the disk and are tested beside `load/`. */
const OF_THE_DISK: readonly MistakeCode[] = ['unreadable-file', 'file-too-large', 'not-utf8', 'link-refused']

function told(changes: Readonly<Record<string, string | null>>, code: MistakeCode): string[] {
  const found = readBases(filesWith(changes)).mistakes.find((mistake) => mistake.code === code)
  return found === undefined ? [] : [describeMistake(found, 'zh-CN'), describeMistake(found, 'en-US')]
}

const shorten = (text: string) => text.replace(/(..?)\1{12,}/g, '$1…').trimEnd()

test('the tiny base has no mistake', () => {
  expect(readBases(filesWith()).mistakes).toEqual([])
})

test('every mistake is told as the golden page says', () => {
  const lines = SPOILED.map(([code, file, from, to]) => {
    const change = to === '' ? `without ${shorten(from)}` : shorten(to)
    return [
      `## ${code}`,
      '',
      file,
      `    ${change.replace(/\n/g, '\n    ')}`,
      '',
      ...told(edit(file, from, to), code),
      '',
    ]
  })
  const places = MISPLACED.map(([code, changes]) => {
    const files = Object.entries(changes).map(([path, text]) => (text === null ? `without ${path}` : `with ${path}`))
    return [`## ${code}`, '', ...files, '', ...told(changes, code), '']
  })
  const page = [...lines, ...places].flat().join('\n')
  const golden = join(__dirname, 'mistakes.golden.md')
  if (process.env.UPDATE_GOLDEN !== undefined || !existsSync(golden)) writeFileSync(golden, page)
  expect(page).toBe(readFileSync(golden, 'utf8'))
})

test('every code is shown in a table', () => {
  const shown = new Set([...SPOILED.map(([code]) => code), ...MISPLACED.map(([code]) => code), ...OF_THE_DISK])
  expect(Object.keys(SEVERITY).filter((code) => !shown.has(code as MistakeCode))).toEqual([])
})

test.each([...SPOILED.map(([code, ...rest]) => [code, edit(...rest)] as const), ...MISPLACED])(
  '%s is found',
  (code, changes) => {
    expect(told(changes, code)).toHaveLength(2)
  },
)

test.each([
  ['zh-CN', chinese],
  ['en-US', english],
])('%s has one sentence for each code, and no other', (_, words) => {
  expect(Object.keys(words.mistakes).sort()).toEqual(Object.keys(SEVERITY).sort())
})

test('a message names file, line, column and field', () => {
  expect(told(edit(CAUSE, '  file_size:', '  file_sise:'), 'unknown-variable')[1]).toMatch(
    /^knowledge\/tiny\/causes\/too-large\.yml:32:3 evidence\.file_sise: .* Did you mean "file_size"\?$/,
  )
})
