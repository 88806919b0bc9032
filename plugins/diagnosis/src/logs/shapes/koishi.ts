/** Koishi and others of its family: `2025-01-02 10:00:12 [E] adapter …`, also without the time. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const koishi = byPattern(
  'koishi',
  new RegExp(`^(?:${STAMP} )?\\[(?<letter>[DEFISTVW])\\] (?<logger>[\\w@./:-]{1,60}) `),
)
