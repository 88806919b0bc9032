/** Made-up secrets in their notations, and what must not be left of a text after masking. */
import type { SecretKind } from '@support-agent/diagnosis'
import { CREDENTIAL_SOURCES } from './credential-sources'
import { PERSON_SOURCES } from './person-sources'
import type { Random } from './random'

export interface Seed {
  readonly kind: SecretKind
  /** What must be gone. */
  readonly secret: string
  /** The secret in its notation. */
  readonly text: string
}

/** Every notation `times` times, each with a secret of its own. */
export function seeds(random: Random, times: number): Seed[] {
  return [...CREDENTIAL_SOURCES, ...PERSON_SOURCES].flatMap(({ kind, make, notations }) =>
    notations.flatMap((notation) =>
      Array.from({ length: times }, () => {
        const secret = make(random)
        // The first `@` of two is the secret's place in an address, the other the notation's own.
        const text = notation.includes('@@')
          ? notation.startsWith('ssh')
            ? notation.replace('@@', `@${secret}`)
            : notation.replace('@@', `${secret}@`)
          : notation.replace('@', () => secret)
        return { kind, secret, text }
      }),
    ),
  )
}

/** The least run of a secret that must not be left. */
const LEAST = 6

/** Whether a part of the secret that would help somebody is in the text. */
export function survives(secret: string, text: string): boolean {
  const lines = secret.split('\n')
  return lines.some((line) => {
    const local = line.includes('@') && /\.(?:com|cn)$/.test(line) ? line.slice(0, line.indexOf('@')) : line
    const length = Math.min(local.length, Math.max(LEAST, Math.ceil(local.length / 2)))
    for (let at = 0; at + length <= local.length; at++) if (text.includes(local.slice(at, at + length))) return true
    return false
  })
}
