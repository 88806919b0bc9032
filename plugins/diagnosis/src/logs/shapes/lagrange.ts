/** Lagrange: the second of its two lines, `[2024-06-11 21:31:08] [WtExchangeLogic] [FATAL]: …`; the first is .NET's. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const lagrange = byPattern(
  'lagrange',
  new RegExp(`^\\s{0,12}\\[${STAMP}\\] \\[(?<logger>\\w{1,60})\\] \\[(?<level>\\w{3,9})\\]: `),
)
