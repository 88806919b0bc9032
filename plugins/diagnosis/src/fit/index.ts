/** Fitting what is not learned from utterances. */
export * from './fit-balance'
export { fitLogistic, logistic } from './logistic'
