/** The page on another subject shows the very files that it tells of, and what it tells to say and to type works. */

import { join } from 'node:path'
import { loadBases } from '@support-agent/knowledge-base'
import { fencedLines } from './markdown'
import { FILES, ROOT, textOf } from './repository'

const PAGE = textOf('docs/another-subject.md')

interface Excerpt {
  readonly file: string
  readonly lines: readonly string[]
}

/** Blocks of YAML with the name of their file on top; `…` stands for lines left out. */
function excerptsOf(page: string): Excerpt[] {
  return [...page.matchAll(/^```yaml\n# (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', block = '']) => ({
    file,
    lines: block.trimEnd().split('\n'),
  }))
}

/** The first line that does not follow where it should in the text. */
function wrongLine(lines: readonly string[], text: string): string | undefined {
  const there = text.split('\n')
  let at = there.indexOf(lines[0] ?? '')
  let skips = false
  for (const line of lines) {
    if (line.trim() === '…') {
      skips = true
      continue
    }
    const found = skips ? there.indexOf(line, at) : at
    if (found < 0 || there[found] !== line) return line
    at = found + 1
    skips = false
  }
  return undefined
}

const excerpts = excerptsOf(PAGE)

test('every block of the page names its file', () => {
  expect(excerpts.length).toBeGreaterThanOrEqual(5)
  expect(excerpts).toHaveLength(PAGE.match(/^```yaml$/gm)?.length ?? 0)
})

test.each(excerpts.map(({ file, lines }) => [file, lines] as const))('%s reads as the page shows it', (file, lines) => {
  expect(wrongLine(lines, textOf(file))).toBe(undefined)
})

test('an excerpt that is not in the file is found', () => {
  const text = 'a: 1\nb:\n  - x\n  - y\nc: 2\n'
  expect(wrongLine(['a: 1', 'b:', '  …', 'c: 2'], text)).toBe(undefined)
  expect(wrongLine(['a: 1', 'c: 2'], text)).toBe('c: 2')
  expect(wrongLine(['a: 1', '…', 'd: 3'], text)).toBe('d: 3')
})

test('the page counts what there is', () => {
  const base = loadBases(join(ROOT, 'knowledge')).bases.find(({ id }) => id === 'example-shop')
  const of = (kind: string) => base?.topics.filter((topic) => topic.kind === kind).length
  expect([of('cause'), of('guide'), base?.variables.length]).toEqual([8, 2, 8])
  expect(PAGE).toContain('八个原因、两个解答、八种线索')
})

test('the commands name the base; who reads the README and the page on knowledge finds this one', () => {
  expect(fencedLines(PAGE).filter((line) => line.startsWith('npm')).length).toBeGreaterThanOrEqual(4)
  for (const file of ['README.md', 'docs/knowledge.md']) expect(textOf(file)).toContain('another-subject.md)')
  expect(FILES).toContain('docs/another-subject.md')
})
