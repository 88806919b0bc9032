/** Redis and Valkey: `7:M 05 Jan 2026 11:20:00.101 # …`, a sign for each level. */
import type { LogLevel } from '../level'
import type { LineShape } from '../shape'
import { STAMP } from '../time'

const HEAD = new RegExp(`^\\d{1,8}:(?<role>[CMSX]) ${STAMP} (?<sign>[.*#-]) `)
const LEVELS: Readonly<Record<string, LogLevel>> = { '.': 'debug', '-': 'debug', '*': 'info', '#': 'warn' }

export const redis: LineShape = {
  id: 'redis',
  read(line) {
    const match = HEAD.exec(line)
    const level = LEVELS[match?.groups?.sign ?? '']
    return match && level ? { level, message: line.slice(match[0].length).trim() } : undefined
  },
}
