/** The knowledge as it is now: the files as the base, and the edits on top, everywhere and in each group. */
import {
  type Bases,
  type Compiled,
  compile,
  type Edit,
  type EditScope,
  type Fold,
  foldEdits,
  foldMore,
  type GroupScope,
  type KnowledgeSource,
  type Problem,
  type Sources,
  type Stale,
  sameScope,
  topicsBetween,
} from '@support-agent/knowledge-base'
import { topicsOf } from './describe-edit'
import type { Journal } from './journal'
import { foldPast, type Past, pastOf } from './past'

/** What holds in one place. */
export interface State {
  readonly bases: Bases
  readonly sources: Sources
  /** What edits say that no longer applies: kept, and offered again. */
  readonly stale: readonly Stale[]
}

interface Known extends State {
  readonly fold: Fold
  readonly compiled: Compiled
}

export class LiveKnowledge {
  /** The files as they were compiled here, and the edits that the states below were made from. */
  #files: { readonly parsed: Sources; readonly compiled: Compiled } | undefined
  #edits: readonly Edit[] = []
  #everywhere: Known | undefined
  /** By group; dropped with every change. */
  readonly #groups = new Map<string, Known>()

  constructor(
    private readonly source: Pick<KnowledgeSource, 'current' | 'files' | 'parsed'>,
    private readonly journal: Pick<Journal, 'edits' | 'pasts' | 'pending'>,
  ) {}

  /** Groups without edits of their own share what holds everywhere, as the same object. */
  state(scope: EditScope = 'global'): State {
    return scope === 'global' || !this.#hasOwn(scope) ? this.#global() : this.#group(scope)
  }

  /** The bases alone: until somebody teaches, nothing has to be parsed for them. */
  bases(scope: EditScope = 'global'): Bases {
    return this.journal.pending.length || this.#files ? this.state(scope).bases : this.source.current
  }

  /** What would hold in the place of an edit if it counted, too. */
  with(edit: Edit): State {
    const known = edit.scope === 'global' ? this.#global() : this.#group(edit.scope)
    return made(foldMore(known.fold, edit), known.compiled)
  }

  /**
   * What held just before an edit and just after it: on the files as they are now, or as they were when they took it over.
   * @returns undefined where that is too long ago
   */
  around(edit: Edit): readonly [before: Bases, after: Bases] | undefined {
    const { edits, pending } = this.journal
    const past = this.#pastOf(edit)
    if (!past) {
      if (!pending.some(({ id }) => id === edit.id)) return undefined
      const at = edits.indexOf(edit)
      return [this.#at(edits.slice(0, at), edit.scope), this.#at(edits.slice(0, at + 1), edit.scope)]
    }
    const { compiled } = this.#refresh()
    const until = (last: number) => compile(foldPast(past, this.source.files, edits, last).sources, compiled).bases
    return [until(Number(edit.id) - 1), until(Number(edit.id))]
  }

  /** What takes an edit back: an undo of it, or where files hold it already, the operations that lead back. */
  undoing(edit: Edit): Pick<Edit, 'operations' | 'undoes'> | { readonly problems: readonly Problem[] } {
    const past = this.#pastOf(edit)
    if (!past) return { operations: [], undoes: edit.id }
    const fold = foldPast(past, this.source.files, this.journal.edits)
    const undo: Edit = { id: 'undo', at: 0, author: null, scope: 'global', operations: [], undoes: edit.id }
    const without = foldMore(fold, undo)
    const topics = [...new Set(fold.edits.flatMap(topicsOf))]
    const { operations, problems } = topicsBetween(fold.sources, without.sources, topics)
    if (operations.length) return { operations }
    const isUndone = without.stale.some((one) => one.edit === undo.id)
    const nothing: Problem = { code: isUndone ? 'already-undone' : 'edit-gone', params: { value: edit.id }, path: [] }
    return { problems: problems.length ? problems : [nothing] }
  }

  /** An edit that is in the files with all that it says. */
  #pastOf(edit: Edit): Past | undefined {
    const isPending = this.journal.pending.some(({ id }) => id === edit.id)
    return isPending ? undefined : pastOf(edit, this.journal.pasts)
  }

  /** What held in a place when only these edits had been made, on the files as they are now. */
  #at(edits: readonly Edit[], scope: EditScope): Bases {
    const { parsed, compiled } = this.#refresh()
    const pending = new Map(this.journal.pending.map((edit) => [edit.id, edit]))
    const counting = edits.flatMap(({ id }) => pending.get(id) ?? [])
    const everywhere = foldEdits(parsed, counting, 'global')
    const sources = scope === 'global' ? everywhere.sources : foldEdits(everywhere.sources, counting, scope).sources
    return compile(sources, compiled).bases
  }

  /** What no longer applies, everywhere and in each group. */
  stale(): Stale[] {
    if (!this.journal.pending.length) return []
    const { sources, stale } = this.#global()
    const scopes = this.#edits.flatMap(({ scope }) => (scope === 'global' ? [] : [scope]))
    const groups = new Map(scopes.map((scope) => [JSON.stringify([scope.platform, scope.guild]), scope]))
    return [...stale, ...[...groups.values()].flatMap((scope) => foldEdits(sources, this.#edits, scope).stale)]
  }

  #hasOwn(scope: GroupScope): boolean {
    return this.journal.pending.some((edit) => edit.scope !== 'global' && sameScope(edit.scope, scope))
  }

  #global(): Known {
    const { parsed, compiled } = this.#refresh()
    if (!this.#everywhere) {
      this.#everywhere = made(foldEdits(parsed, this.#edits, 'global'), compiled)
    }
    return this.#everywhere
  }

  #group(scope: GroupScope): Known {
    const everywhere = this.#global()
    const key = JSON.stringify([scope.platform, scope.guild])
    const known = this.#groups.get(key) ?? made(foldEdits(everywhere.sources, this.#edits, scope), everywhere.compiled)
    this.#groups.set(key, known)
    return known
  }

  /** Takes over what files and edits have become; one more edit costs that edit alone. */
  #refresh(): { readonly parsed: Sources; readonly compiled: Compiled } {
    const parsed = this.source.parsed()
    if (this.#files?.parsed !== parsed) {
      this.#files = { parsed, compiled: compile(parsed) }
      this.#everywhere = undefined
      this.#groups.clear()
      this.#edits = []
    }
    const { pending: edits } = this.journal
    if (edits !== this.#edits) {
      const known = this.#everywhere
      const newest = edits.at(-1)
      const isOneMore = edits.length === this.#edits.length + 1 && edits.at(-2) === this.#edits.at(-1)
      this.#everywhere = known && newest && isOneMore ? made(foldMore(known.fold, newest), known.compiled) : undefined
      this.#edits = edits
      this.#groups.clear()
    }
    return this.#files
  }
}

function made(fold: Fold, before: Compiled): Known {
  const compiled = compile(fold.sources, before)
  return { bases: compiled.bases, sources: fold.sources, stale: fold.stale, fold, compiled }
}
