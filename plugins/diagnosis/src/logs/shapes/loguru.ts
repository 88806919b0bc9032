/** loguru and others with bars: `2024-01-01 10:00:00.123 | ERROR    | module:function:12 - …`. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const loguru = byPattern(
  'loguru',
  new RegExp(
    `^\\[?${STAMP}\\]? ?\\| ?\\[?(?<level>[A-Za-z0]{3,9}) {0,9}\\]? ?\\| ?(?:(?<logger>[\\w.<>/-]{1,80}(?::[\\w<>.]{1,80}:\\d{1,6})?) (?:-|\\|) )?`,
  ),
)
