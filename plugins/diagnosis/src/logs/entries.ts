/** Lines become entries: what a program logged at once, with the lines that continue it and its stack trace. */
import { type Carried, carried } from './carrier'
import { clean } from './clean'
import { columnOf } from './column'
import { saysNothing, tellsFailure } from './failure-words'
import { isGrave, type LogLevel } from './level'
import { isProse } from './own-words'
import type { LineShape } from './shape'
import { type ReadHead, readHead } from './shapes'
import { continues, endsThread, isChain, isCommandFailure, isFrame, opensTraceback, printsFailure } from './trace'

export interface LogEntry {
  /** Its first line, counted from 1. */
  readonly number: number
  /** Its first line without colours and carriers. */
  readonly line: string
  readonly level?: LogLevel | undefined
  readonly logger?: string | undefined
  /** The first line without what stands before the message. */
  readonly message: string
  /** The lines that belong to it; of a long one the first and the last. */
  readonly more: readonly string[]
  /** Whether a time or a level stands before the message. */
  readonly headed: boolean
  /** The shape of its first line. */
  readonly shape?: string | undefined
  /** Whether a stack trace belongs to it. */
  readonly trace: boolean
}

const MOST_FIRST_LINES = 40
const MOST_LAST_LINES = 20
const MOST_SOURCES = 32
/** Lines that are compared to find the column of levels. */
const MOST_COMPARED = 60

interface Draft {
  number: number
  line: string
  level: LogLevel | undefined
  logger: string | undefined
  message: string
  readonly first: string[]
  readonly last: string[]
  readonly shape: string | undefined
  readonly indent: number
  trace: boolean
  /** A Python traceback has begun and its exception has not come yet. */
  inTraceback: boolean
  /** The line before was a frame: its line of source may follow, which a stamp has robbed of its indent. */
  afterFrame: boolean
}

interface Line {
  readonly text: string
  readonly head: ReadHead | undefined
  readonly indent: number
  readonly afterBlank: boolean
}

/** The entries of a log, each when it is complete; lines of several programs that a carrier mixes are kept apart. */
export function* entriesOf(lines: Iterable<string>): Generator<LogEntry> {
  const rest = lines[Symbol.iterator]()
  const first = take(rest, MOST_COMPARED)
  const column = columnOf(first.map((raw) => ownLine(raw).text))
  const open = new Map<string, Draft>()
  let number = 0
  let afterBlank = false
  for (const raw of chained(first, rest)) {
    number++
    if (!raw.trim()) {
      afterBlank = true
      continue
    }
    const { text, source, stamped, level } = ownLine(raw)
    const own = headOf(text, column)
    const head = stamped || level ? { shape: 'carrier', message: text.trim(), level, ...own } : own
    const line: Line = { text, head, indent: indentOf(text), afterBlank }
    afterBlank = false
    const before = open.get(source)
    if (before && belongs(before, line)) {
      append(before, line)
      continue
    }
    if (!text.trim()) continue
    if (before) yield finished(before)
    else if (open.size >= MOST_SOURCES) yield* closeAll(open)
    open.set(source, begun(number, line))
  }
  yield* closeAll(open)
}

function take(lines: Iterator<string>, most: number): string[] {
  const taken: string[] = []
  while (taken.length < most) {
    const { done, value } = lines.next()
    if (done) break
    taken.push(value)
  }
  return taken
}

function* chained(first: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* first
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
}

/** A line as its program wrote it, and what carried it. */
function ownLine(raw: string): Carried {
  return carried(clean(raw).trimEnd())
}

/** The head by the first shape that knows the line; where that one finds no level, by the log's own column. */
function headOf(text: string, column: LineShape | undefined): ReadHead | undefined {
  const head = readHead(text)
  if (head?.level || !column) return head
  const found = column.read(text)
  return found ? { shape: column.id, ...found } : head
}

function* closeAll(open: Map<string, Draft>): Generator<LogEntry> {
  const drafts = [...open.values()].sort((a, b) => a.number - b.number)
  open.clear()
  for (const draft of drafts) yield finished(draft)
}

