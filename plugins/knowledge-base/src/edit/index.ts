/** Changes to the knowledge while it is in force, as data. Pure. */
export * from './edit'
export { type AddTopic, type Operation, type OperationName, type Operations, readOperation } from './operation'
export { EDIT_CODES, type EditCode, type Problem } from './problem'
