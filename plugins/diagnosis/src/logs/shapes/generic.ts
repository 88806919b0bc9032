/** Any other line: a time or a bracket first, and a level among the first fields; or a time alone. */
import { type LogLevel, levelNamed, levelOfLetter } from '../level'
import type { LineHead, LineShape } from '../shape'
import { SINCE_START, STAMP } from '../time'

const TIME = new RegExp(`^(?:[\\s([<|]{0,4}${STAMP}|[\\s[]{0,8}${SINCE_START})[\\])>|]{0,2}(?=[\\s|:,;[(-]|$)`)
/** A field between separators: in brackets, or a bare word. */
const FIELD =
  /[ \t|:,;>=-]{0,32}(?:\[(?<square>[^\]\n]{0,60})\]|\((?<round>[^)\n]{1,60})\)|<(?<angle>[^>\n]{1,40})>|(?<bare>[^\s|[\]()<>:,;]{1,60}))/y
/** A level on a line of its own: the column of a table that was copied. */
const ALONE = /^\s{0,4}(?<level>[A-Z0]{3,9})\s{0,4}$/
const MOST_FIELDS = 6
const SEPARATORS = /^[ \t|:,;>-]{1,12}/

export const generic: LineShape = {
  id: 'generic',
  read(line): LineHead | undefined {
    const alone = ALONE.exec(line)?.groups?.level
    const level = alone && levelNamed(alone)
    if (level) return { level, message: '' }
    const lead = leadOf(line)
    const time = TIME.exec(line.slice(lead))
    const from = time ? lead + time[0].length : (UNTIMED.exec(line)?.[0].length ?? 0)
    const place = time && PLACE_COLUMN.exec(line.slice(from))
    const found = levelAmong(line, from + (place?.[0].length ?? 0), time !== null)
    if (found) return place?.groups?.place ? { ...found, logger: found.logger ?? place.groups.place } : found
    return time ? withPlace(line.slice(from).replace(SEPARATORS, '').trim()) : undefined
  },
}

/** `[main] 2026/02/21 06:12:40 …`: how long the name is that stands before a time. */
function leadOf(line: string): number {
  const lead = LEAD.exec(line)
  const name = lead?.groups?.name ?? ''
  return lead && !bracketLevel(name) && !levelOfLetter(name) ? lead[0].length : 0
}

const LEAD = new RegExp(`^\\s{0,4}\\[(?<name>[^\\]\\n]{1,40})\\]\\s{1,2}(?=[[(]?${STAMP})`)
/** What stands before a level without a time: `SCRIPT ERROR: …`. */
const UNTIMED = /^\s{0,4}(?:(?:[A-Z]{2,12} ){1,2}(?=[A-Z]{4,9}: ))?/

/** `file.c:215(function)` alone is where, not what: the message stands on the next line. */
const PLACE = /^(?:\d{1,3}\] )?(?<place>[\w./-]{1,120}\.[a-z]{1,5}:\d{1,7}(?:\(\w{1,80}\))?)$/

/** `cmd/web.go:253:runWeb() [E] …`: a place before the level. */
const PLACE_COLUMN = /^ (?<place>[\w./-]{1,120}:\d{1,7}:[\w.]{1,80}\(\))(?= )/

function withPlace(message: string): LineHead {
  const place = PLACE.exec(message)?.groups?.place
  return place === undefined ? { message } : { logger: place, message: '' }
}

