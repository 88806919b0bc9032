/** Yunzai: `[10:47:52.998][ERRO][…] …`, `[YzBot][10:47:52.998][MARK] …`; log4js: `[2024-01-01T10:00:00.123] [ERROR] default - …`. */
import { byPattern } from '../shape'
import { CLOCK, STAMP } from '../time'

export const yunzai = byPattern(
  'yunzai',
  new RegExp(
    `^(?:\\[[\\w .-]{1,24}\\] ?)?\\[${CLOCK}\\]\\[(?<level>\\w{3,9})\\](?:\\[(?<logger>[^\\]\\n]{1,60})\\])? ?`,
  ),
  new RegExp(`^\\[${STAMP}\\] \\[(?<level>[A-Z]{3,9})\\] (?<logger>[\\w.$-]{1,60}) - `),
)