function begun(number: number, { text, head, indent }: Line): Draft {
  const message = head?.message ?? text.trim()
  const draft: Draft = {
    number,
    line: text.trim(),
    level: head?.level,
    logger: head?.logger,
    message,
    first: [],
    last: [],
    shape: head?.shape,
    indent,
    trace: isFrame(message),
    inTraceback: opensTraceback(message),
    afterFrame: false,
  }
  draft.trace ||= draft.inTraceback
  return draft
}

/** Whether a line is part of the entry before it. */
function belongs(before: Draft, { text, head, indent, afterBlank }: Line): boolean {
  if (awaits(before) && !(before.level && head?.level && head.shape === before.shape)) return true
  if (head && logsMore(before, head)) return true
  // A stamp before a piece of an object is the carrier's, not the program's.
  const stampOnly = head !== undefined && head.level === undefined && head.logger === undefined
  const goesOn =
    stampOnly && (continues(head.message) || carriesOn(before, head.shape === 'carrier' ? text : head.message))
  if (head && !goesOn) {
    return before.shape !== undefined && indent > before.indent + 2 && head.level === undefined
  }
  const shown = head?.message ?? text
  if (continues(shown) || before.inTraceback) return true
  if (endsThread(shown) || (isCommandFailure(shown) && !isGrave(before.level))) return false
  if (opensTraceback(shown) || printsFailure(shown)) {
    if (isHarmless(before.level)) return false
    // A print that announces its traceback.
    const announced = !before.trace && !afterBlank && opensTraceback(shown) && tellsFailure(before.message)
    return before.shape !== undefined || before.trace || announced
  }
  if (isHarmless(before.level) && tellsFailure(shown) && !isProse(shown)) return false
  return before.shape !== undefined && !afterBlank
}

/** Whether a program's own line, which only its carrier stamped, goes on with the entry before it. */
function carriesOn(before: Draft, text: string): boolean {
  return continues(text) || before.inTraceback || (opensTraceback(text) && !isHarmless(before.level))
}

/** Whether a line with a head of its own goes on with the entry before it: a frame, or a row of signs, under the same logger and level. */
function logsMore({ shape, level, logger }: Draft, head: ReadHead): boolean {
  if (head.shape !== shape || head.level !== level || head.logger !== logger || level === undefined) return false
  return isFrame(head.message) || isChain(head.message) || saysNothing(head.message)
}

/** A head whose message has not come: it is broken over several lines. */
function awaits({ shape, message, first }: Draft): boolean {
  return shape !== undefined && message === '' && first.length === 0
}

/** What follows a line that reports nothing bad is not its stack trace. */
function isHarmless(level: LogLevel | undefined): boolean {
  return level === 'info' || level === 'debug' || level === 'trace'
}

function append(draft: Draft, { text, head }: Line): void {
  if (awaits(draft)) {
    draft.level = head?.level ?? draft.level
    draft.logger = head?.logger ?? draft.logger
    draft.message = head?.message ?? text.trim()
    draft.line = `${draft.line} ${text.trim()}`.trim()
    draft.inTraceback = opensTraceback(draft.message)
    draft.trace ||= draft.inTraceback
    return
  }
  const shown = head && head.level === undefined ? head.message : text
  if (!shown.trim()) return
  draft.trace ||= isFrame(shown) || isChain(shown)
  if (opensTraceback(shown)) {
    draft.trace = true
    draft.inTraceback = true
  } else if (draft.inTraceback && !isFrame(shown) && (head ? !draft.afterFrame : !/^\s/.test(shown))) {
    draft.inTraceback = false
  }
  draft.afterFrame = isFrame(shown)
  if (draft.first.length < MOST_FIRST_LINES) draft.first.push(shown)
  else if (draft.last.push(shown) > MOST_LAST_LINES) draft.last.shift()
}

function finished({ number, line, level, logger, message, first, last, shape, trace }: Draft): LogEntry {
  return {
    number,
    line,
    ...(level ? { level } : {}),
    ...(logger ? { logger } : {}),
    message,
    more: [...first, ...last],
    headed: shape !== undefined,
    ...(shape ? { shape } : {}),
    trace,
  }
}

function indentOf(text: string): number {
  return /^\s{0,80}/.exec(text)?.[0].length ?? 0
}
