/** Source files stay small and say at their head what they are for. */
import { FILES, textOf } from './repository'

const MOST_LINES = 400
const MEDIAN_LINES = 120

/** Tables: longer files that are lists of data, not code. */
const TABLES: readonly string[] = []

const SOURCES = FILES.filter((file) => /\.(ts|cts|mts|js|cjs|mjs)$/.test(file))
const sizes = SOURCES.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))

test('no file of code is longer than a reader can hold', () => {
  expect(sizes.filter(({ file, lines }) => lines > MOST_LINES && !TABLES.includes(file))).toEqual([])
})

test('every table of the list is there and long', () => {
  expect(TABLES.filter((table) => !sizes.some(({ file, lines }) => file === table && lines > MOST_LINES))).toEqual([])
})

test('the median file is short', () => {
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]
  process.stdout.write(`source files: ${sorted.length}, median ${median} lines, longest ${sorted.at(-1)}\n`)
  expect(median).toBeLessThanOrEqual(MEDIAN_LINES)
})

/** A comment that opens the file and holds a sentence: it begins with a word and ends with a full stop. */
const OPENING = /^\/\*\*\s[\s*]*[^\s*](?:(?!\*\/)[\s\S])*?[.。…]\s*(?:\*\/|\n)/

test('each begins with a sentence on its purpose', () => {
  expect(SOURCES.filter((file) => !OPENING.test(textOf(file)))).toEqual([])
})

test.each([
  ['/** Reads a file. */\nimport x', true],
  ['/**\n * Reads a file: all of it.\n * More words.\n */', true],
  ['/** Reads a file */', false],
  ['// Reads a file.', false],
  ["import x from 'x'", false],
])('the check of %j: %s', (text, expected) => {
  expect(OPENING.test(text)).toBe(expected)
})
