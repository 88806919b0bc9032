/** LLOneBot: `2024/6/27 13:40:51 昵称(QQ): …`, without a level; its later shapes are those of others. */
import { byPattern } from '../shape'
import { CLOCK } from '../time'

export const llonebot = byPattern(
  'llonebot',
  new RegExp(`^\\d{4}/\\d{1,2}/\\d{1,2} ${CLOCK} (?<logger>[^(\\n]{0,40}\\((?:\\d{0,12}|<qq>)\\)): `),
)
