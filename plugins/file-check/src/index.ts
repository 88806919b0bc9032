/** Files: opened safely, checked in workers, reported as findings. */
export type { AttachmentProblem, AttachmentSource, OpenerPolicy } from './attachment'
export type { CheckPolicy } from './check'
export { FINDING_IDS, type Finding, type FindingId, type Severity } from './finding'
export { BLOCKED_EXTENSIONS, DEFAULT_CHECK_POLICY, DEFAULT_OPENER_POLICY } from './policy'
export { readTextFile, type TextFile } from './read-text'
export type { FileReport, FileVerdict, Unfinished, UnfinishedReason } from './report'
export { CheckPool, PoolBusy, type PoolSettings } from './run/pool'
export { type CheckLimits, type CheckTask, DEFAULT_LIMITS } from './run/task'
