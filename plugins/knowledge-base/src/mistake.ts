/** What can be wrong with a knowledge file: the code, where it is, and how grave. The words are in `locales/`. */

/** An error keeps new knowledge from coming into force; a warning does not. */
export type Severity = 'error' | 'warning'

/** Every code, with its severity; the locale files have one sentence for each. */
export const SEVERITY = {
  // the file as a whole
  'unreadable-file': 'error',
  'file-too-large': 'error',
  'not-utf8': 'error',
  'link-refused': 'error',
  'unexpected-file': 'error',
  'bad-id': 'error',
  'missing-base-file': 'error',
  // YAML
  'yaml-syntax': 'error',
  'yaml-unclosed': 'error',
  'yaml-tab': 'error',
  'duplicate-key': 'error',
  'forbidden-key': 'error',
  'scalar-too-long': 'error',
  'alias-refused': 'error',
  'too-deep': 'error',
  'too-many': 'error',
  // one field
  'missing-field': 'error',
  'unknown-key': 'error',
  'stray-words': 'error',
  'not-map': 'error',
  'not-list': 'error',
  'not-text': 'error',
  'not-number': 'error',
  'not-flag': 'error',
  'not-one-of': 'error',
  'too-few': 'error',
  'out-of-range': 'error',
  'bad-moment': 'error',
  // evidence variables
  'bad-size': 'error',
  'bad-version': 'error',
  'bad-time': 'error',
  'several-tests': 'error',
  'empty-range': 'error',
  'range-overlap': 'error',
  'test-without-reads': 'error',
  'phrase-too-short': 'error',
  'duplicate-phrase': 'error',
  'phrase-within': 'warning',
  'duplicate-variable': 'error',
  'unused-variable': 'warning',
  // names that lead nowhere
  'unknown-base': 'error',
  'unknown-variable': 'error',
  'unknown-value': 'error',
  'unknown-document': 'error',
  'unknown-topic': 'error',
  'unknown-remedy': 'error',
  // topics
  'duplicate-topic': 'error',
  'duplicate-remedy': 'error',
  'duplicate-utterance': 'error',
  'shared-utterance': 'error',
  'utterance-in-other-base': 'warning',
  'few-utterances': 'warning',
  'no-claims': 'warning',
  'missing-caution': 'warning',
  'missing-translation': 'warning',
  // labelled cases
  'case-in-training': 'warning',
  'duplicate-case': 'warning',
} as const satisfies Record<string, Severity>

export type MistakeCode = keyof typeof SEVERITY

/** What the sentence of a mistake names: words of the file, allowed values, `nearest` for "did you mean". */
export type MistakeParams = Readonly<Record<string, string>>

/** Keys and indices from the top of a file to the field. */
export type FieldPath = readonly (string | number)[]

/** A mistake before its place in the text is known. */
export interface Finding {
  /** Path inside the knowledge folder, with forward slashes. */
  readonly file: string
  readonly path: FieldPath
  readonly code: MistakeCode
  readonly params: MistakeParams
  /** Where the parser itself stumbled, 1-based; otherwise the path is looked up. */
  readonly at?: Position
}

/** 1-based line and column (in UTF-16 units). */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Mistake extends Position {
  /** `knowledge/<base>/…`, with forward slashes on every system. */
  readonly file: string
  /** Dotted path inside the file, empty for the file as a whole. */
  readonly field: string
  readonly code: MistakeCode
  readonly params: MistakeParams
  readonly severity: Severity
}

/** Whether any of the mistakes keeps the knowledge from coming into force. */
export function hasErrors(mistakes: readonly Mistake[]): boolean {
  return mistakes.some((mistake) => mistake.severity === 'error')
}
