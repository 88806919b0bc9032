/** What a check finds: an id, how bad it is, and what was measured; the words stand in the locale files under `finding.<id>`. */

/** `info`: normal · `notice`: may explain a refusal, disputed · `warning`: explains it, or is a risk · `danger`. */
export type Severity = 'info' | 'notice' | 'warning' | 'danger'

export const FINDING_IDS = [
  // The name.
  'blocked-extension',
  'double-extension',
  'bidi-override',
  'hidden-characters',
  'lookalike-extension',
  'illegal-characters',
  'reserved-name',
  'name-too-long',
  'trailing-dot-or-space',
  'renamed-suffix',
  // The size.
  'empty',
  'too-large',
  // The type.
  'type-mismatch',
  'shortcut',
  'script',
  'download-error-page',
  'polyglot',
  // Executables.
  'pe-malformed',
  'pe-checksum-mismatch',
  'packed-executable',
  // Entropy.
  'entropy',
  'entropy-abnormal',
  // Archives.
  'archive-encrypted',
  'archive-corrupt',
  'truncated',
  'archive-bomb',
  'archive-overlap',
  'archive-nested-executable',
  'archive-multi-volume',
  'archive-unsafe-path',
  // Documents.
  'office-macro',
  'office-encrypted',
  'dde',
  'external-link',
  'pdf-active-content',
  'pdf-encrypted',
  // Text.
  'encoding',
  'sensitive-word',
  'eicar',
  // A log: its lines are diagnosed apart.
  'log',
] as const

export type FindingId = (typeof FINDING_IDS)[number]

export interface Finding {
  readonly id: FindingId
  readonly severity: Severity
  /**
   * Values for the sentence. A key that ends with `Bytes` holds a size in bytes and is shown as KB, MB or GB; everything else is
   * shown as it stands. Texts from the file are printable and short: {@link printable}.
   */
  readonly measured: Readonly<Record<string, string | number>>
  /** Where in the file, in bytes from its start. */
  readonly offset?: number | undefined
  /** Which entry of the archive, printable. */
  readonly entry?: string | undefined
  /** What it means to the diagnosis: values of variables of knowledge/common. */
  readonly emits?: readonly { readonly variable: string; readonly value: string }[] | undefined
}

const LONGEST_SHOWN = 60

/** A name or a word from the file, safe to show: control, format and line characters become `�`, long ones are cut. */
export function printable(text: string): string {
  const clean = [...text.slice(0, LONGEST_SHOWN * 4)].map((letter) =>
    /[\p{C}\p{Zl}\p{Zp}]/u.test(letter) ? '�' : letter,
  )
  return clean.length <= LONGEST_SHOWN ? clean.join('') : `${clean.slice(0, LONGEST_SHOWN - 1).join('')}…`
}
