/** Any other line: a time or a bracket first, and a level among the first fields; or a time alone. */
import { type LogLevel, levelNamed, levelOfLetter } from '../level'
import { levelOfWord } from '../level-word'
import type { LineHead, LineShape } from '../shape'
import { LOOSE_STAMP, SINCE_START, STAMP } from '../time'

const AFTER_TIME = '\\s?[\\])>|】]{0,2}(?=[\\s|:,;[(【-]|$)'
const TIME = new RegExp(`^(?:[\\s([<|]{0,4}${STAMP}|[\\s[]{0,8}${SINCE_START})${AFTER_TIME}`)
/** A time of fewer parts, which is one only where a level follows. */
const LOOSE = new RegExp(`^[\\s([<|]{0,4}${LOOSE_STAMP}${AFTER_TIME}`)
/** A field between separators: in brackets, or a bare word. */
const FIELD =
  /[ \t|:：,;>=-]{0,32}(?:\[(?<square>[^\]\n]{0,60})\]|【(?<thick>[^】\n]{1,40})】|\((?<round>[^)\n]{1,60})\)|<(?<angle>[^>\n]{1,40})>|(?<bare>[^\s|[\]()<>【】:：,;]{1,60}))/y
/** A level on a line of its own: the column of a table that was copied. */
const ALONE = /^\s{0,4}(?<level>[A-Z0]{3,9})\s{0,4}$/
const MOST_FIELDS = 6
const SEPARATORS = /^[ \t|:：,;>-]{1,12}/

export const generic: LineShape = {
  id: 'generic',
  read(line): LineHead | undefined {
    const alone = ALONE.exec(line)?.groups?.level
    const level = alone && levelNamed(alone)
    if (level) return { level, message: '' }
    const lead = leadOf(line)
    const time = TIME.exec(line.slice(lead))
    const loose = time ? undefined : LOOSE.exec(line)
    if (loose) return levelAmong(line, loose[0].length, true)
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
const UNTIMED = /^\s{0,4}(?:(?:[A-Z]{2,12} ){1,2}(?=[A-Z]{4,9}: )|[*>#!-]{1,4} )?/

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
    const { square, thick, round, angle, bare } = match.groups ?? {}
    const bracket = square ?? thick ?? round ?? angle
    const end = match.index + match[0].length
    const level =
      bracket === undefined
        ? levelOfWord(bare ?? '', { next: line.slice(end, end + 32), index: n, timed, columns })
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
    columns &&= bracket !== undefined || /^\s?[:：|]/.test(line.slice(end, end + 2))
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
