/** Compares what was played with what a chat expects, and rewrites the file where it differs. */
import type { Decision } from '@support-agent/conversation'
import type { Posterior } from '@support-agent/diagnosis'
import { type Chat, type ExpectedDecision, formatDecision, formatReply, type Says } from './chat'

/** What became of one line of a user. */
export interface Played {
  /** Absent where a player sees only what is said. */
  readonly decision?:
    | { readonly kind: ExpectedDecision['kind']; readonly why?: string; readonly topics: Ranked }
    | undefined
  readonly replies: readonly string[]
}

type Ranked = readonly { readonly id: string; readonly p: number }[]

/** Ids without their base; none for a decision that rests on no probability. */
export function playedDecision(decision: Decision, posterior: Posterior | undefined): NonNullable<Played['decision']> {
  const topics = (posterior?.topics ?? []).map(({ id, p }) => ({ id: id.slice(id.indexOf('/') + 1), p }))
  return decision.kind === 'silent'
    ? { kind: 'silent', why: decision.why, topics: [] }
    : { kind: decision.kind, topics }
}

/** Percentages are rounded to 10; this much more, in points, may a better model move them. */
const MOVES = 15
/** Topics below this are not written down. */
const LEAST_WRITTEN = 0.15
const MOST_WRITTEN = 3

/** Whether kind and reason agree, the best topic is the one that is written first, and no percentage is far off. */
export function decisionMatches(expected: ExpectedDecision | undefined, { decision }: Played): boolean {
  if (!decision) return true
  if (expected?.kind !== decision.kind || expected.why !== decision.why) return false
  const [first] = expected.topics
  if (first && first.id !== decision.topics[0]?.id) return false
  return expected.topics.every(({ id, percent }) => {
    const p = decision.topics.find((topic) => topic.id === id)?.p ?? 0
    return Math.abs(p * 100 - percent) <= MOVES
  })
}

/** `…` stands for any part of a line; alone on its line for any lines. */
export function replyMatches(expected: string, actual: string): boolean {
  return linesMatch(expected.split('\n'), actual.split('\n'))
}

function linesMatch([pattern, ...patterns]: readonly string[], lines: readonly string[]): boolean {
  if (pattern === undefined) return lines.length === 0
  if (pattern === '…') return lines.some((_, i) => linesMatch(patterns, lines.slice(i + 1)))
  const [line, ...rest] = lines
  return line !== undefined && lineMatches(pattern, line) && linesMatch(patterns, rest)
}

function lineMatches(pattern: string, line: string): boolean {
  const parts = pattern.split('…')
  const [head = ''] = parts
  const tail = parts.at(-1) ?? ''
  if (parts.length === 1) return pattern === line
  if (!line.startsWith(head) || !line.endsWith(tail) || line.length < head.length + tail.length) return false
  const middle = line.slice(head.length, line.length - tail.length)
  let at = 0
  return parts.slice(1, -1).every((part) => {
    const found = middle.indexOf(part, at)
    at = found + part.length
    return found >= 0
  })
}

/** What the file expects of a line, as its lines would be written. */
export function expectedLines({ decision, replies }: Says): string[] {
  return [...(decision ? [formatDecision(decision)] : []), ...replies.flatMap(formatReply)]
}

/** What was played, in the words of the file; parts that match keep the file's own words. */
export function playedLines(turn: Says, played: Played): string[] {
  return [...decisionLines(turn, played), ...replyLines(turn, played)]
}

function decisionLines({ decision: expected }: Says, played: Played): string[] {
  const { decision } = played
  if (!decision) return expected ? [formatDecision(expected)] : []
  if (expected && decisionMatches(expected, played)) return [formatDecision(expected)]
  const topics = decision.topics
    .slice(0, MOST_WRITTEN)
    .filter(({ p }) => p >= LEAST_WRITTEN)
    .map(({ id, p }) => ({ id, percent: Math.round(p * 10) * 10 }))
  return [formatDecision({ kind: decision.kind, why: decision.why, topics })]
}

function replyLines({ replies: expected }: Says, { replies }: Played): string[] {
  return replies.flatMap((reply, i) => {
    const known = expected[i]
    return formatReply(known !== undefined && replyMatches(known, reply) ? known : reply)
  })
}

/** The file with what was played in the place of what it expected. */
export function rewriteChat(text: string, { turns }: Chat, played: readonly Played[]): string {
  const lines = text.split('\n')
  const said = turns.filter((turn) => turn.kind === 'says')
  for (const [i, turn] of [...said.entries()].reverse()) {
    const [from, to] = turn.answered
    const now = played[i]
    if (now) lines.splice(from, to - from, ...playedLines(turn, now))
  }
  return lines.join('\n')
}
