/** What was changed, by whom and when; what an edit did; what no longer applies. */
import type { LocaleId, TopicId } from '@support-agent/diagnosis'
import { describeProblem, type Edit, type EditScope, type Stale, sameScope } from '@support-agent/knowledge-base'
import { describeEdit, type EditView, topicsOf } from '../describe-edit'
import type { Unreadable } from '../journal'
import { momentInWords, word } from '../words'

const PAGE = 10

/** The newest first; with a topic, those that changed it. An undone one says so. */
export function historyLines(view: EditView, page: number, topic?: TopicId): string[] {
  const { edits, locale } = view
  const shown = edits.filter((edit) => topic === undefined || concerns(edit, topic, edits)).reverse()
  if (!shown.length) return [word(locale, 'history.none')]
  const pages = Math.ceil(shown.length / PAGE)
  const at = Math.min(Math.max(1, page), pages)
  const undone = undoneIn(edits)
  return [
    word(locale, 'history.title', { page: at, pages }),
    ...shown.slice((at - 1) * PAGE, at * PAGE).map((edit) => {
      const state = undone.has(edit.id) ? word(locale, 'history.undone') : ''
      return editLine(edit, state, view)
    }),
    ...(at < pages ? [word(locale, 'history.more', { next: at + 1 })] : []),
  ]
}

/** An undo concerns what its edit changed. */
function concerns({ operations, undoes }: Edit, topic: TopicId, edits: readonly Edit[]): boolean {
  const undone = undoes === undefined ? undefined : edits.find(({ id }) => id === undoes)
  return undone ? concerns(undone, topic, edits) : topicsOf({ operations }).includes(topic)
}

export function editLine(edit: Edit, state: string, view: EditView): string {
  const { locale } = view
  const why = edit.why ? word(locale, 'history.why', { why: edit.why }) : ''
  return word(locale, 'history.item', {
    edit: edit.id,
    when: momentInWords(edit.at),
    who: authorOf(edit, locale),
    here: placeInWords(edit.scope, view),
    what: describeEdit(edit, view) + why,
    state,
  })
}

function placeInWords(scope: EditScope, { here, locale }: EditView): string {
  if (scope === 'global') return ''
  const isHere = here !== undefined && sameScope(scope, here)
  return isHere ? word(locale, 'history.here') : word(locale, 'history.there', { guild: scope.guild })
}

export function authorOf({ author }: Pick<Edit, 'author'>, locale: LocaleId): string {
  return author?.name || word(locale, 'history.forgotten')
}

/** What an administrator of the place may see: an operator everything, a group's administrator also what counts everywhere. */
export function visibleTo(scope: EditScope, edits: readonly Edit[]): Edit[] {
  return edits.filter((edit) => scope === 'global' || edit.scope === 'global' || sameScope(edit.scope, scope))
}

export function staleLines(stale: readonly Stale[], unreadable: readonly Unreadable[], view: EditView): string[] {
  const { edits, locale } = view
  const damaged = unreadable.length
    ? [word(locale, 'unreadable', { count: unreadable.length, edits: unreadable.map(({ id }) => id).join(' ') })]
    : []
  if (!stale.length) return damaged.length ? damaged : [word(locale, 'stale.none')]
  return [
    word(locale, 'stale.title'),
    ...stale.map(({ edit: id, problem }) => {
      const edit = edits.find((one) => one.id === id)
      const what = edit ? describeEdit(edit, view) : ''
      return word(locale, 'stale.item', { edit: id, what, why: describeProblem({ ...problem, path: [] }, locale) })
    }),
    word(locale, 'stale.offer'),
    ...damaged,
  ]
}

/** Which edits are out of force, as far as the list tells: an undo that was itself undone takes nothing back. */
function undoneIn(edits: readonly Edit[]): ReadonlySet<string> {
  const undone = new Set<string>()
  for (const { id, undoes } of [...edits].reverse()) if (undoes !== undefined && !undone.has(id)) undone.add(undoes)
  return undone
}
