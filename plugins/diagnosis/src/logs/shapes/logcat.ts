/** Android, so Shamrock as well: `02-15 18:55:59.123  1234  5678 E Tag: …`, `E/Tag( 1234): …`, Android Studio's. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const logcat = byPattern(
  'logcat',
  new RegExp(`^${STAMP} {1,6}\\d{1,6} {1,6}\\d{1,6} (?<letter>[VDIWEFA]) (?<logger>[^:\\n]{1,60}?) {0,12}: `),
  /^(?<letter>[VDIWEF])\/(?<logger>[^(\n]{1,60}?) ?\( {0,6}\d{1,6}\): /,
  new RegExp(
    `^${STAMP} {1,6}\\d{1,6}-\\d{1,6}(?:/[\\w.?-]{1,80})? {1,6}(?<letter>[VDIWEF])/(?<logger>[^:\\n]{1,60}): `,
  ),
  new RegExp(
    `^${STAMP} {1,6}\\d{1,6}-\\d{1,6} {1,6}(?<logger>\\S{1,60}) {1,40}\\S{1,100} {1,40}(?<letter>[VDIWEF]) {1,6}`,
  ),
)
