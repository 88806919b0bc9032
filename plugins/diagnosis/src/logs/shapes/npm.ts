/** npm and pnpm: `npm ERR! …`, `npm error …`, ` ERR_PNPM_…  …`. */
import { byPattern } from '../shape'

export const npm = byPattern(
  'npm',
  /^(?<logger>npm) (?<level>ERR|WARN|error|warn|notice|info)!? /,
  /^ (?=(?<level>ERR)_PNPM_)/,
)
