/** Which file of a base is what, by its path: `causes/<id>.yml`, `locales/en-US/guides/<id>.yml` … */

export const FOLDERS = ['causes', 'guides', 'evidence', 'not-ours', 'vague'] as const
export type Folder = (typeof FOLDERS)[number]
/** What can be said in another language; what is not ours and what is vague is recognised and never spoken of. */
export type TranslatedFolder = Exclude<Folder, 'not-ours' | 'vague'>

export type Place =
  | { readonly kind: 'base' | 'english-base' | 'cases' }
  | { readonly kind: Folder; readonly id: string }
  | { readonly kind: 'english'; readonly of: TranslatedFolder; readonly id: string }
  | { readonly kind: 'unexpected' }
  /** Not YAML: a README, a picture. */
  | { readonly kind: 'ignored' }

/** Ids name files, commands and journal entries, so they are plain. */
const ID = /^[a-z0-9][a-z0-9_-]{0,59}$/
const FORBIDDEN_IDS: readonly string[] = ['constructor', 'prototype']

export function isId(word: string): boolean {
  return ID.test(word) && !FORBIDDEN_IDS.includes(word)
}

/** `path` is relative to the base's folder, with forward slashes. */
export function placeOf(path: string): Place {
  if (!/\.ya?ml$/i.test(path)) return { kind: 'ignored' }
  if (path === 'base.yml') return { kind: 'base' }
  if (path === 'locales/en-US/base.yml') return { kind: 'english-base' }
  if (path === 'cases.yml') return { kind: 'cases' }
  const parts = path.split('/')
  const id = idOf(parts.at(-1) ?? '')
  const folder = FOLDERS.find((each) => each === parts.at(-2))
  if (id === undefined || folder === undefined) return { kind: 'unexpected' }
  if (parts.length === 2) return { kind: folder, id }
  const isEnglish = parts.length === 4 && parts[0] === 'locales' && parts[1] === 'en-US'
  return isEnglish && folder !== 'not-ours' && folder !== 'vague'
    ? { kind: 'english', of: folder, id }
    : { kind: 'unexpected' }
}

function idOf(name: string): string | undefined {
  return name.endsWith('.yml') ? name.slice(0, -'.yml'.length) : undefined
}
