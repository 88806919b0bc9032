/** Lines of web servers: `1.2.3.4 - - [10/May/2025:12:57:02 +0800] "GET / HTTP/1.1" 502 150`; the status is the level. */
import type { LogLevel } from '../level'
import type { LineHead, LineShape } from '../shape'

const COMMON =
  /^(?<logger>[\w.:[\]-]{2,64}) \S{1,64} \S{1,64} \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:[\d: +-]{8,20}\] (?="[A-Z]{3,9} )/
const STATUS =
  /"(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|WebSocket) [^"\n]{0,2000})" (?<status>[1-5]\d\d)\b|^(?:[\w.:[\]-]{2,64} )?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/\S{0,500} (?:HTTP\/)?\d(?:\.\d)? (?<bare>[1-5]\d\d)\b/

export const access: LineShape = {
  id: 'access',
  read(line): LineHead | undefined {
    const match = COMMON.exec(line)
    if (!match) return undefined
    const status = statusOf(line)
    const level: LogLevel = status === undefined || status < 400 ? 'info' : status < 500 ? 'warn' : 'error'
    return { level, ...match.groups, message: line.slice(match[0].length) }
  },
}

/** The HTTP status that a line about a request reports, also where another logger printed it. */
export function statusOf(line: string): number | undefined {
  const { status, bare } = STATUS.exec(line)?.groups ?? {}
  return status === undefined && bare === undefined ? undefined : Number(status ?? bare)
}
