/** A base as its files say it: parsed and of the right shape, not yet checked against each other. */
import { isId, placeOf } from './layout'
import type { FieldPath, Finding } from './mistake'
import { parseYaml } from './parse'
import * as schema from './schema'
import type { Shape } from './shape'

/** A file's text; `path` is relative to the knowledge folder, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** A file that was found; `data` is absent if it could not be read, so that its id still counts as known. */
export interface Parsed<T> {
  readonly path: string
  readonly data: T | undefined
}
export type ById<T> = ReadonlyMap<string, Parsed<T>>

export interface ParsedBase {
  readonly id: string
  readonly head: Parsed<schema.BaseFile> | undefined
  readonly causes: ById<schema.CauseFile>
  readonly guides: ById<schema.GuideFile>
  readonly notOurs: ById<schema.UnspokenFile>
  readonly vague: ById<schema.UnspokenFile>
  readonly evidence: ById<schema.EvidenceFile>
  readonly english: {
    readonly base: Parsed<schema.EnglishBaseFile> | undefined
    readonly causes: ById<schema.EnglishTopicFile>
    readonly guides: ById<schema.EnglishTopicFile>
    readonly evidence: ById<schema.EnglishEvidenceFile>
  }
  readonly cases: Parsed<schema.CasesFile> | undefined
}

/** What the compiler takes: every base of a folder, in the order of their ids. */
export type Sources = readonly ParsedBase[]

export type Find = (finding: Finding) => void

/** Reads the files of one base. What is wrong with a file is told to `find`; the other files are read all the same. */
export function readBase(id: string, files: readonly SourceFile[], find: Find): ParsedBase {
  const causes = new Map<string, Parsed<schema.CauseFile>>()
  const guides = new Map<string, Parsed<schema.GuideFile>>()
  const notOurs = new Map<string, Parsed<schema.UnspokenFile>>()
  const vague = new Map<string, Parsed<schema.UnspokenFile>>()
  const evidence = new Map<string, Parsed<schema.EvidenceFile>>()
  const english = {
    causes: new Map<string, Parsed<schema.EnglishTopicFile>>(),
    guides: new Map<string, Parsed<schema.EnglishTopicFile>>(),
    evidence: new Map<string, Parsed<schema.EnglishEvidenceFile>>(),
  }
  let englishBase: Parsed<schema.EnglishBaseFile> | undefined
  let head: Parsed<schema.BaseFile> | undefined
  let cases: Parsed<schema.CasesFile> | undefined

  for (const file of files) {
    const place = placeOf(file.path.slice(id.length + 1))
    if ('id' in place && !isId(place.id)) find(mistake(file, [], 'bad-id', { value: place.id.slice(0, 60) }))
    else if (place.kind === 'base') head = read(file, schema.baseFile, find)
    else if (place.kind === 'english-base') englishBase = read(file, schema.englishBaseFile, find)
    else if (place.kind === 'cases') cases = read(file, schema.casesFile, find)
    else if (place.kind === 'causes') causes.set(place.id, read(file, schema.causeFile, find))
    else if (place.kind === 'guides') guides.set(place.id, read(file, schema.guideFile, find))
    else if (place.kind === 'not-ours') notOurs.set(place.id, read(file, schema.unspokenFile, find))
    else if (place.kind === 'vague') vague.set(place.id, read(file, schema.unspokenFile, find))
    else if (place.kind === 'evidence') evidence.set(place.id, read(file, schema.evidenceFile, find))
    else if (place.kind === 'english' && place.of === 'evidence')
      english.evidence.set(place.id, read(file, schema.englishEvidenceFile, find))
    else if (place.kind === 'english' && place.of !== 'evidence')
      english[place.of].set(place.id, read(file, schema.englishTopicFile, find))
    else if (place.kind === 'unexpected') find(mistake(file, [], 'unexpected-file', {}))
  }
  if (head === undefined) find({ file: `${id}/base.yml`, path: [], code: 'missing-base-file', params: {} })
  return { id, head, causes, guides, notOurs, vague, evidence, english: { base: englishBase, ...english }, cases }
}

/** One file through the parser and its shape. */
function read<T>(file: SourceFile, shape: Shape<T>, find: Find): Parsed<T> {
  const parsed = parseYaml(file.text)
  if ('refusal' in parsed) {
    find({ file: file.path, ...parsed.refusal })
    return { path: file.path, data: undefined }
  }
  const data = shape(parsed.value, [], (path, code, params = {}) => find(mistake(file, [...path], code, params)))
  return { path: file.path, data }
}

function mistake(file: SourceFile, path: FieldPath, code: Finding['code'], params: Finding['params']): Finding {
  return { file: file.path, path, code, params }
}
