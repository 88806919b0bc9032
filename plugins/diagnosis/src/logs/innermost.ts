/** The innermost error of a paste: what happened, apart from the frameworks, traces and answers that wrap it. */
import type { LogEntry } from './entries'
import { codeIn, reasonsIn, saysSomething, withoutOutgoing } from './fields'
import { isProse } from './own-words'
import { type LogReading, readLog } from './read-log'
import { rootCause } from './root-cause'
import { straightened, unescaped } from './straighten'

export interface Innermost {
  /** The innermost error's words on one line; several different ones on lines of their own. */
  readonly error: string
  /** What wraps it, bounded. */
  readonly context: string
}

const MOST_ERRORS = 3
const LONGEST_ERROR = 600
const LONGEST_CONTEXT = 4_000
const DEEPEST = 6
/** Most of an entry that is looked into. */
const LONGEST_ENTRY = 12_000

/** Of a log the first three different errors; of a text that is none, whatever error it quotes. Never throws; linear time. */
export function innermost(text: string): Innermost {
  const plain = straightened(text)
  const errors = innermostErrors(readLog(plain))
  const error = errors.length ? errors.join('\n') : deepest(plain.slice(0, LONGEST_ENTRY))
  return { error, context: text.replace(error, ' ').slice(0, LONGEST_CONTEXT).trim() }
}

/** The first different errors of a log, the innermost words of each; what a person told in between is none. */
export function innermostErrors({ groups }: LogReading): string[] {
  const printed = groups.filter(({ first }) => first.headed || first.trace || !isProse(first.line))
  return distinct(printed.map(({ first }) => innermostOf(first)))
}

/** The innermost error of one entry of a log, on one line. */
export function innermostOf({ message, more }: Pick<LogEntry, 'message' | 'more'>): string {
  return deepest([message, ...more].join('\n').slice(0, LONGEST_ENTRY)) || tidy(message)
}

/** The first few; one that another contains is the same error told by an outer program. */
function distinct(errors: readonly string[]): string[] {
  const kept: string[] = []
  for (const error of errors) {
    if (kept.some((other) => other.includes(error))) continue
    const outer = kept.findIndex((other) => error.includes(other))
    if (outer >= 0) kept[outer] = error
    else if (kept.length < MOST_ERRORS) kept.push(error)
  }
  return kept
}

function deepest(text: string, depth = 0): string {
  if (depth === DEEPEST) return tidy(text)
  const root = rootCause(text)
  if (root?.exception.trim() && root.exception !== text) {
    return withLead(root.lead, deepest(root.exception, depth + 1))
  }
  const reasons = reasonsIn(text)
  if (reasons.length) {
    const inner = distinct(reasons.map((reason) => deepest(unescaped(reason), depth + 1))).join(' ')
    if (saysSomething(inner)) return withCode(inner, codeIn(text))
  }
  const plain = unescaped(text)
  if (plain !== text) return deepest(plain, depth + 1)
  return afterLastError(text, depth)
}

/** `… Error: … Error: …`: the last one, unless nothing follows. */
const NESTED =
  /(?:^|[\s:：(>|→])(?:Error: |(?=(?:[A-Z][a-z]\w{0,40}|[A-Z]{1,3})?(?:Error|Exception)(?: \[[\w.-]{1,60}\])?: ))/g

function afterLastError(text: string, depth: number): string {
  const [first = ''] = text.split('\n')
  const last = [...first.matchAll(NESTED)].at(-1)
  if (!last) return tidy(oneMessage(text))
  const inner = text.slice(last.index + last[0].length)
  const lead = text.slice(0, last.index)
  if (inner.trim().length < 4) return tidy(oneMessage(text))
  return withLead(lead, depth + 1 < DEEPEST ? tidy(oneMessage(inner)) : tidy(inner))
}

/** A message of one line; of one that ends open or is an object, the lines that complete it as well. */
function oneMessage(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const open = /[:：{[(,]\s*$/.test(first) || first.trim().length < 12
  if (rest.every((line) => /^[\s{}\])"]/.test(line))) return text
  return open ? [first, ...rest.filter((line) => !isProse(line))].join('\n') : first
}

/** Any request may meet these; what happened only shows with what it happened to. */
const ANYWHERE =
  /^(?:\S{0,60}(?:Error|Exception): )?(?:(?:the )?(?:opening |tls )?(?:handshake|connection|connect|request|operation|read|write|socket|network|sendcommand|context|fetch|timeout|timed|dial|closed?|aborted?|unexpected|unable|failed|cannot|null|undefined|invalid|\[errno|E(?:CONN|TIMED|PIPE|AI_|NOTFOUND|ADDR|HOST|NET))[^\u4e00-\u9fff]{0,200})$/i
const LONGEST_LEAD = 160

function withLead(lead: string, inner: string): string {
  const words = tidy(
    withoutOutgoing(lead)
      .split(/(?:Error|Exception): /)
      .at(-1) ?? '',
  ).slice(-LONGEST_LEAD)
  if (!words || !ANYWHERE.test(inner) || GENERIC_LEAD.test(words)) return inner
  return tidy(`${words} ${inner}`)
}

const GENERIC_LEAD =
  /^(?:\[[^\]]{0,40}\]\s?){0,4}(?:onebot )?(?:发生错误|发送消息错误|出错|错误|error|exception|unhandled)?[\s:：]*$/i

function withCode(reason: string, code: string | undefined): string {
  return code === undefined || reason.includes(code.split(' ')[1] ?? code) ? reason : `${reason} (${code})`
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ERROR)
}
