/** All rules of masking, in the order in which they run: what lets in, then what leads to a person. */
import { CREDENTIALS } from './credentials'
import { PEOPLE } from './people'
import type { MaskRule } from './rule'

export const RULES: readonly MaskRule[] = [...CREDENTIALS, ...PEOPLE]
