/** Logs, read rather than matched: lines of many programs, their errors, and the innermost error of a paste. */
export { entriesOf, type LogEntry } from './entries'
export { countLevels, errorsAmong, type Standing, standingOf } from './failure'
export { innermostOf } from './innermost'
export type { LogLevel } from './level'
export { type Part, readPaste } from './paste'
export { isLog, readLog } from './read-log'
export { foldMessage } from './repeats'
export { isFrame } from './trace'
