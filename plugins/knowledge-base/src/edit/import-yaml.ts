/** YAML as people paste or send it in a chat → the operations that it asks for. What is hostile is refused with a reason. */
import type { TopicId, TopicKind } from '@support-agent/diagnosis'
import { fullTopicId } from '../compile'
import type { ById, Parsed, ParsedBase, SourceFile, Sources } from '../parsed-base'
import { readSources } from '../read-bases'
import type { CaseFile } from '../schema'
import { isMap, show } from '../shape'
import { LARGEST_BLOCK, LARGEST_IMPORT, MOST_OPERATIONS } from './limits'
import { type Operation, readOperation } from './operation'
import { operationsBetween } from './operations-between'
import { parseForeign, tooLarge } from './parse-foreign'
import { type Problem, problem } from './problem'
import { isProblem, lookUp, reachOf, type TopicSource, topicIds } from './topic-place'

export interface Import {
  readonly operations: readonly Operation[]
  readonly problems: readonly Problem[]
}

/**
 * One block in the shape of `causes/<id>.yml` or `guides/<id>.yml`. If the topic is there already, the operations change it to
 * what the block says; English is left as it is. Without `kind`, a block is what the topic is, or a cause if it has a prior.
 */
export function importTopic(text: string, topic: TopicId, sources: Sources, kind?: TopicKind): Import {
  const parsed = parseForeign(text, LARGEST_BLOCK)
  if (isProblem(parsed)) return { operations: [], problems: [parsed] }
  const { value } = parsed
  const old = lookUp(sources, topic)
  if (old !== undefined && isProblem(old)) return { operations: [], problems: [old] }
  const guessed = kind ?? old?.kind ?? (isMap(value) && 'prior' in value ? 'cause' : 'guide')
  const read = readOperation({ op: 'add-topic', topic, kind: guessed, file: value })
  if ('problems' in read) return { operations: [], problems: read.problems.map(insideFile) }
  if (old === undefined || read.operation.op !== 'add-topic') return { operations: [read.operation], problems: [] }
  const { file } = read.operation
  return operationsBetween(old, { ...old, kind: guessed, file } as TopicSource)
}

/** The reader of a block sees no `file` around it. */
function insideFile({ code, params, path }: Problem): Problem {
  return problem(code, params, path[0] === 'file' ? path.slice(1) : path)
}

