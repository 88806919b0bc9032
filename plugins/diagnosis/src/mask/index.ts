/** What is kept is masked first. */
export { type Masked, mask } from './mask'
export type { SecretKind } from './rules'
