/** What a kind of made-up secrets is: how one is made, and the notations in which people paste it. */
import type { SecretKind } from '@support-agent/diagnosis'
import { DIGITS, type Random } from './random'

export interface Source {
  readonly kind: SecretKind
  readonly make: (random: Random) => string
  /** `@` is the place of the secret. */
  readonly notations: readonly string[]
}

/** A number of so many digits that does not begin with nought. */
export const digits = (random: Random, length: number) => random.text('123456789', 1) + random.text(DIGITS, length - 1)
/** Lower-case letters that are not mistaken for digits. */
export const letters = 'abcdefghijkmnpqrstuvwxyz'
