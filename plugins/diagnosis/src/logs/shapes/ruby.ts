/** Ruby's logger: `E, [2025-05-11T09:00:03.018123 #12] ERROR -- demo: …`. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const ruby = byPattern(
  'ruby',
  new RegExp(`^(?<letter>[DIWEF]), \\[${STAMP} #\\d{1,9}\\] {1,3}[A-Z]{3,5} -- (?<logger>[^:\\n]{0,60}): `),
)
