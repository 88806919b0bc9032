/** Edits of the shipped bases: only the lines that they concern are written, and files and imports lead to the same knowledge. */
import {
  compile,
  type Edit,
  exportFiles,
  exportText,
  foldEdits,
  importFiles,
  inParts,
  loadSources,
  type Operation,
  readEdit,
} from '@support-agent/knowledge-base'

const { files, sources } = loadSources('knowledge')
const topics = compile(sources).bases.flatMap((base) => base.topics)
const edit = (operations: readonly Operation[], id = 'e'): Edit => ({
  id,
  at: 0,
  author: null,
  scope: 'global',
  operations,
})

/** One sentence added to each topic, one taken away, and the prior changed. */
const CHANGES = topics.map(({ id: topic, utterances: [first = '', ...others] }, index) =>
  edit(
    [
      { op: 'add-utterances', topic, texts: [`新学的一句${index}`] },
      { op: 'set-prior', topic, prior: 2.5 },
      ...(others.length === 0 ? [] : [{ op: 'remove-utterances', topic, texts: [first] } as const]),
    ],
    `e${index}`,
  ),
)
const { sources: changed, stale } = foldEdits(sources, CHANGES)
const written = exportFiles(files, sources, changed)
const newFiles = [...new Map([...files, ...written].map((file) => [file.path, file])).values()]
const contentOf = (of: typeof sources) => JSON.stringify(compile(of).bases)

test('every edit applies, and every topic is written', () => {
  expect(stale).toEqual([])
  expect(written).toHaveLength(topics.length)
})

test.each(written.map(({ path, text }) => [path, text] as const))(
  '%s: only the lines concerned change',
  (path, text) => {
    const old = files.find((file) => file.path === path)?.text.split('\n') ?? []
    const now = text.split('\n')
    expect(old.filter((line) => !now.includes(line)).length).toBeLessThanOrEqual(2)
    expect(now.filter((line) => !old.includes(line)).length).toBeLessThanOrEqual(2)
  },
)

test('an import of everything as it is asks for nothing', () => {
  expect(importFiles(exportText(files), sources)).toEqual({ operations: [], problems: [] })
})

test('an import of the written files leads to the same knowledge, in parts that an edit can hold', () => {
  const { operations, problems } = importFiles(exportText(newFiles), sources)
  expect(problems).toEqual([])
  const edits = inParts(operations).map((part, index) => edit(part, `i${index}`))
  for (const each of edits) expect(readEdit(each)).toEqual({ edit: each })
  expect(contentOf(foldEdits(sources, edits).sources)).toBe(contentOf(changed))
})
