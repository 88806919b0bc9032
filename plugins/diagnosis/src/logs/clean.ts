/** Texts without what a terminal adds: colours, cursor moves, carriage returns. */

const ESCAPE = String.fromCharCode(0x1b)
const BELL = String.fromCharCode(0x07)
// CSI … final byte; OSC … BEL or ST; other two-byte escapes (ECMA-48).
const ESCAPES = new RegExp(
  `${ESCAPE}(?:\\[[0-?]{0,24}[ -/]{0,4}[@-~]|\\][^${BELL}${ESCAPE}]{0,200}(?:${BELL}|${ESCAPE}\\\\)?|[@-Z\\\\^_])`,
  'g',
)
const CONTROLS = /(?!\t)\p{Cc}/gu
/** A colour whose escape character was lost on the way: `[31m`, `[1;32m`, `[0m`, `␛[39m`. */
const LOST_ESCAPES = /[␛^]?\[(?:\d(?!m\])|\d\d)(?:;\d{1,3}){0,4}m/g

/** A colour whose escape character a program has spelled out: `\\u001b[31m`, `\\x1b[0m`. */
const SPELLED_ESCAPES = /\\{1,8}(?:u001b|x1b|e|033)\[(?:\d{1,3}(?:;\d{1,3}){0,4})?m/gi

export function clean(line: string): string {
  return withoutColours(line).replace(CONTROLS, '')
}

/** A text of one line or many without its colours, however their escape characters came through. */
export function withoutColours(text: string): string {
  if (!text.includes('[') && !text.includes(ESCAPE)) return text
  return text.replace(SPELLED_ESCAPES, '').replace(ESCAPES, '').replace(LOST_ESCAPES, '')
}
