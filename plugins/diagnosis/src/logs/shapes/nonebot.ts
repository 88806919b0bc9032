/** NoneBot: `06-24 22:30:00 [INFO] uvicorn | …`. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const nonebot = byPattern(
  'nonebot',
  new RegExp(`^${STAMP} \\[ ?(?<level>[A-Z]{3,9}) ?\\] (?<logger>[a-z_][\\w.]{0,60}) \\| `),
)
