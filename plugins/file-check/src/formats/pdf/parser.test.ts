/** Each kind of value, written well and badly. */
import fc from 'fast-check'
import { parseValue } from './parser'

const name = (text: string) => ({ kind: 'name', name: text })
const text = (bytes: string) => ({ kind: 'text', bytes })
const dict = (...entries: [string, unknown][]) => ({ kind: 'dict', entries: new Map(entries) })
const OTHER = { kind: 'other' }

it.each<[string, unknown]>([
  ['12', 12],
  ['-.5', -0.5],
  ['12 0 R', { kind: 'ref', object: 12 }],
  ['12 0 RG', 12],
  ['/A#42C', name('ABC')],
  ['/', name('')],
  ['true', OTHER],
  ['(a(b)c)', text('a(b)c')],
  ['(\\(\\101\\n\\\r\nx\\q)', text('(A\nxq')],
  ['<48 65 6>', text('He')],
  ['[1 [2] /A]', [1, [2], name('A')]],
  [
    '<</A/B/C 1 0 R/D<</E[1 2]>>>>',
    dict(['A', name('B')], ['C', { kind: 'ref', object: 1 }], ['D', dict(['E', [1, 2]])]),
  ],
  ['<</A 1%>>\n/B 2>>', dict(['A', 1], ['B', 2])],
  ['<</A 1 /B', dict(['A', 1])],
  ['[1 2', [1, 2]],
  ['(abc', text('abc')],
  ['', OTHER],
  [')', OTHER],
])('%s', (written, expected) => {
  expect(parseValue(written, 0).value).toEqual(expected)
})

it.each([
  ['lists within lists', '['],
  ['dictionaries within dictionaries', '<</A'],
])('%s are read to a depth', (_, unit) => {
  expect(parseValue(unit.repeat(100_000), 0).whole).toBe(false)
})

it('anything is read to its end at most', () => {
  const letters = fc.constantFrom(
    '<<',
    '>>',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '/',
    '%',
    '\\',
    '\n',
    ' ',
    '1',
    ' 0 R',
    'a',
    '\0',
    '#',
    '.',
  )
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 200 }), (parts) => {
      const written = parts.join('')
      expect(parseValue(written, 0).end).toBeLessThanOrEqual(written.length + 1)
    }),
    { seed: 37, numRuns: 2000 },
  )
})
