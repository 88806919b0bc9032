/**
 * Conversations as text: a head of `key: value` lines, then what people say, what is decided and what the bot answers.
 *
 * ```
 * clock: 2025-03-05T15:00:00+08:00
 * locale: zh-CN
 * channel: group
 * mode: confident
 * prefix: /
 * play: step, mock
 *
 * 阿明: [@bot] 错误码50001
 * > answer clock-skew 100%
 * bot: 看到「错误码50001」,多半是:设备时间不准
 *   …
 * +5m
 * ```
 *
 * `staff: user`, or `staff: channel 9-18` with hours, in the head: somebody takes over, and speaks under the name `staff`.
 * What the bot says to them begins with `[staff]`. `bases: a, b` in the head: only these are in force; without it, those that
 * are enabled. Whoever speaks under the name `operator` may switch the group. A line `restart` stops the bot and starts it with
 * what it kept. `dialects: go-cqhttp, NapCat` and `files: notice`: which implementations of OneBot report the files, and how;
 * elsewhere they mean nothing. Each name is a user; indented lines continue the words above; `…` in an answer stands for
 * anything. `#` begins a remark.
 */
import { type DecisionKind, MODES, type Mode } from '@support-agent/conversation'
import { LOCALES, type LocaleId } from '@support-agent/diagnosis'

export const PLAYERS = ['step', 'mock', 'onebot'] as const
export type Player = (typeof PLAYERS)[number]

/** `temporary`: a private chat with a stranger through a shared group. */
export const CHANNELS = ['group', 'private', 'temporary'] as const
export type Channel = (typeof CHANNELS)[number]

export interface ChatHead {
  /** When it begins, milliseconds since the epoch. */
  readonly clock: number
  /** The languages in which the bot answers here. */
  readonly locales: readonly LocaleId[]
  readonly channel: Channel
  readonly mode: Mode
  readonly prefix: string
  readonly play: readonly Player[]
  /** Who takes over, absent for nobody. */
  readonly staff?: StaffHead | undefined
  /** The implementations of OneBot that play it; none where it has no files. */
  readonly dialects?: readonly DialectName[] | undefined
  /** How they tell of a file; as each of them does by itself where it is not written. */
  readonly files?: FileReport | undefined
  /** The bases in force, absent for those that are enabled. */
  readonly bases?: readonly string[] | undefined
  /** Names of those whom the platform calls administrators of their group. */
  readonly administrators?: readonly string[] | undefined
  /** A folder of bases beside the chats, absent for the shipped ones. */
  readonly knowledge?: string | undefined
}

export const DIALECT_NAMES = ['go-cqhttp', 'NapCat', 'Lagrange', 'LLOneBot'] as const
export type DialectName = (typeof DIALECT_NAMES)[number]

/** An upload is told in a notice, in a message, or in both. */
export const FILE_REPORTS = ['notice', 'segment'] as const
export type FileReport = (typeof FILE_REPORTS)[number]

export const STAFF_PLACES = ['user', 'channel'] as const

export interface StaffHead {
  readonly place: (typeof STAFF_PLACES)[number]
  /** As in the plugin's settings; empty for always. */
  readonly hours: string
}

/** The name under which those speak who take over. */
export const STAFF = 'staff'

/** The name under which an operator of the bot speaks. */
export const OPERATOR = 'operator'

/** Behind a name and `@`: they speak in private. */
export const IN_PRIVATE = '私聊'

/** What passes after each line, ms: people who type are no flood. */
export const TYPING = 2_000

/** A message to those who take over, as a chat writes it. */
export function toStaff(text: string): string {
  return `[${STAFF}] ${text}`
}

/** What is expected of a decision: only what is written down is compared. */
export interface ExpectedDecision {
  readonly kind: DecisionKind | 'pass'
  /** The reason of a silence. */
  readonly why?: string | undefined
  /** Ids without their base, best first. */
  readonly topics: readonly { readonly id: string; readonly percent: number }[]
}

