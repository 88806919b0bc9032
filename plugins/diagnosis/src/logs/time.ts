/** Patterns of the times that stand before a log line's message; bounded, without groups. */

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}'
const DATE = `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{4}年\\d{1,2}月\\d{1,2}日|20\\d{6}|\\d{1,2}[-/.]\\d{1,2}(?:[-/.]\\d{2,4})?|\\d{1,2}[ /-]${MONTH}[ /-]\\d{2,4}|${MONTH} {1,2}\\d{1,2}(?:,? \\d{4})?)`
const ZONE = '(?: ?(?:Z|UTC|GMT|CST|[+-]\\d{2}:?\\d{2}))?'

/** 12:57:02, 12:57:02,018, 12:57:02.018.018, 2:58:49 PM */
export const CLOCK = '\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9}){0,2}(?: ?[AP]M)?'
/** 2026.03.14-12.41.09:004, as programs write it that name files after times too */
const DOTTED = '\\d{4}[-.]\\d{2}[-.]\\d{2}[-_ ]\\d{2}[-.]\\d{2}[-.]\\d{2}(?:[:.,]\\d{1,6})?'
/** A clock, mostly with a date before and sometimes a zone or a year behind it. */
export const STAMP = `(?:(?:${DATE}(?:[T:_-]|[,:]? {1,2}))?${CLOCK}${ZONE}(?: 20\\d{2}(?!\\d))?|${DOTTED})`
/** A time without seconds: 2026-01-01 10:11, 10:11 AM. */
export const LOOSE_STAMP = `(?:${DATE}(?:T|,? {1,2})\\d{1,2}:\\d{2}(?: ?[AP]M)?|\\d{1,2}:\\d{2} ?[AP]M)`
/** 12.345, [    1.234567]: seconds since the start, as kernels and games count. */
export const SINCE_START = '\\d{1,10}\\.\\d{3,9}'
/** Feb  4 21:14:33, as syslog writes it. */
export const SYSLOG_STAMP = `${MONTH} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2}`