/** A chat takes the mark of a heading away. */
const HEADING = /^(?:# )?file: (\S.{0,198}\S)[ \t]*\r?$/

/** Whether a text is several files under their headings. */
export function isSeveralFiles(text: string): boolean {
  return HEADING.test(text.split('\n', 1)[0] ?? '')
}

/** Files as one text, for a message or a file; {@link importFiles} takes it. */
export function exportText(files: readonly SourceFile[]): string {
  return files.map(({ path, text }) => `# file: ${path}\n${text.endsWith('\n') ? text : `${text}\n`}`).join('')
}

/**
 * A text of several files, each under a line `# file: <path>` → what leads from the sources to what the files say. Files that no
 * edit can change are passed over where they say what is there already, else told.
 */
export function importFiles(text: string, sources: Sources): Import {
  if (text.length > LARGEST_IMPORT) return { operations: [], problems: [tooLarge(text, LARGEST_IMPORT)] }
  const problems: Problem[] = []
  const sound = splitFiles(text).filter(({ path, text: content }) => {
    const parsed = parseForeign(content, LARGEST_IMPORT)
    if (isProblem(parsed)) problems.push({ ...parsed, path: [path, ...parsed.path] })
    return !isProblem(parsed)
  })
  if (sound.length === 0 && problems.length === 0) problems.push(problem('empty-block'))
  const imported = readSources(sound, ({ file, path, code, params }) => {
    // A base that is there already need not be sent along.
    if (code !== 'missing-base-file') problems.push(problem(code, params, [file, ...path]))
  })
  const operations = imported.flatMap((base) => {
    const between = importBase(base, sources)
    problems.push(...between.problems)
    return between.operations
  })
  return { operations, problems }
}

/** Operations in parts, each small enough for one edit. */
export function inParts(operations: readonly Operation[]): Operation[][] {
  const parts: Operation[][] = []
  for (const operation of operations) {
    const last = parts.at(-1)
    // An operation of a whole topic has some hundred values, and an edit may hold ten thousand.
    const isRoom = last !== undefined && last.length < (operation.op === 'add-topic' ? 20 : MOST_OPERATIONS)
    if (isRoom) last.push(operation)
    else parts.push([operation])
  }
  return parts
}

function splitFiles(text: string): SourceFile[] {
  const files: { path: string; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const path = HEADING.exec(line)?.[1]
    if (path !== undefined) files.push({ path, lines: [] })
    else files.at(-1)?.lines.push(line)
  }
  return files.map(({ path, lines }) => ({ path, text: lines.join('\n') }))
}

function importBase(imported: ParsedBase, sources: Sources): Import {
  const old = sources.find(({ id }) => id === imported.id)
  if (old === undefined) return { operations: [], problems: [problem('base-gone', { value: imported.id })] }
  const { english } = imported
  const merged: ParsedBase = {
    ...old,
    causes: overlaid(old.causes, imported.causes),
    guides: overlaid(old.guides, imported.guides),
    notOurs: overlaid(old.notOurs, imported.notOurs),
    vague: overlaid(old.vague, imported.vague),
    english: {
      ...old.english,
      causes: overlaid(old.english.causes, english.causes),
      guides: overlaid(old.english.guides, english.guides),
    },
  }
  const translated = [...english.causes.keys(), ...english.guides.keys()].map((id) => `${imported.id}/${id}`)
  const topics = new Set([...topicIds(imported), ...translated])
  const between = [...topics].map((topic) => importedTopic(lookUp([old], topic), lookUp([merged], topic), topic))
  const cases = importCases(imported, old, reachOf(sources, imported.id))
  return {
    operations: [...between.flatMap(({ operations }) => operations), ...cases.operations],
    problems: [...between.flatMap(({ problems }) => problems), ...cases.problems, ...onlyInFile(imported, old)],
  }
}

/** Files that could not be read change nothing. */
function overlaid<T>(old: ById<T>, imported: ById<T>): ById<T> {
  return new Map([...old, ...[...imported].filter(([, { data }]) => data !== undefined)])
}

type Found = ReturnType<typeof lookUp>

function importedTopic(before: Found, after: Found, topic: TopicId): Import {
  if (after === undefined) return { operations: [], problems: [problem('topic-gone', { value: topic })] }
  if (isProblem(after)) return { operations: [], problems: [after] }
  return before !== undefined && isProblem(before)
    ? { operations: [], problems: [before] }
    : operationsBetween(before, after)
}

/** Cases are only ever added; what else one may be recognised as stands in the file alone. */
function importCases({ id: base, cases }: ParsedBase, old: ParsedBase, reach: Sources): Import {
  const { cases: ofTopics = {}, vague = [], 'out-of-scope': silent = [] } = cases?.data ?? {}
  const known = new Set(casesOf(old).map(({ text }) => text))
  const all: [string, readonly CaseFile[]][] = [
    ...Object.entries(ofTopics).map(([name, list]): [string, readonly CaseFile[]] => [
      fullTopicId(name, reach) ?? (name.includes('/') ? name : `${base}/${name}`),
      list,
    ]),
    ['vague', vague],
    ['silent', silent],
  ]
  const added = all.flatMap(([topic, list]) =>
    list.filter(({ text }) => !known.has(text)).map((each) => ({ topic, ...each })),
  )
  return {
    operations: added.map(({ topic, text, at }) => ({
      op: 'add-case',
      base,
      topic,
      text,
      ...(at !== undefined && { at }),
    })),
    problems: added.flatMap(({ text, also }) =>
      also ? [problem('only-in-file', { value: `also: ${show(text)}` })] : [],
    ),
  }
}

function casesOf({ cases }: ParsedBase): CaseFile[] {
  const { cases: ofTopics = {}, vague = [], 'out-of-scope': silent = [] } = cases?.data ?? {}
  return [...Object.values(ofTopics).flat(), ...vague, ...silent]
}

function onlyInFile(imported: ParsedBase, old: ParsedBase): Problem[] {
  const filesOf = (base: ParsedBase): Parsed<unknown>[] => [
    ...(base.head ? [base.head] : []),
    ...(base.english.base ? [base.english.base] : []),
    ...base.evidence.values(),
    ...base.english.evidence.values(),
  ]
  const known = new Map(filesOf(old).map(({ path, data }) => [path, JSON.stringify(data)]))
  return filesOf(imported).flatMap(({ path, data }) =>
    data === undefined || known.get(path) === JSON.stringify(data) ? [] : [problem('only-in-file', { value: path })],
  )
}
