/** Lines of a pasted log and their level. */
import type { Extractor, Found } from './extractor'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'

const MAX_LINES = 20
/** The level stands near a line's start; in JSON it may come later. */
const HEAD = 120
const JSON_HEAD = 2_000

const LEVELS: ReadonlyArray<readonly [RegExp, LogLevel]> = [
  [/^(?:t|trace|verbose|vrb|v|silly|10)$/i, 'trace'],
  [/^(?:d|debug|dbg|dbug|20)$/i, 'debug'],
  [/^(?:i|info|inf|information|notice|success|succ|30)$/i, 'info'],
  [/^(?:w|warn|wrn|warning|40)$/i, 'warn'],
  [/^(?:e|error|err|erro|fail|failed|50)$/i, 'error'],
  [/^(?:f|fatal|ftl|critical|crit|panic|emerg|alert|60)$/i, 'fatal'],
]
const WORD = 'trace|debug|dbug|info|information|notice|success|warn|warning|error|erro|fatal|critical|crit'
const CLOCK = '\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})*'

const SHAPES: readonly RegExp[] = [
  // [ERROR], [error], 2025-01-02 10:00:12 [E] bridge, [20:05:00 ERR]
  new RegExp(`\\[(?:${CLOCK} )?(${WORD}|err|wrn|inf|dbg|ftl|vrb)\\]`, 'i'),
  new RegExp(`${CLOCK}\\]? {1,3}\\[([EWIDTFS])\\]`),
  // E/Tag, 2025-02-15 18:55:59 D/Onebot
  /(?:^|\d )([EWIDVF])\/[A-Za-z][\w.]{1,40}\s?[:(]/,
  // level=error, lvl=warn
  /(?:^|\s)(?:level|lvl|severity)=["']?([a-z]{1,11})/i,
  // 2025-05-10 12:57:02,018 ERROR Logger; 10:00:12 | WARNING |
  new RegExp(
    `${CLOCK}(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?[ \\t|:-]{1,6}(?:\\[[^\\]]{1,40}\\][ \\t|:-]{0,4})?(${WORD}|err)(?![\\w-])`,
    'i',
  ),
  // warn: Lagrange.OneBot…, ERROR: …
  /^\s{0,4}(trace|dbug|debug|info|warn|warning|error|fail|crit|fatal):\s/i,
]
const JSON_LEVEL = /"(?:level|lvl|severity|levelname)"\s{0,2}:\s{0,2}"?(\w{1,11})/i

export const logLine: Extractor = {
  quantities: ['log-level'],
  needs: /[a-z]/i,
  read(text) {
    const found: Found[] = []
    let start = 0
    for (const line of text.split('\n')) {
      const value = levelOf(line)
      if (value && found.length < MAX_LINES)
        found.push({ quantity: 'log-level', value, at: [start, start + line.trimEnd().length] })
      start += line.length + 1
    }
    return found
  },
}

function levelOf(line: string): LogLevel | undefined {
  const json = line.trimStart().startsWith('{') ? JSON_LEVEL.exec(line.slice(0, JSON_HEAD)) : null
  if (json) return named(json[1])
  const head = line.slice(0, HEAD)
  for (const shape of SHAPES) {
    const match = shape.exec(head)
    if (match) return named(match[1])
  }
  return undefined
}

function named(word = ''): LogLevel | undefined {
  return LEVELS.find(([pattern]) => pattern.test(word))?.[1]
}
