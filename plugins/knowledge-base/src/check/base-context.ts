/** What a check of one base needs to see: the base, what it extends, and where to tell what is wrong. */

import { withExtended } from '../base'
import type { FieldPath, MistakeCode, MistakeParams } from '../mistake'
import type { Find, Parsed, ParsedBase } from '../parsed-base'
import type { EvidenceFile } from '../schema'
import type { Report } from '../shape'

export interface BaseContext {
  readonly base: ParsedBase
  readonly all: readonly ParsedBase[]
  /** The base itself and all that it extends. */
  readonly reach: readonly ParsedBase[]
  /** The variables in reach. */
  readonly variables: ReadonlyMap<string, Parsed<EvidenceFile>>
  readonly documents: readonly string[]
  /** Whether English is promised. */
  readonly speaksEnglish: boolean
  readonly find: Find
}

export function contextOf(base: ParsedBase, all: readonly ParsedBase[], find: Find): BaseContext {
  const byId = new Map(all.map((each) => [each.id, each]))
  const reach = withExtended(base.id, byId, (each) => each.head?.data?.extends ?? [])
  return {
    base,
    all,
    reach,
    variables: new Map(reach.flatMap(({ evidence }) => [...evidence])),
    documents: reach.flatMap(({ head }) => Object.keys(head?.data?.documents ?? {})),
    speaksEnglish: base.head?.data?.languages?.includes('en-US') ?? false,
    find,
  }
}

/** A report bound to one file. */
export function reporter(find: Find, file: string): Report {
  return (path: FieldPath, code: MistakeCode, params: MistakeParams = {}) => find({ file, path, code, params })
}
