/** Why an edit is refused, or no longer applies: every code. The sentences stand under `errors` in `locales/`. */
import type { FieldPath, MistakeCode, MistakeParams } from '../mistake'

/** Beyond what can be wrong with a file: {@link MistakeCode}. */
export const EDIT_CODES = [
  // the shape of an edit
  'bad-topic-id',
  'no-operations',
  'undo-with-operations',
  'kind-lacks-field',
  // what no longer applies
  'base-gone',
  'topic-gone',
  'topic-unreadable',
  'topic-exists',
  'utterance-gone',
  'utterance-exists',
  'last-utterance',
  'remedy-gone',
  'remedy-exists',
  'last-remedy',
  'claim-gone',
  'claim-exists',
  'variable-gone',
  'value-gone',
  'document-gone',
  'case-exists',
  'already-so',
  // undo
  'edit-gone',
  'already-undone',
  'undo-other-scope',
  // what a group may do
  'group-adds-only',
  'group-own-cases',
  // what is taught
  'link-refused-here',
  'sensitive-word',
  'personal-data',
  'utterance-elsewhere',
  'no-english',
  // YAML from a chat
  'block-too-large',
  'tag-refused',
  'several-documents',
  'empty-block',
  'unknown-file',
] as const

export type EditCode = (typeof EDIT_CODES)[number]

/** What is wrong, as data; {@link describeProblem} puts it into words. */
export interface Problem {
  readonly code: EditCode | MistakeCode
  readonly params: MistakeParams
  /** Keys and indices from the top of the value to what is wrong in it; empty: the whole. */
  readonly path: FieldPath
}

export function problem(code: Problem['code'], params: MistakeParams = {}, path: FieldPath = []): Problem {
  return { code, params, path }
}
