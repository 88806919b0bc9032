/** The list of shapes, and what holds of every line. */
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { readHead, SHAPES } from '.'

test('lists every shape of the folder', () => {
  const files = readdirSync(__dirname).flatMap((file) => (file.endsWith('.test.ts') ? [] : [file.replace('.ts', '')]))
  expect(SHAPES.map(({ id }) => id).sort()).toEqual(files.filter((file) => file !== 'index').sort())
})

const PIECES = fc.constantFrom(
  '2025-05-10',
  ' ',
  '12:57:02',
  '.018',
  '[',
  ']',
  'ERROR',
  'error',
  '|',
  ': ',
  '{"level":',
  '"msg":"',
  '(',
  ')',
  '\t',
  'level=',
  'E/',
  'main',
  '发送失败',
  '<14>1 ',
  '" 403',
)

test('a head ends with its message, for any pieces of lines', () => {
  fc.assert(
    fc.property(
      fc.array(PIECES, { maxLength: 25 }).map((pieces) => pieces.join('')),
      (line) => {
        const head = readHead(line)
        if (head && head.shape !== 'logfmt' && head.shape !== 'json-line') expect(line).toContain(head.message)
      },
    ),
    { seed: 20261120, numRuns: 2_000 },
  )
})
