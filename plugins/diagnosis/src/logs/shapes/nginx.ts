/** nginx: `2025/05/10 12:57:02 [error] 12#12: *1 …`; Apache: `[Sat May 10 12:57:02.018 2025] [core:error] [pid 12] …`. */
import { byPattern } from '../shape'
import { CLOCK, STAMP } from '../time'

export const nginx = byPattern(
  'nginx',
  new RegExp(`^\\d{4}/\\d\\d/\\d\\d ${CLOCK} \\[(?<level>\\w{4,6})\\] \\d{1,8}#\\d{1,8}: (?:\\*\\d{1,12} )?`),
  new RegExp(
    `^\\[${STAMP}\\] \\[(?:(?<logger>\\w{0,30}):)?(?<level>\\w{4,6})\\] (?:\\[(?:pid|client) [^\\]\\n]{1,80}\\] ){0,2}`,
  ),
)
