/** Writes edited sources back into the YAML files: only files that changed, each with its comments and its order. */

import { parseYaml } from '../parse'
import type { Parsed, ParsedBase, SourceFile, Sources } from '../parsed-base'
import * as schema from '../schema'
import type { Shape } from '../shape'
import { fileForm } from './file-form'

/** A file of a base that an edit can change, and the shape in which it is read again. */
interface Editable extends Parsed<object> {
  readonly shape: Shape<object>
}

/**
 * The files that differ, with their new text; none where nothing changed. Reading all files again gives what `after` compiles to.
 * @param files the texts of which `before` was read
 */
export function exportFiles(files: readonly SourceFile[], before: Sources, after: Sources): SourceFile[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const old = new Map(before.flatMap(editableFiles).map((file) => [file.path, file.data]))
  return after.flatMap(editableFiles).flatMap((file) => {
    const was = old.get(file.path)
    if (file.data === undefined || file.data === was) return []
    return [{ path: file.path, text: written(file.data, was, texts.get(file.path) ?? '', file.shape) }]
  })
}

function written(data: object, was: object | undefined, text: string, shape: Shape<object>): string {
  // This parser costs more to load than all files to read.
  const { rewriteYaml } = require('./rewrite-yaml') as typeof import('./rewrite-yaml')
  const after = fileForm(data)
  const expected = asRead(after, shape)
  return rewriteYaml(text, was && fileForm(was), after, (written) => {
    const parsed = parseYaml(written)
    return 'value' in parsed && expected !== undefined && asRead(parsed.value, shape) === expected
  })
}

/** What a file's reader makes of a value, to compare; undefined where it finds anything wrong. */
function asRead(value: unknown, shape: Shape<object>): string | undefined {
  let isRight = true
  const read = shape(value, [], () => {
    isRight = false
  })
  return isRight && read !== undefined ? JSON.stringify(fileForm(read)) : undefined
}

function editableFiles(base: ParsedBase): Editable[] {
  const of = (files: Iterable<Parsed<object>>, shape: Shape<object>) =>
    [...files].map(({ path, data }) => ({ path, data, shape }))
  return [
    ...of(base.causes.values(), schema.causeFile),
    ...of(base.guides.values(), schema.guideFile),
    ...of(base.notOurs.values(), schema.unspokenFile),
    ...of(base.vague.values(), schema.unspokenFile),
    ...of(base.english.causes.values(), schema.englishTopicFile),
    ...of(base.english.guides.values(), schema.englishTopicFile),
    ...of(base.cases === undefined ? [] : [base.cases], schema.casesFile),
  ]
}
