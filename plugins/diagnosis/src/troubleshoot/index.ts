/** Troubleshooting: which question or remedy is worth its minutes, and when a person should take over. */
export * from './answers'
export { type Belief, beliefOf } from './belief'
export * from './policy'
export * from './question'
export * from './repair'
