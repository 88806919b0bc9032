/** .NET: `fail: Category[0]` with the message on the next line or on the same; Serilog: `[20:05:00 ERR] …`. */
import { byPattern } from '../shape'
import { CLOCK, STAMP } from '../time'

export const dotnet = byPattern(
  'dotnet',
  new RegExp(
    `^\\s{0,4}(?:${STAMP} )?(?<level>trce|dbug|info|warn|fail|crit): (?<logger>[\\w.+\`<>]{1,160})\\[\\d{1,9}\\](?: |$)`,
  ),
  new RegExp(`^\\[${CLOCK} (?<level>[A-Z]{3})\\] (?:<(?<logger>[\\w.]{1,120})> )?`),
  new RegExp(`^${STAMP} \\[(?<level>VRB|DBG|INF|WRN|ERR|FTL)\\] `),
)
