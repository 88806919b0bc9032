/** Texts of a knowledge folder → compiled bases and all that is wrong with them. The whole pure line of this room. */
import type { Bases } from './base'
import { contextOf } from './check/base-context'
import { checkEvidence } from './check/check-evidence'
import { checkTopics } from './check/check-topics'
import { checkTranslations } from './check/check-translations'
import { checkCases, checkUtterances } from './check/check-utterances'
import { compileBases } from './compile'
import { isId } from './layout'
import { type Finding, type Mistake, SEVERITY } from './mistake'
import { type Find, readBase, type SourceFile, type Sources } from './parsed-base'
import { show } from './shape'

/** Most mistakes that are told of one file. */
const MOST_A_FILE = 50

export interface ReadBases {
  readonly bases: Bases
  /** In the order of files and lines. */
  readonly mistakes: readonly Mistake[]
}

/**
 * Compiles what can be compiled and reports the rest; never throws for the sake of a file's content.
 * `root` is the name of the knowledge folder in mistakes; `earlier` are findings made while the files were read.
 */
export function readBases(
  files: readonly SourceFile[],
  root = 'knowledge',
  earlier: readonly Finding[] = [],
): ReadBases {
  const findings: Finding[] = [...earlier]
  const find = limited(findings)
  const parsed = readSources(files, find)
  const training = checkUtterances(parsed, find)
  for (const base of parsed) {
    const context = contextOf(base, parsed, find)
    checkTopics(context)
    checkEvidence(context)
    checkTranslations(context)
    checkCases(context, training)
  }
  return { bases: compileBases(parsed), mistakes: locate(findings, files, root) }
}

/** What the files say, without a check beyond the shape of each; what is wrong is left out and told to `find`. */
export function readSources(files: readonly SourceFile[], find: Find = () => {}): Sources {
  return [...groupByBase(files, find)].map(([id, ofBase]) => readBase(id, ofBase, find))
}

/** Keeps the first findings of each file: nobody reads thousands, and to locate them would take for ever. */
function limited(findings: Finding[]): Find {
  const counts = new Map<string, number>()
  return (finding) => {
    const count = counts.get(finding.file) ?? 0
    counts.set(finding.file, count + 1)
    if (count < MOST_A_FILE) findings.push(finding)
  }
}

/** Files that lie in the folder of a base, by the base's id, both in order. */
function groupByBase(files: readonly SourceFile[], find: Find): Map<string, SourceFile[]> {
  const groups = new Map<string, SourceFile[]>()
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const slash = file.path.indexOf('/')
    if (slash < 0) {
      find({ file: file.path, path: [], code: 'unexpected-file', params: {} })
      continue
    }
    const id = file.path.slice(0, slash)
    if (!isId(id)) {
      find({ file: file.path, path: [], code: 'bad-id', params: { value: show(id) } })
      continue
    }
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [file])
    else group.push(file)
  }
  return groups
}

/** Gives each finding its line and column. */
function locate(findings: readonly Finding[], files: readonly SourceFile[], root: string): Mistake[] {
  const sources = new Map(files.map(({ path, text }) => [path, text]))
  const positions = new Map<string, ReturnType<typeof positionsOf>>()
  const mistakes = findings.map(({ file, path, code, params, at }) => {
    const source = sources.get(file)
    if (path.length > 0 && !positions.has(file) && source !== undefined) positions.set(file, positionsOf(source))
    const position = at ?? positions.get(file)?.(path) ?? { line: 1, column: 1 }
    return {
      file: file === '' ? root : `${root}/${file}`,
      ...position,
      field: path.join('.'),
      code,
      params,
      severity: SEVERITY[code],
    }
  })
  return mistakes.sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  )
}

/** Loaded on the first mistake only: the parser that knows positions costs more to load than all files to read. */
function positionsOf(source: string) {
  const { locator } = require('./locate') as typeof import('./locate')
  return locator(source)
}
