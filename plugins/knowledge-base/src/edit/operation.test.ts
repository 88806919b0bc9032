/** Values from anywhere become operations and edits, or give their reasons in both languages; nothing is thrown. */
import fc from 'fast-check'
import english from '../../locales/en-US.json'
import chinese from '../../locales/zh-CN.json'
import { describeProblem } from '../describe'
import { anyEdits, anyOperation } from '../testing/any-edit'
import { readEdit } from './edit'
import { readOperation } from './operation'
import { EDIT_SEVERITY, type Problem, problem } from './problem'

const TOPIC = 'tiny/too-large'
const codesOf = (read: { problems: readonly Problem[] } | object) =>
  'problems' in read ? read.problems.map(({ code, path }) => `${path.join('.')} ${code}`.trim()) : []

test.each<[string, unknown, string[]]>([
  ['not a map', 'add-topic', ['not-map']],
  ['an unknown operation', { op: 'add-utterance', topic: TOPIC }, ['op not-one-of']],
  ['a bare topic', { op: 'hide-topic', topic: 'too-large' }, ['topic bad-topic-id']],
  ['a topic that is a path', { op: 'hide-topic', topic: '../../x' }, ['topic bad-topic-id']],
  ['a topic named as a built-in', { op: 'hide-topic', topic: 'tiny/constructor' }, ['topic bad-topic-id']],
  ['a field too much', { op: 'hide-topic', topic: TOPIC, why: '多余' }, ['why unknown-key']],
  ['no sentence', { op: 'add-utterances', topic: TOPIC, texts: [] }, ['texts too-few']],
  ['a blank sentence', { op: 'add-utterances', topic: TOPIC, texts: ['a', ' '] }, ['texts.1 not-text']],
  ['many sentences', { op: 'add-utterances', topic: TOPIC, texts: Array(501).fill('a') }, ['texts too-many']],
  ['a long sentence', { op: 'add-utterances', topic: TOPIC, texts: ['x'.repeat(1001)] }, ['texts.0 scalar-too-long']],
  ['a giant', { op: 'change-utterance', topic: TOPIC, from: 'x'.repeat(20_001), to: 'b' }, ['from scalar-too-long']],
  ['an unknown word for a chance', { op: 'set-prior', topic: TOPIC, prior: 'comon' }, ['prior not-one-of']],
  [
    'a chance over 1',
    { op: 'set-evidence', topic: TOPIC, variable: 'v', value: 'a', likelihood: 2 },
    ['likelihood out-of-range'],
  ],
  ['not a number at all', { op: 'set-prior', topic: TOPIC, prior: Number.NaN }, ['prior out-of-range']],
  [
    'a kind without remedies',
    { op: 'add-topic', topic: TOPIC, kind: 'vague', file: { title: 'a', utterances: ['b'], remedies: [] } },
    ['file.remedies unknown-key'],
  ],
  [
    'a cause without a step',
    {
      op: 'add-topic',
      topic: TOPIC,
      kind: 'cause',
      file: { title: 'a', prior: 1, summary: 's', utterances: ['b'], remedies: [] },
    },
    ['file.remedies too-few'],
  ],
  ['a prototype', JSON.parse(`{"op":"hide-topic","topic":"${TOPIC}","__proto__":{}}`), ['__proto__ forbidden-key']],
])('%s is refused', (_, value, expected) => {
  expect(codesOf(readOperation(value))).toEqual(expected)
})

test('words for chances become numbers, text is trimmed', () => {
  expect(readOperation({ op: 'set-prior', topic: TOPIC, prior: 'common' })).toEqual({
    operation: { op: 'set-prior', topic: TOPIC, prior: 9 },
  })
  expect(readOperation({ op: 'change-utterance', topic: TOPIC, from: ' a ', to: 'b\n' })).toEqual({
    operation: { op: 'change-utterance', topic: TOPIC, from: 'a', to: 'b' },
  })
})

const EDIT = {
  id: '1',
  at: 1,
  author: { hash: 'h', name: '小明' },
  scope: 'global',
  operations: [{ op: 'hide-topic', topic: TOPIC }],
}

test.each<[string, object, string[]]>([
  ['an empty edit', { operations: [] }, ['no-operations']],
  ['an undo that changes something', { undoes: '0' }, ['undo-with-operations']],
  ['a scope without a group', { scope: { platform: 'onebot' } }, ['scope.guild missing-field']],
  [
    'many operations',
    { operations: Array.from({ length: 201 }, () => ({ ...EDIT.operations[0] })) },
    ['operations too-many'],
  ],
  ['a time that is none', { at: 'now' }, ['at not-number']],
])('%s is refused', (_, changes, expected) => {
  expect(codesOf(readEdit({ ...EDIT, ...changes }))).toEqual(expected)
})

test('an edit whose author was forgotten reads as one without', () => {
  expect(readEdit({ ...EDIT, author: null })).toEqual({ edit: { ...EDIT, author: null } })
})

test('what was read is JSON, and reads as the same again', () => {
  fc.assert(
    fc.property(anyOperation, (operation) => {
      const read = readOperation(operation)
      expect('operation' in read && readOperation(JSON.parse(JSON.stringify(read.operation)))).toEqual(read)
    }),
  )
  fc.assert(
    fc.property(anyEdits, (edits) => {
      for (const edit of edits) expect(readEdit(JSON.parse(JSON.stringify(edit)))).toEqual({ edit })
    }),
  )
})

test('no value whatever throws, and every refusal can be said', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  })
  const spoiled = fc
    .tuple(anyOperation, fc.string(), anything)
    .map(([operation, key, value]) => ({ ...operation, [key]: value }))
  const fields = fc
    .tuple(anyOperation, fc.nat(5), anything)
    .map(([operation, place, value]) => ({ ...operation, [Object.keys(operation)[place] ?? 'op']: value }))
  fc.assert(
    fc.property(fc.oneof(anything, spoiled, fields), (value) => {
      for (const read of [readOperation(value), readEdit(value), readEdit({ ...EDIT, operations: [value] })]) {
        if (!('problems' in read)) continue
        expect(read.problems.length).toBeGreaterThan(0)
        for (const each of read.problems) {
          expect(describeProblem(each, 'zh-CN')).toMatch(/[。?;]$/)
          expect(describeProblem(each, 'en-US')).toMatch(/[.?]$/)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('every code has a sentence in both languages, and there are no others', () => {
  expect(Object.keys(chinese.errors)).toEqual(Object.keys(EDIT_SEVERITY))
  expect(Object.keys(english.errors)).toEqual(Object.keys(EDIT_SEVERITY))
})

test('the nearest name is part of the sentence', () => {
  expect(describeProblem(problem('topic-gone', { value: 'tiny/to-large', nearest: TOPIC }), 'en-US')).toBe(
    'there is no topic "tiny/to-large", so this does not apply any more; name another topic, or add it first. Did you mean "tiny/too-large"?',
  )
})
