/** NapCat: `11-20 22:33:25 [error] 昵称 | …`, older `2024-10-26 18:28:53 [ERROR] 昵称(QQ) | …`, copied without its time. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

// A container's own clock may stand before NapCat's; the nickname is empty before the login.
export const napcat = byPattern(
  'napcat',
  new RegExp(
    `^\\s{0,4}(?:${STAMP} ){0,2}\\[ {0,2}(?<level>\\w{3,9}) {0,2}\\] {1,3}(?<logger>[^|\\n]{0,60}?) ?\\|(?: |$)`,
  ),
)
