/** The column of levels in a log of an unknown shape, found by what its lines have in common. */
import { type LogLevel, levelNamed } from './level'
import type { LineShape } from './shape'
import { readHead } from './shapes'

/** Where a word stands: the how-manyth it is, or at which character it begins or ends. */
type Place = `word ${number}` | `from ${number}` | `to ${number}`

interface Candidate {
  readonly level: LogLevel
  readonly places: readonly Place[]
  readonly end: number
}

const WORD = /[^\s[\](){}<>|:,;=]{1,60}/g
const SPELLING = /^(?:[A-Z]{3,13}|[A-Z]?[a-z]{2,12}|[\u4e00-\u9fff]{2,4})$/
const SEPARATORS = /^[\s|\])}>:,;-]{0,40}/
const MOST_WORDS = 12
const LONGEST_HEAD = 160
const FEWEST_LINES = 4
const FEWEST_LEVELS = 2
/** From this share of the lines on that begin at the margin a place is a column. */
const SHARE = 0.6
/** A log of which a shape knows more than this share needs no column. */
const KNOWN = 0.2

/** @param lines the first lines of a log, without colours and carriers; linear in their number */
export function columnOf(lines: readonly string[]): LineShape | undefined {
  const atMargin = lines.filter((line) => /^\S/.test(line))
  if (atMargin.filter((line) => readHead(line)?.level).length > atMargin.length * KNOWN) return undefined
  const counts = new Map<Place, { lines: number; levels: Set<LogLevel> }>()
  for (const line of atMargin) {
    for (const { level, places } of candidatesIn(line)) {
      for (const place of places) {
        const count = counts.get(place) ?? { lines: 0, levels: new Set() }
        count.lines++
        count.levels.add(level)
        counts.set(place, count)
      }
    }
  }
  const [best] = [...counts].sort(([, a], [, b]) => b.lines - a.lines)
  if (!best) return undefined
  const [place, { lines: found, levels }] = best
  if (found < FEWEST_LINES || levels.size < FEWEST_LEVELS || found < atMargin.length * SHARE) return undefined
  return {
    id: 'column',
    read(line) {
      const there = candidatesIn(line).find(({ places }) => places.includes(place))
      return there && { level: there.level, message: line.slice(there.end).replace(SEPARATORS, '') }
    },
  }
}

/** The words of a line's head that could be levels. */
function candidatesIn(line: string): Candidate[] {
  const found: Candidate[] = []
  let number = 0
  for (const { 0: word, index } of line.slice(0, LONGEST_HEAD).matchAll(WORD)) {
    if (number === MOST_WORDS) break
    const level = SPELLING.test(word) ? levelNamed(word) : undefined
    const end = index + word.length
    if (level) found.push({ level, places: [`word ${number}`, `from ${index}`, `to ${end}`], end })
    number++
  }
  return found
}
