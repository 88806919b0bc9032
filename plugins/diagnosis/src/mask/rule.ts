/** What a rule of masking is, and the pieces that its patterns share. */

export type SecretKind =
  | 'key'
  | 'authorization'
  | 'cookie'
  | 'token'
  | 'password'
  | 'email'
  | 'identity'
  | 'phone'
  | 'qq'
  | 'ip'
  | 'address'
  | 'user'

export interface MaskRule {
  readonly kind: SecretKind
  /** Global. Groups: `keep` stays in front of the placeholder, `secret` is what the check sees; everything else goes. */
  readonly pattern: RegExp
  /** Whether the matched secret is one; default yes. */
  readonly isSecret?: (secret: string, keep: string) => boolean
}

/** Quotes around a name or a value, also escaped several times over, and what text recognition makes of them. */
export const QUOTES = '[\\\\"\'`“”‘’]{0,10}'
/** What parts a name from its value: a colon or an equals sign between quotes, or its percent encoding. */
export const GLUE = `${QUOTES}[ \\t]{0,3}(?:[:=：]|%3[dD]|=>)[ \\t]{0,3}${QUOTES}`

/** The source of a pattern of names in which text recognition may have taken `o` for `0` and `l` for `1`. */
export function misreadable(names: string): string {
  return names.replace(/o/g, '[o0]').replace(/l/g, '[l1]')
}
