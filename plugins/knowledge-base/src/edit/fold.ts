/** The sources with every edit that counts, in order. What does not apply (any more) is kept aside with its reason. */
import type { Sources } from '../parsed-base'
import { applyOperation } from './apply'
import { checkScope } from './check-scope'
import { type Edit, type EditScope, sameScope } from './edit'
import { type Problem, problem } from './problem'

/** An operation, or part of one, that did not apply: to be reported and offered again. */
export interface Stale {
  /** Id of the edit. */
  readonly edit: string
  /** Which of its operations; undefined: an undo that takes nothing back. */
  readonly operation?: number | undefined
  readonly problem: Problem
}

export interface Fold {
  /** What the edits change: the files, or for a group what counts everywhere. */
  readonly base: Sources
  readonly scope: EditScope
  /** All edits of this scope, those taken back among them. */
  readonly edits: readonly Edit[]
  /** Ids of the edits that count. */
  readonly inForce: ReadonlySet<string>
  readonly sources: Sources
  readonly stale: readonly Stale[]
}

/**
 * The sources after the edits. Edits of other scopes are passed over. Without an edit in force, `sources` is `base` itself.
 * @param edits in the order in which they count
 */
export function foldEdits(base: Sources, edits: readonly Edit[], scope: EditScope = 'global'): Fold {
  const ours = edits.filter((edit) => sameScope(edit.scope, scope))
  const { inForce, stale } = settleUndos(ours)
  const empty: Fold = { base, scope, edits: ours, inForce, sources: base, stale }
  return ours.filter(({ id }) => inForce.has(id)).reduce(applyEdit, empty)
}

/** The same as folding all edits with this one at the end, at the cost of this one alone (of all, for an undo). */
export function foldMore(fold: Fold, edit: Edit): Fold {
  if (!sameScope(edit.scope, fold.scope)) return fold
  const edits = [...fold.edits, edit]
  if (edit.undoes !== undefined) return foldEdits(fold.base, edits, fold.scope)
  return applyEdit({ ...fold, edits, inForce: new Set([...fold.inForce, edit.id]) }, edit)
}

function applyEdit(fold: Fold, { id, operations }: Edit): Fold {
  let { sources } = fold
  const stale = [...fold.stale]
  operations.forEach((operation, index) => {
    const refused = checkScope(operation, fold.scope, fold.base)
    const applied = refused === undefined ? applyOperation(sources, operation) : { sources, problem: refused }
    sources = applied.sources
    if (applied.problem !== undefined) stale.push({ edit: id, operation: index, problem: applied.problem })
  })
  return { ...fold, sources, stale }
}

/**
 * Goes through the edits as they happened. An undo takes its edit out of force; taking an undo back brings its edit back in.
 * An undo of what was out of force at its moment, or never was, is itself out of force.
 */
function settleUndos(edits: readonly Edit[]): { inForce: Set<string>; stale: Stale[] } {
  const inForce = new Set<string>()
  const earlier = new Map<string, Edit>()
  const stale: Stale[] = []
  for (const edit of edits) {
    const { id, undoes } = edit
    const target = undoes === undefined ? undefined : earlier.get(undoes)
    if (undoes === undefined) inForce.add(id)
    else if (target === undefined) stale.push({ edit: id, problem: problem('edit-gone', { value: undoes }) })
    else if (!inForce.has(undoes)) stale.push({ edit: id, problem: problem('already-undone', { value: undoes }) })
    else {
      inForce.add(id)
      // Every other edit up the chain of undos changes sides.
      let counts = false
      for (
        let each: Edit | undefined = target;
        each;
        each = each.undoes === undefined ? undefined : earlier.get(each.undoes)
      ) {
        if (counts) inForce.add(each.id)
        else inForce.delete(each.id)
        counts = !counts
      }
    }
    earlier.set(id, edit)
  }
  return { inForce, stale }
}
