/** Log files: which lines report errors, read in parts where the file is large. */
export type { LogSummary } from './log-summary'
export { readLogFile } from './read-log-file'
