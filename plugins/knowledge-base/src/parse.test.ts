/** Hostile and broken YAML: always a value or a reason, never an exception, in linear time. */
import fc from 'fast-check'
import { MAX_NODES, MAX_SCALAR, parseYaml } from './parse'

function codeFor(source: string): string {
  const parsed = parseYaml(source)
  return 'refusal' in parsed ? parsed.refusal.code : 'accepted'
}

const bomb = [
  'a: &a [x, x]',
  ...['b', 'c', 'd', 'e', 'f'].map((key, index) => `${key}: &${key} [*${'abcde'[index]}, *${'abcde'[index]}]`),
]

test.each([
  ['a billion laughs', 'alias-refused', bomb.join('\n')],
  ['a node that contains itself', 'alias-refused', '&a [*a]'],
  ['a merge key', 'alias-refused', 'a: &a { x: 1 }\nb: { <<: *a }'],
  ['__proto__ as a key', 'forbidden-key', '__proto__: { polluted: true }'],
  ['constructor as a key', 'forbidden-key', '{ constructor: 1 }'],
  ['a thousand nested lists', 'too-deep', '['.repeat(1000) + ']'.repeat(1000)],
  ['a hundred thousand nested lists', 'too-deep', '['.repeat(100_000)],
  ['text of the longest length', 'accepted', `a: ${'x'.repeat(MAX_SCALAR)}`],
  ['text one longer', 'scalar-too-long', `a: ${'x'.repeat(MAX_SCALAR + 1)}`],
  ['more values than any file has', 'too-many', `a: [${'1,'.repeat(MAX_NODES)}]`],
  ['a key twice', 'duplicate-key', 'a: 1\na: 2'],
  ['two documents', 'yaml-syntax', 'a: 1\n---\nb: 2'],
  ['a tag that would build an object', 'yaml-syntax', 'a: !!js/function "x"'],
  ['a NUL byte', 'yaml-syntax', 'a: \0'],
  ['nothing', 'accepted', ''],
])('%s: %s', (_, code, source) => {
  expect(codeFor(source)).toBe(code)
})

test('no key reaches the prototype', () => {
  parseYaml('__proto__: { polluted: true }')
  expect(({} as Record<string, unknown>).polluted).toBe(undefined)
})

test('words keep their meaning: yes, no, on and dates stay text', () => {
  expect(parseYaml("a: no\nb: on\nc: 2026-11-25\nd: '50001'")).toEqual({
    value: { a: 'no', b: 'on', c: '2026-11-25', d: '50001' },
  })
})

const fragment = fc.constantFrom(
  'a',
  ': ',
  '- ',
  '\n',
  '  ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '&a ',
  '*a',
  '!!x ',
  '|',
  '#',
  '\t',
  '---',
  '?',
)
const source = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
)

test('any text gives a value or a reason', () => {
  fc.assert(
    fc.property(source, (text) => {
      const parsed = parseYaml(text)
      expect(Object.keys(parsed)).toEqual(['value' in parsed ? 'value' : 'refusal'])
    }),
    { seed: 11, numRuns: 500 },
  )
})
