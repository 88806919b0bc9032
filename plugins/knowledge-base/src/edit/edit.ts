/** An edit: what one administrator changed at one moment, as it stands in the log. Plain JSON. */

import { inspectValue } from '../parse'
import { isMap, list, numberBetween, object, type Shape, show, text } from '../shape'
import { LONGEST_WORDS, MOST_OPERATIONS } from './limits'
import { collect, type Operation, operationShape } from './operation'
import { type Problem, problem } from './problem'

/** Where an edit counts: everywhere, or in one group on top of what counts everywhere. */
export type EditScope = 'global' | GroupScope
export interface GroupScope {
  readonly platform: string
  readonly guild: string
}

export interface Edit {
  /** Unique in a log; edits count in the order of the list that holds them. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** A keyed hash and the name shown; null once forgotten. */
  readonly author: { readonly hash: string; readonly name: string } | null
  readonly scope: EditScope
  readonly why?: string | undefined
  /** Empty for an undo. */
  readonly operations: readonly Operation[]
  /** The id of an earlier edit of the same scope which this one takes back; it may itself be taken back. */
  readonly undoes?: string | undefined
}

export type ReadEdit = { readonly edit: Edit } | { readonly problems: readonly Problem[] }

const author = object({ hash: text, name: text }, {})
const group: Shape<GroupScope> = object({ platform: text, guild: text }, {})
const scope: Shape<EditScope> = (value, path, report) => (value === 'global' ? value : group(value, path, report))
const editShape = object(
  { id: text, at: numberBetween(0, Number.MAX_SAFE_INTEGER), scope, operations: list(operationShape) },
  { author, why: text, undoes: text },
)

/** Reads one edit from any value whatever (a record of a log, an import); never throws. */
export function readEdit(value: unknown): ReadEdit {
  const refusal = inspectValue(value)
  if (refusal !== undefined) return { problems: [refusal] }
  if (!isMap(value)) return { problems: [problem('not-map', { value: show(value) })] }
  const problems: Problem[] = []
  const read = editShape(value, [], collect(problems))
  if (read === undefined || problems.length > 0) return { problems }
  const wrong = contradiction(read)
  return wrong === undefined ? { edit: { ...read, author: read.author ?? null } } : { problems: [wrong] }
}

function contradiction({ operations, undoes, why = '' }: Pick<Edit, 'operations' | 'undoes' | 'why'>) {
  if (undoes !== undefined && operations.length > 0) return problem('undo-with-operations')
  if (undoes === undefined && operations.length === 0) return problem('no-operations')
  if (operations.length > MOST_OPERATIONS) return problem('too-many', { most: String(MOST_OPERATIONS) }, ['operations'])
  if (why.length <= LONGEST_WORDS) return undefined
  return problem('scalar-too-long', { length: String(why.length), most: String(LONGEST_WORDS) }, ['why'])
}

/** Whether two edits count in the same place. */
export function sameScope(a: EditScope, b: EditScope): boolean {
  if (a === 'global' || b === 'global') return a === b
  return a.platform === b.platform && a.guild === b.guild
}
