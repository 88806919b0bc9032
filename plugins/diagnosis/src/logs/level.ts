/** How grave a log line says it is, in the many spellings of many loggers. */

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'

const SPELLINGS: Readonly<Record<LogLevel, readonly string[]>> = {
  trace: ['trace', 'trce', 'trac', 'trc', 'verbose', 'verb', 'vrb', 'silly', 'finest', 'finer', 'fine', '跟踪'],
  debug: ['debug', 'dbug', 'dbg', 'deb', 'debu', 'config', '调试'],
  info: [
    'info',
    'inf',
    'information',
    'informational',
    'notice',
    'note',
    'success',
    'succ',
    'mark',
    'log',
    'hint',
    'detail',
    'statement',
    'display',
    'fixme',
    '信息',
    '資訊',
    '情報',
    '成功',
  ],
  warn: ['warn', 'wrn', 'warning', 'warnning', '警告'],
  error: [
    'error',
    'err',
    'erro',
    'eror',
    'fail',
    'failed',
    'failure',
    'severe',
    '错误',
    '严重',
    '失败',
    '錯誤',
    '嚴重',
    '失敗',
    'エラー',
  ],
  fatal: ['fatal', 'fata', 'ftl', 'critical', 'crit', 'panic', 'pani', 'emerg', 'emergency', 'alert', 'fault', '致命'],
}

const LETTERS: Readonly<Record<string, LogLevel>> = {
  T: 'trace',
  V: 'trace',
  D: 'debug',
  I: 'info',
  N: 'info',
  S: 'info',
  W: 'warn',
  E: 'error',
  F: 'fatal',
  C: 'fatal',
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map(
  (Object.keys(SPELLINGS) as LogLevel[]).flatMap((level) => SPELLINGS[level].map((word) => [word, level] as const)),
)
const LONGEST = 13

/** The level that a word names; text recognition's `ERR0R` and `lNFO` included. */
export function levelNamed(word: string): LogLevel | undefined {
  if (word.length > LONGEST) return undefined
  const plain = word.trim().toLowerCase()
  return LEVELS.get(plain) ?? LEVELS.get(plain.replace(/0/g, 'o').replace(/^[l1](?=nf)/, 'i'))
}

/** The level that a capital letter stands for, where the shape has a place for one. */
export function levelOfLetter(letter: string): LogLevel | undefined {
  return LETTERS[letter]
}

/** pino and bunyan count 10–60 upwards; zerolog and Nextcloud 0–4 upwards. */
export function levelOfNumber(level: number): LogLevel | undefined {
  if (!Number.isInteger(level) || level < 0 || level > 69) return undefined
  if (level >= 10) return (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)[Math.floor(level / 10) - 1]
  return (['debug', 'info', 'warn', 'error', 'fatal'] as const)[level]
}

/** Syslog's severities count downwards, 7–0 (RFC 5424, section 6.2.1); journald and GELF use them. */
export function levelOfSeverity(severity: number): LogLevel | undefined {
  return (['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'] as const)[severity]
}

export function isGrave(level: LogLevel | undefined): boolean {
  return level === 'error' || level === 'fatal'
}
