/** mirai and Overflow: `2025-02-15 18:55:59 D/Onebot: …`, `E/QQ: …`. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const mirai = byPattern(
  'mirai',
  new RegExp(`^(?:${STAMP} )?(?<letter>[VDIWEF])/(?<logger>[A-Za-z][^:\\n(]{0,60}): `),
)
