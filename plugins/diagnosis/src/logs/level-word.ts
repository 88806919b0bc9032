/** Where a bare word stands for a level: its spelling, what follows it, and what stood before it. */
import { type LogLevel, levelNamed, levelOfLetter } from './level'

export interface WordPlace {
  /** Up to 32 characters behind the word. */
  readonly next: string
  /** How many fields stand before it. */
  readonly index: number
  /** Whether a time stands before it. */
  readonly timed: boolean
  /** Whether only columns stand before it: brackets, or words that a colon or a bar ends. */
  readonly columns: boolean
}

interface Rule {
  /** How the word is written; the group `level` where the level is a part of it. */
  readonly word: RegExp
  readonly next: RegExp
  readonly where: (place: WordPlace) => boolean
}

const UPPER = /^[A-Z0]{3,13}$/
const LOWER = /^[a-z]{3,13}$/
const CAPITAL = /^[A-Z][a-z]{2,12}$/
const CHINESE = /^[\u4e00-\u9fff\u30a0-\u30ff]{2,4}$/
/** channel.ERROR */
const CHANNEL = /^[\w.-]{1,40}\.(?<level>[A-Z]{3,10})$/
/** ERROR!, E! */
const BANG = /^(?<level>[A-Z]{3,9}|[DEIW])!$/
/** daemon.err, as syslog daemons write it. */
const FACILITY = /^[a-z]{2,10}\d?\.(?<level>[a-z]{3,7})$/
const KEY = /^(?:level|lvl|severity|loglevel)=(?<level>\w{3,13})$/

const ENDS = /^(?:[:：](?:\s|$)|\t|\s?\|\s|\s-\s)/
const GAP = /^(?: {2,}|\t)\S/
/** A colon, a bar, or the place in the source. */
const COLUMN_ENDS = /^(?:[:：](?: |$)|\s?\|| [\w./-]{1,24}(?:\.\w{1,5}:\d|(?<=[\w./-]{24})))/
/** A wide gap, a bracket, an arrow, or the time. */
const ALONE_BEFORE = /^(?: {2,}\S| \[| [-=]{1,2}> |[ \t[(]{1,3}\d{1,4}[-/:.]\d{1,2}[-/:]\d{1,2})/
/** ` demo.App: `, ` demo.App - ` */
const LOGGER = /^ {1,2}(?:[A-Za-z_$][\w$]{0,40}\.){1,8}[A-Za-z_$][\w$]{0,40}(?: -|:|$)/

const timed = ({ timed }: WordPlace) => timed
const timedFirst = ({ timed, index }: WordPlace) => timed && index === 0
const timedColumns = ({ timed, columns }: WordPlace) => timed && columns
const first = ({ timed, index }: WordPlace) => !timed && index === 0
const early = ({ timed, index }: WordPlace) => !timed && index < 2

/** "error 403" is prose, and `Error: …` an exception; the first rule that a word in its place fits makes it a level. */
const RULES: readonly Rule[] = [
  { word: UPPER, next: /^(?:[\s|,;:\]-]|[[(]\d|$)/, where: timed },
  { word: LOWER, next: ENDS, where: timed },
  { word: CHANNEL, next: ENDS, where: (place) => place.timed || place.index === 0 },
  { word: CAPITAL, next: GAP, where: timed },
  { word: CAPITAL, next: COLUMN_ENDS, where: timedColumns },
  { word: CHINESE, next: /^(?:[:：|\s]|$)/, where: timedColumns },
  { word: LOWER, next: /^ /, where: timedFirst },
  // debug <general>: …
  { word: LOWER, next: /^ {1,4}[[<]/, where: timed },
  { word: FACILITY, next: /^ /, where: timedFirst },
  { word: /^[DEFIWTVC]$/, next: /^(?: {2,}|\t|: | \[| \||\/)/, where: timedColumns },
  { word: BANG, next: /^ /, where: (place) => place.timed || place.index === 0 },
  { word: KEY, next: /^(?:\s|$)/, where: timed },
  { word: UPPER, next: ENDS, where: first },
  // `panic: …` alone is what a runtime prints when it dies.
  { word: /^(?!panic$)[a-z]{3,13}$/, next: ENDS, where: early },
  { word: UPPER, next: ALONE_BEFORE, where: first },
  { word: UPPER, next: LOGGER, where: early },
  { word: CHINESE, next: /^\t\d{4}[-/]/, where: first },
]

/** The level that a bare word stands for in its place; undefined where it is a word like others. */
export function levelOfWord(text: string, place: WordPlace): LogLevel | undefined {
  for (const { word, next, where } of RULES) {
    if (!where(place)) continue
    const match = word.exec(text)
    if (!match || !next.test(place.next)) continue
    const name = match.groups?.level ?? text
    const level = name.length === 1 ? levelOfLetter(name) : levelNamed(name)
    if (level) return level
  }
  return undefined
}
