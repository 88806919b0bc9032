/** VMware: `2025-05-10T12:57:02.018Z Er(02) vmx …`, two letters and a number for each level. */
import type { LogLevel } from '../level'
import type { LineShape } from '../shape'
import { STAMP } from '../time'

const HEAD = new RegExp(`^${STAMP} (?<mark>[A-Z][a-z])\\(\\d{2}\\)\\+? (?<logger>\\S{1,60}) `)
const LEVELS: Readonly<Record<string, LogLevel>> = {
  Db: 'debug',
  In: 'info',
  No: 'info',
  Wa: 'warn',
  Er: 'error',
  Cr: 'fatal',
  Al: 'fatal',
}

export const vmware: LineShape = {
  id: 'vmware',
  read(line) {
    const match = HEAD.exec(line)
    const { mark = '', logger } = match?.groups ?? {}
    const level = LEVELS[mark]
    return match && level ? { level, logger, message: line.slice(match[0].length).trim() } : undefined
  },
}
