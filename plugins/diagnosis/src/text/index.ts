/** Text before it is read: one shape, one language, the nearest word. */
export { clip, type Folded, fold, MAX_READ } from './fold'
export { languageOf } from './language'
export { nearest } from './nearest'
export { MAX_NORMALISED, normalise } from './normalise'
