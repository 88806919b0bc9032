/** Takes out of a text what must not be kept: the one door to storage, logs, hand-over and quotation. */
import { withoutColours } from '../logs/clean'
import type { MaskRule, SecretKind } from './rule'
import { RULES } from './rules'

const MAX_ROUNDS = 6

export interface Masked {
  readonly text: string
  /** How many secrets of each kind were taken out, in the order of the rules; empty when none. */
  readonly masked: ReadonlyArray<{ readonly kind: SecretKind; readonly count: number }>
}

/**
 * Replaces secrets and personal identifiers by placeholders such as `<token>`, `<qq>` or `<phone>`. Idempotent; linear time.
 * Error codes, sizes, versions and ordinary chat stay; a terminal's colours go, as they part names from values. It sees shapes and cues only: a bare word that is a password stays.
 */
export function mask(text: string): Masked {
  const counts = new Map<SecretKind, number>()
  const count = (kind: SecretKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
  let masked = text
  // A placeholder can lay bare what stands beside it: a further round finds that, and a round without a find is the last.
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = masked
    masked = withoutColours(masked)
    for (const rule of RULES) masked = applied(rule, masked, () => count(rule.kind))
    if (masked === before) break
  }
  return { text: masked, masked: [...counts].map(([kind, times]) => ({ kind, count: times })) }
}

function applied(rule: MaskRule, text: string, count: () => void): string {
  return text.replace(rule.pattern, (...found) => {
    const match: string = found[0]
    const groups: Readonly<Record<string, string | undefined>> = typeof found.at(-1) === 'object' ? found.at(-1) : {}
    const keep = groups.keep ?? ''
    if (rule.isSecret && !rule.isSecret(groups.secret ?? match, keep)) return match
    count()
    return `${keep}<${rule.kind}>`
  })
}

const CREDENTIALS: readonly SecretKind[] = ['key', 'authorization', 'cookie', 'token', 'password']

/** Whether something was taken out that lets its reader in, so that it has to be withdrawn and changed. */
export function holdsCredential({ masked }: Masked): boolean {
  return masked.some(({ kind }) => CREDENTIALS.includes(kind))
}
