/** What is wrong with a zip archive, of each kind a few examples: a broken one has thousands. */
import type { ZipProblem, ZipProblemKind } from './types'

const OF_EACH_KIND = 4

export class Problems {
  readonly all: ZipProblem[] = []

  /** @param entry the name of the entry, hostile */
  add(kind: ZipProblemKind, offset: number, entry?: string): void {
    if (this.all.filter((problem) => problem.kind === kind).length >= OF_EACH_KIND) return
    this.all.push({ kind, offset, entry })
  }
}
