/** What is kept is masked first. */
export { holdsCredential, type Masked, mask } from './mask'
export type { SecretKind } from './rule'
