/** Which bases are in force, and what a short name means. */
import type { Bases } from './base'
import { readBases } from './read-bases'
import { resolveTopic, selectKnowledge } from './select'
import { filesWith } from './testing/tiny-base'

const OTHER = {
  'other/base.yml': 'title: 另一个\nenabled: false\nextends: [common]\n',
  'other/guides/options.yml': `title: 别的办法
summary: 别的办法。
utterances: [别的办法有哪些]
remedies: [{ id: one, do: 一步。 }]
`,
}
const bases: Bases = readBases(filesWith(OTHER)).bases
const topicsOf = (ids?: readonly string[] | 'all') => selectKnowledge(bases, ids).topics.map(({ id }) => id)

test.each([
  ['by default, what is enabled', undefined, ['common/weather', 'tiny/too-large', 'tiny/options']],
  ['all takes what is switched off too', 'all', ['common/weather', 'other/options', 'tiny/too-large', 'tiny/options']],
  ['a base that is named', ['other'], ['common/weather', 'other/options']],
  ['a base that does not exist', ['gone'], ['common/weather']],
] as const)('%s', (_, ids, expected) => {
  expect(topicsOf(ids)).toEqual(expected)
})

test('the variables of common are in force with every base, subjects only of bases with topics of their own', () => {
  const { variables, subjects } = selectKnowledge(bases, ['other'])
  expect(variables.map(({ id }) => id)).toEqual(['file_size'])
  expect(subjects.map(({ base }) => base)).toEqual(['other'])
})

test.each([
  ['a bare name', 'weather'],
  ['a full name', 'common/weather'],
])('what is chat to others may be the subject of a base, by %s', (_, name) => {
  const head = `title: 天气台\nenabled: false\nextends: [common]\nours: [${name}]\n`
  const { bases: all, mistakes } = readBases(filesWith({ ...OTHER, 'other/base.yml': head }))
  expect(mistakes.filter(({ field }) => field.startsWith('ours'))).toEqual([])
  expect(selectKnowledge(all).topics.map(({ id }) => id)).toContain('common/weather')
  expect(selectKnowledge(all, ['other', 'tiny']).topics.map(({ id }) => id)).not.toContain('common/weather')
})

test('a base cannot take what is not there', () => {
  const head = 'title: 天气台\nextends: [common]\nours: [wheather]\n'
  const { mistakes } = readBases(filesWith({ ...OTHER, 'other/base.yml': head }))
  expect(mistakes).toContainEqual(
    expect.objectContaining({
      field: 'ours.0',
      code: 'unknown-topic',
      params: expect.objectContaining({ nearest: 'weather' }),
    }),
  )
})

test('the revision tells content apart, not writing', () => {
  const revision = (changes: Record<string, string>) => selectKnowledge(readBases(filesWith(changes)).bases).revision
  const plain = revision({})
  expect(plain).toMatch(/^[0-9a-f]{16}$/)
  expect(revision({ 'common/not-ours/weather.yml': '# 注释\ntitle: 天气\nutterances:\n- 今天下雨吗\n' })).toBe(plain)
  expect(revision({ 'common/not-ours/weather.yml': 'title: 天气\nutterances: [今天刮风吗]\n' })).not.toBe(plain)
})

test.each([
  ['tiny/options', 'topic tiny/options'],
  ['too-large', 'topic tiny/too-large'],
  ['options', 'choices other/options tiny/options'],
  ['too-larg', 'unknown tiny/too-large'],
  ['tiny/optionz', 'unknown tiny/options'],
  ['something-else', 'unknown'],
  ['x'.repeat(100_000), 'unknown'],
])('%.30s means %s', (name, expected) => {
  const resolved = resolveTopic(selectKnowledge(bases, 'all'), name)
  const meaning = {
    topic: () => (resolved.kind === 'topic' ? [resolved.topic.id] : []),
    choices: () => (resolved.kind === 'choices' ? resolved.choices.map(({ id }) => id) : []),
    unknown: () => (resolved.kind === 'unknown' && resolved.nearest !== undefined ? [resolved.nearest] : []),
  }[resolved.kind]()
  expect([resolved.kind, ...meaning].join(' ')).toBe(expected)
})
