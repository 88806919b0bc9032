/** What carries a program's lines and writes its own name before each: docker, pm2, journald, syslog, kubernetes. */
import { type LogLevel, levelOfSeverity } from './level'
import { SYSLOG_STAMP } from './time'

export interface Carried {
  /** The program's own line. */
  readonly text: string
  /** Who printed it, where the carrier says so: lines of several programs run into one another. */
  readonly source: string
  /** Whether the carrier says when. */
  readonly stamped: boolean
  /** Syslog's priority. */
  readonly level?: LogLevel | undefined
}

const PATTERNS: ReadonlyArray<{ readonly pattern: RegExp; readonly stamped: boolean }> = [
  // napcat-1  | …, bot_1     | …, astrbot  | …
  { pattern: /^(?<source>[A-Za-z0-9][\w.-]{0,59}(?:(?<=[-_]\d{1,3}) {1,40}| {2,40}))\|(?: |$)/, stamped: false },
  // 0|Yunzai  | …, also with pm2's own time
  { pattern: /^(?<source>\d{1,4}\|[^|\n]{1,40})\|(?: (?:\d{4}-\d\d-\d\d[T ][\d:.+-]{8,24}: )?|$)/, stamped: false },
  // Feb  4 21:14:33 host program[12]: …, also with a priority
  {
    pattern: new RegExp(
      `^(?:<(?<priority>\\d{1,3})>)?${SYSLOG_STAMP} [\\w.-]{1,64} (?<source>[\\w./@:-]{1,64}?)(?:\\[\\d{1,7}\\])?: `,
    ),
    stamped: true,
  },
  {
    pattern: /^\d{4}-\d\d-\d\dT[\d:.]{8,18}[+-]\d\d:?\d\d [\w.-]{1,64} (?<source>[\w./@-]{1,64})\[\d{1,7}\]: /,
    stamped: true,
  },
  // RFC 5424
  {
    pattern:
      /^<(?<priority>\d{1,3})>1 \S{1,40} \S{1,64} (?<source>\S{1,48}) \S{1,40} \S{1,40} (?:-|\[[^\]\n]{0,400}\]) ?/,
    stamped: true,
  },
  // kubernetes: 2025-05-10T12:57:02.018123456+08:00 stderr F …; docker logs -t
  { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7,9}(?:Z|[+-]\d\d:\d\d) (?:std(?:out|err) [FP] )?/, stamped: true },
  // docker's json-file driver
  { pattern: /^\{"log":"(?=.{0,20000}"stream":"std(?:out|err)")/, stamped: true },
]
const DOCKER_JSON = 6
const MOST_CARRIERS = 3
/** A cheap necessary sign of each pattern. */
const SIGN = /^(?:\S{1,60} {0,40}\||<\d|[A-Z][a-z]{2} {1,2}\d|\d{4}-\d\d-\d\dT|\{"log")/

/** Takes off the carriers, outermost first. */
export function carried(line: string): Carried {
  let found: Carried = { text: line, source: '', stamped: false }
  for (let n = 0; n < MOST_CARRIERS && SIGN.test(found.text); n++) {
    const next = withoutOne(found)
    if (!next) break
    found = next
  }
  return found
}

function withoutOne({ text, source, stamped, level }: Carried): Carried | undefined {
  for (const [index, carrier] of PATTERNS.entries()) {
    const match = carrier.pattern.exec(text)
    if (!match) continue
    const { priority, source: named = '' } = match.groups ?? {}
    return {
      text: index === DOCKER_JSON ? loggedText(text) : text.slice(match[0].length),
      source: source + named.trim(),
      stamped: stamped || carrier.stamped,
      level: priority === undefined ? level : levelOfSeverity(Number(priority) % 8),
    }
  }
  return undefined
}

function loggedText(line: string): string {
  try {
    const { log }: { log?: unknown } = JSON.parse(line)
    return typeof log === 'string' ? log.trimEnd() : line
  } catch {
    return line
  }
}
