/** Why an edit is refused, or no longer applies: every code, and how grave. The sentences stand under `errors` in `locales/`. */
import { type FieldPath, type MistakeCode, type MistakeParams, SEVERITY, type Severity } from '../mistake'

/** Beyond what can be wrong with a file: {@link MistakeCode}. */
export const EDIT_SEVERITY = {
  // the shape of an edit
  'bad-topic-id': 'error',
  'no-operations': 'error',
  'undo-with-operations': 'error',
  // what no longer applies
  'base-gone': 'error',
  'topic-gone': 'error',
  'topic-unreadable': 'error',
  'topic-exists': 'error',
  'utterance-gone': 'error',
  'utterance-exists': 'error',
  'last-utterance': 'error',
  'remedy-gone': 'error',
  'remedy-exists': 'error',
  'last-remedy': 'error',
  'claim-gone': 'error',
  'claim-exists': 'error',
  'variable-gone': 'error',
  'value-gone': 'error',
  'document-gone': 'error',
  'case-exists': 'error',
  'kind-lacks-field': 'error',
  'already-so': 'error',
  // undo
  'edit-gone': 'error',
  'already-undone': 'error',
  // what a group may do
  'group-adds-only': 'error',
  'group-shared-topic': 'error',
  'group-own-cases': 'error',
  'group-full': 'error',
  // what is taught
  'link-not-allowed': 'error',
  'sensitive-word': 'error',
  'personal-data': 'error',
  'no-english': 'warning',
  // YAML from a chat
  'block-too-large': 'error',
  'tag-refused': 'error',
  'several-documents': 'error',
  'empty-block': 'error',
  'only-a-piece': 'error',
  'only-in-file': 'error',
} as const satisfies Record<string, Severity>

export type EditCode = keyof typeof EDIT_SEVERITY

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

/** A warning is shown and lets the edit pass; an error does not. */
export function severityOf({ code }: Problem): Severity {
  return isEditCode(code) ? EDIT_SEVERITY[code] : SEVERITY[code]
}

export function isEditCode(code: Problem['code']): code is EditCode {
  return Object.hasOwn(EDIT_SEVERITY, code)
}
