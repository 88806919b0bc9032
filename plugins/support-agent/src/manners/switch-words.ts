/** The words by which a group is switched: the whole text is the command, so that people may say them in passing. */
import { MODES, type Mode } from '@support-agent/conversation'
import { parseNumber } from '@support-agent/diagnosis'
import words from '../locales/switches.json'

export type Switch =
  /** Silent for a while: the group when an administrator says it, one member when anybody else does. */
  | { readonly kind: 'silence'; readonly minutes: number | undefined }
  | { readonly kind: 'off' }
  | { readonly kind: 'on' }
  /** Hours of the day without unasked words, Asia/Shanghai; from = to ends them. */
  | { readonly kind: 'quiet'; readonly hours: QuietHours | undefined }
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** Ids of bases as they were written; none means all. */
  | { readonly kind: 'bases'; readonly ids: readonly string[] }
  | { readonly kind: 'status' }
  /** Only beside the quoted answer. */
  | { readonly kind: 'retract' }
  /** The command, with something behind it that it does not take. */
  | { readonly kind: 'unclear'; readonly command: 'silence' | 'quiet' | 'mode' | 'bases' }

/** `from` ≤ hour < `to`, over midnight where `from` is the later. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** A switch is short; anything longer is conversation. */
const LONGEST = 40
/** What stands behind a switch and may be a slip of one: a word or two, not a sentence. */
const SLIP = /^[a-z-]{1,12}$|^\p{Script=Han}{1,4}$/u

/** @returns undefined for a text that is no switch as a whole */
export function readSwitch(text: string): Switch | undefined {
  const said = text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!~]+$/u, '')
    .trim()
    .toLowerCase()
  if (!said || said.length > LONGEST) return undefined
  for (const command of ['quiet', 'silence', 'mode', 'bases'] as const) {
    const rest = restAfter(said, words[command])
    if (rest !== undefined) return READERS[command](rest)
    const written = writtenAsOne(said, command)
    if (written) return written
  }
  for (const kind of ['off', 'on', 'status', 'retract'] as const) if (words[kind].includes(said)) return { kind }
  return undefined
}

/** What stands behind one of the words; undefined where none of them begins the text or a word goes on. */
function restAfter(said: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    if (!said.startsWith(name)) continue
    const rest = said.slice(name.length)
    if (rest === '' || /^[\s:]/u.test(rest) || /^\d/u.test(rest)) return rest.replace(/^[\s:]+/u, '').trim()
  }
  return undefined
}

/** `模式mention`: behind a Chinese word no blank is needed, as long as what follows is no slip. */
function writtenAsOne(said: string, command: keyof typeof READERS): Switch | undefined {
  for (const name of words[command]) {
    const rest = HAN.test(name) && said.startsWith(name) ? said.slice(name.length) : ''
    const wish = rest ? READERS[command](rest) : undefined
    if (wish && wish.kind !== 'unclear') return wish
  }
  return undefined
}

const HAN = /^\p{Script=Han}+$/u

/** The command that a text is as a whole, though no blank ends its word; undefined for a slip and for anything else. */
export function switchCommandIn(text: string): Exclude<Switch['kind'], 'retract' | 'unclear'> | undefined {
  const kind = readSwitch(text)?.kind
  return kind === 'retract' || kind === 'unclear' ? undefined : kind
}

const READERS: Readonly<Record<'silence' | 'quiet' | 'mode' | 'bases', (rest: string) => Switch | undefined>> = {
  silence: (rest) => {
    if (!rest || words.awhile.includes(rest)) return { kind: 'silence', minutes: undefined }
    const minutes = readMinutes(rest)
    if (minutes !== undefined) return { kind: 'silence', minutes }
    return SLIP.test(rest) || AMOUNT.test(rest) ? { kind: 'unclear', command: 'silence' } : undefined
  },
  quiet: (rest) => {
    if (words.never.includes(rest)) return { kind: 'quiet', hours: undefined }
    const [, from, to] = /^(\d{1,2})(?:点|:00)?\s?(?:-|~|到|至)\s?(\d{1,2})(?:点|:00)?$/u.exec(rest) ?? []
    const hours = { from: Number(from), to: Number(to) }
    if (from === undefined) return !rest || SLIP.test(rest) ? { kind: 'unclear', command: 'quiet' } : undefined
    if (hours.from > 24 || hours.to > 24) return { kind: 'unclear', command: 'quiet' }
    return { kind: 'quiet', hours: { from: hours.from % 24, to: hours.to % 24 } }
  },
  mode: (rest) => {
    const mode = MODES.find((candidate) => words.modes[candidate].includes(rest))
    if (mode) return { kind: 'mode', mode }
    return !rest || SLIP.test(rest) ? { kind: 'unclear', command: 'mode' } : undefined
  },
  bases: (rest) => {
    if (words.all.includes(rest)) return { kind: 'bases', ids: [] }
    if (!rest || SLIP_IN_WORDS.test(rest)) return { kind: 'unclear', command: 'bases' }
    const ids = rest.split(/[\s,、]+/u).filter(Boolean)
    return ids.every((id) => BASE.test(id)) ? { kind: 'bases', ids } : undefined
  },
}

const SLIP_IN_WORDS = /^\p{Script=Han}{1,4}$/u
/** As folders of bases are named. */
const BASE = /^[a-z0-9][a-z0-9-]{0,39}$/u
/** A time that is none: `0分钟`. */
const AMOUNT = /^\d{1,9}\s?\S{0,8}$/u

const UNITS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:分钟?|m|min|minutes?)$/u, 1],
  [/^(?:个?小时|个?钟头?|h|hours?)$/u, 60],
  [/^(?:天|日|d|days?)$/u, 24 * 60],
]

/** `30分钟`, `半小时`, `两个小时`, `1h`, `20`; undefined for anything else. */
function readMinutes(text: string): number | undefined {
  if (/^半个?(?:小时|钟头)$/u.test(text)) return 30
  const [, amount = '', unit = ''] = /^(\d{1,5}|[零一二两三四五六七八九十]{1,3})\s?(\S{0,8})$/u.exec(text) ?? []
  const number = amount ? parseNumber(amount) : undefined
  const factor = unit === '' ? 1 : UNITS.find(([pattern]) => pattern.test(unit))?.[1]
  return number === undefined || factor === undefined || number <= 0 ? undefined : number * factor
}

/** Whether an hour of the day lies in the quiet ones. */
export function isQuiet({ from, to }: QuietHours, hour: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}