export interface Says {
  readonly kind: 'says'
  readonly name: string
  /** With its tokens: see elements.ts. */
  readonly text: string
  readonly decision: ExpectedDecision | undefined
  /** What the bot answers, a message each; none is silence. */
  readonly replies: readonly string[]
  /** The line of the file, from 1. */
  readonly line: number
  /** Where the decision and the replies stand in the file: lines from, to (half open, from 0). */
  readonly answered: readonly [from: number, to: number]
}

export interface Waits {
  readonly kind: 'waits'
  readonly ms: number
}

export interface Restarts {
  readonly kind: 'restarts'
}

export type Turn = Says | Waits | Restarts

export interface Chat {
  readonly head: ChatHead
  readonly turns: readonly Turn[]
}

/** A line that is no part of the format. */
export class ChatError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`)
    this.name = 'ChatError'
  }
}

/**
 * @param file its name, for errors
 * @throws ChatError naming file and line
 */
export function parseChat(text: string, file = 'chat'): Chat {
  const lines = text.split(/\r?\n/)
  const end = lines.findIndex((line) => line.trim() === '')
  const bodyFrom = end < 0 ? lines.length : end
  return { head: parseHead(lines.slice(0, bodyFrom), file), turns: parseTurns(lines, bodyFrom, file) }
}

const HEAD_KEYS = [
  'clock',
  'locale',
  'channel',
  'mode',
  'prefix',
  'play',
  'staff',
  'bases',
  'administrators',
  'knowledge',
  'dialects',
  'files',
] as const
type HeadKey = (typeof HEAD_KEYS)[number]

function parseHead(lines: readonly string[], file: string): ChatHead {
  const found = new Map<HeadKey, { value: string; line: number }>()
  lines.forEach((text, i) => {
    if (text.startsWith('#')) return
    const [, key, value = ''] = /^([a-z]+):(.*)$/.exec(text) ?? []
    const known = HEAD_KEYS.find((one) => one === key)
    if (!known) throw new ChatError(file, i + 1, `"${text}" is no line of a head (${HEAD_KEYS.join(', ')})`)
    found.set(known, { value: value.trim(), line: i + 1 })
  })
  const at = (key: HeadKey) => {
    const entry = found.get(key)
    if (!entry) throw new ChatError(file, 1, `the head lacks "${key}:"`)
    return entry
  }
  const wrong = (key: HeadKey, allowed: string): never => {
    throw new ChatError(file, at(key).line, `"${at(key).value}" is no ${key}: ${allowed}`)
  }
  const one = <T extends string>(key: HeadKey, allowed: readonly T[], value = at(key).value): T =>
    allowed.find((candidate) => candidate === value) ?? wrong(key, allowed.join(', '))
  const list = <T extends string>(key: HeadKey, allowed: readonly T[]): T[] =>
    at(key)
      .value.split(/\s*,\s*/)
      .map((value) => one(key, allowed, value))
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(at('clock').value)
  const clock = zoned ? Date.parse(at('clock').value) : Number.NaN
  if (Number.isNaN(clock)) wrong('clock', 'an ISO time with its zone')
  return {
    clock,
    locales: list('locale', LOCALES),
    channel: one('channel', CHANNELS),
    mode: one('mode', MODES),
    prefix: at('prefix').value,
    play: list('play', PLAYERS),
    ...(found.has('bases') && { bases: at('bases').value.split(/\s*,\s*/) }),
    ...(found.has('administrators') && { administrators: at('administrators').value.split(/\s*,\s*/) }),
    ...(found.has('knowledge') && { knowledge: at('knowledge').value }),
    ...(found.has('staff') && { staff: staffOf(at('staff').value) ?? wrong('staff', 'user or channel, and hours') }),
    ...(found.has('dialects') && { dialects: list('dialects', DIALECT_NAMES) }),
    ...(found.has('files') && { files: one('files', FILE_REPORTS) }),
  }
}

function staffOf(value: string): StaffHead | undefined {
  const [, name, hours = ''] = /^([a-z]+)(?: (\d{1,2}-\d{1,2}))?$/.exec(value) ?? []
  const place = STAFF_PLACES.find((one) => one === name)
  return place && { place, hours }
}

/** A turn while its lines are read. */
interface Draft {
  readonly name: string
  readonly line: number
  readonly text: string[]
  decision: ExpectedDecision | undefined
  readonly replies: string[][]
  to: number
}

function parseTurns(lines: readonly string[], from: number, file: string): Turn[] {
  const turns: (Draft | Waits | Restarts)[] = []
  lines.forEach((text, i) => {
    if (i < from || text.trim() === '' || text.startsWith('#')) return
    const said = turns.at(-1)
    const open = said && 'name' in said ? said : undefined
    const fail = (what: string): never => {
      throw new ChatError(file, i + 1, what)
    }
    const last = (): Draft => open ?? fail('nobody has said anything yet')
    if (text.startsWith('+')) turns.push({ kind: 'waits', ms: parseWait(text) ?? fail(`"${text}" is no time to wait`) })
    else if (text === 'restart') turns.push({ kind: 'restarts' })
    else if (text.startsWith('>')) {
      if (last().decision) fail('a second decision')
      last().decision = parseDecision(text.slice(1).trim()) ?? fail(`"${text}" is no decision`)
    } else if (text.startsWith('bot:')) last().replies.push([text.slice(4).trim()])
    else if (text.startsWith('  ')) (last().replies.at(-1) ?? last().text).push(text.slice(2))
    else {
      const [, name, words] = /^([^\s:>+[\]]{1,20}):(?: (.*))?$/.exec(text) ?? fail(`"${text}" is no line of a chat`)
      const draft = { name: name ?? '', text: [words ?? ''], line: i + 1, decision: undefined, replies: [], to: 0 }
      turns.push(draft)
    }
    const now = turns.at(-1)
    if (now && 'name' in now) now.to = i + 1
  })
  return turns.map((turn) => ('name' in turn ? finished(turn) : turn))
}

function finished({ name, line, text, decision, replies, to }: Draft): Says {
  const joined = replies.map((one) => one.join('\n'))
  const from = line - 1 + text.length
  return { kind: 'says', name, line, text: text.join('\n'), decision, replies: joined, answered: [from, to] }
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function parseWait(text: string): number | undefined {
  const [, number, unit] = /^\+(\d{1,6})([smhd])$/.exec(text) ?? []
  return unit === undefined ? undefined : Number(number) * (UNITS[unit] ?? 0)
}

const DECISIONS: Readonly<Record<ExpectedDecision['kind'], true>> = {
  answer: true,
  guide: true,
  choose: true,
  ask: true,
  checked: true,
  'none-left': true,
  more: true,
  explain: true,
  'look-up': true,
  help: true,
  'out-of-scope': true,
  question: true,
  close: true,
  'hand-over': true,
  'already-handed-over': true,
  relieved: true,
  silent: true,
  pass: true,
}

function parseDecision(text: string): ExpectedDecision | undefined {
  const [, kind = '', why, rest = ''] = /^([a-z-]+)(?: \(([a-z-]+)\))?(?: (.+))?$/.exec(text) ?? []
  if (!isDecision(kind)) return undefined
  const topics = rest ? rest.split(', ').map((one) => /^([a-z0-9-]+) (\d{1,3})%$/.exec(one)) : []
  if (topics.length > 3 || topics.includes(null)) return undefined
  return { kind, why, topics: topics.map((match) => ({ id: match?.[1] ?? '', percent: Number(match?.[2]) })) }
}

function isDecision(kind: string): kind is ExpectedDecision['kind'] {
  return Object.hasOwn(DECISIONS, kind)
}

/** The line of a decision, as {@link parseChat} reads it. */
export function formatDecision({ kind, why, topics }: ExpectedDecision): string {
  const named = topics.map(({ id, percent }) => `${id} ${percent}%`).join(', ')
  return ['>', kind, why && `(${why})`, named].filter(Boolean).join(' ')
}

/** A reply as its lines in the file. */
export function formatReply(reply: string): string[] {
  return `bot: ${reply}`.split('\n').map((line, i) => (i === 0 ? line : `  ${line}`))
}
