/** Changes to the knowledge while it is in force, as data. Pure. */
export { applyOperation } from './apply'
export { checkScope } from './check-scope'
export * from './edit'
export { exportFiles } from './export'
export { type Fold, foldEdits, foldMore, type Stale } from './fold'
export { type AddTopic, type Operation, type OperationName, type Operations, readOperation } from './operation'
export { EDIT_CODES, type EditCode, type Problem } from './problem'
export { type Applied, findTopic, isProblem, type TopicSource } from './topic-place'