function levelAmong(line: string, from: number, timed: boolean): LineHead | undefined {
  let logger: string | undefined
  // Whether only columns stand before the field: brackets, or words that a colon ends.
  let columns = true
  FIELD.lastIndex = from
  for (let n = 0; n < MOST_FIELDS; n++) {
    const match = FIELD.exec(line)
    if (!match) return undefined
    const { square, round, angle, bare } = match.groups ?? {}
    const bracket = square ?? round ?? angle
    const end = match.index + match[0].length
    const level =
      bracket === undefined
        ? bareLevel(bare ?? '', line.slice(end, end + 32), n, timed, columns)
        : (bracketLevel(bracket) ?? (timed || TIME.test(line.slice(end)) ? levelOfLetter(bracket) : undefined))
    if (level) {
      const message = line
        .slice(end)
        .replace(timed ? '' : TIME, '')
        .replace(SEPARATORS, '')
        .trim()
      // A section of settings: [error].
      if (!timed && message === '') return undefined
      return { level, ...(logger ? { logger } : {}), message }
    }
    // Without a time, brackets alone lead to the level: prose begins with words.
    if (!timed && bracket === undefined) return undefined
    columns &&= bracket !== undefined || line[end] === ':'
    const name = bracket ?? bare ?? ''
    if (/[A-Za-z\u4e00-\u9fff]/.test(name)) logger ??= name.trim()
  }
  return undefined
}

/** [ERROR], [core:error], [Server thread/ERROR], (EE) */
function bracketLevel(text: string): LogLevel | undefined {
  if (/^(?<letter>[DEIW])\k<letter>$/.test(text)) return levelOfLetter(text[0] ?? '')
  return levelNamed(text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1))
}

/** ERROR behind a time, `error:` before a message, `channel.ERROR:`; `Error: …` is an exception, and "error 403" is prose. */
function bareLevel(text: string, next: string, index: number, timed: boolean, columns: boolean): LogLevel | undefined {
  if (text.length === 1) return timed && columns && LETTER_ENDS.test(next) ? levelOfLetter(text) : undefined
  const ends = ENDS.test(next)
  const dotted = timed || /[A-Z]$/.test(text)
  const word =
    (ends && dotted) || (timed && index === 0 && FACILITY.test(text)) ? text.slice(text.lastIndexOf('.') + 1) : text
  // ERROR! …
  if (index === 0 && !timed && /^[A-Z]{4,9}!$/.test(text) && next.startsWith(' ')) return levelNamed(text.slice(0, -1))
  const level = levelNamed(word)
  // A column of words such as `Error                 CBS`.
  const upper =
    /^[A-Z0]{3,13}$/.test(word) || (timed && /^[A-Z][a-z]{2,12}$/.test(word) && /^(?: {2,}|\t)\S/.test(next))
  // `LogNet: Warning: …`, `Error sync.cpp:12: …` behind a time.
  const named = timed && columns && /^[A-Z][a-z]{2,12}$/.test(word) && COLUMN_ENDS.test(next)
  if (!level || !(upper || named || /^[a-z]{3,13}$/.test(word))) return undefined
  // `panic: …` alone is what a runtime prints when it dies.
  if (ends) return timed || (index === 0 && word !== 'panic') ? level : undefined
  if (!timed) return upper && index === 0 && ALONE_BEFORE.test(next) ? level : undefined
  return (upper ? /^(?:[\s|,;\]-]|\[\d|$)/ : index === 0 ? /^ / : BEFORE_BRACKET).test(next) ? level : undefined
}

/** daemon.err, as syslog daemons write it. */
const FACILITY = /^[a-z]{2,10}\d?\.[a-z]{3,7}$/
/** What follows a capitalised level: its colon, or the place in the source. */
const COLUMN_ENDS = /^(?::(?: |$)| [\w./-]{1,24}(?:\.\w{1,5}:\d|(?<=[\w./-]{24})))/
/** What follows a letter that stands for a level. */
const LETTER_ENDS = /^(?: {2,}|\t|: | \[| \|)/
const ENDS = /^(?::(?:\s|$)|\t|\s?\|\s|\s-\s)/
/** What follows a level in small letters that is not the first column: `debug <general>: …`. */
const BEFORE_BRACKET = /^ {1,4}[[<]/
/** What follows a capital level without a time: a wide gap, a bracket, or the time. */
const ALONE_BEFORE = /^(?: {2,}\S| \[|[ \t[(]{1,3}\d{1,4}[-/:.]\d{1,2}[-/:]\d{1,2})/
