/** One JSON object a line: pino, bunyan, winston, zap, structlog, Serilog, journald. */
import { type LogLevel, levelNamed, levelOfLetter, levelOfNumber, levelOfSeverity } from '../level'
import type { LineHead, LineShape } from '../shape'

const LEVELS = [
  'level',
  'lvl',
  'severity',
  'levelname',
  'log.level',
  'loglevel',
  '@l',
  'PRIORITY',
  's',
  'Level',
  'LogLevel',
  'Severity',
]
const MESSAGES = [
  'msg',
  'message',
  'short_message',
  'event',
  '@m',
  '@mt',
  'MESSAGE',
  'text',
  'Message',
  'MessageTemplate',
  'RenderedMessage',
  'textPayload',
  'body',
  'log',
]
const LOGGERS = [
  'logger',
  'name',
  'logger_name',
  'component',
  'module',
  'SourceContext',
  'SYSLOG_IDENTIFIER',
  'Category',
]
const ERRORS = ['err', 'error', 'exception', 'stack', 'stack_trace', '@x', 'exc_info']
/** Fields of journald and GELF, whose numbers are syslog's. */
const SYSLOG = ['PRIORITY', 'short_message']
const NEEDS = /"(?:level|lvl|severity|levelname|log\.level|loglevel|@l|PRIORITY|s|Level|LogLevel|Severity)"/
const LONGEST = 20_000

export const jsonLine: LineShape = {
  id: 'json-line',
  read(line): LineHead | undefined {
    const text = line.trim()
    if (!text.startsWith('{') || !NEEDS.test(text.slice(0, LONGEST))) return undefined
    const fields = parsed(text) ?? skimmed(text.slice(0, LONGEST))
    const level = levelOf(
      first(fields, LEVELS),
      SYSLOG.some((key) => Object.hasOwn(fields, key)),
    )
    const message = first(fields, MESSAGES)
    if (!level || typeof message !== 'string') return undefined
    const logger = first(fields, LOGGERS)
    const why = textOf(first(fields, ERRORS))
    return {
      level,
      ...(typeof logger === 'string' && logger ? { logger: logger.slice(0, 120) } : {}),
      message: why && !message.includes(why) ? `${message}: ${why}` : message,
    }
  },
}

type Fields = Readonly<Record<string, unknown>>

function parsed(text: string): Fields | undefined {
  if (text.length > LONGEST) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The plain fields of an object that is cut off or damaged. */
function skimmed(text: string): Fields {
  const fields: Record<string, unknown> = {}
  for (const { groups = {} } of text.matchAll(
    /"(?<key>[\w.@]{1,30})" {0,2}: {0,2}(?:"(?<quoted>(?:[^"\\]|\\.){0,2000})"?|(?<number>\d{1,3})(?!\d))/g,
  )) {
    const { key = '', quoted, number } = groups
    fields[key] ??= quoted === undefined ? Number(number) : quoted.replace(/\\(["\\/])/g, '$1').replace(/\\n/g, '\n')
  }
  return fields
}

function first(fields: Fields, keys: readonly string[]): unknown {
  const key = keys.find((candidate) => Object.hasOwn(fields, candidate))
  return key === undefined ? undefined : fields[key]
}

function levelOf(value: unknown, isSyslog: boolean): LogLevel | undefined {
  const ofNumber = isSyslog ? levelOfSeverity : levelOfNumber
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  return /^\d{1,2}$/.test(value) ? ofNumber(Number(value)) : (levelOfLetter(value) ?? levelNamed(value))
}

/** An error as text: itself, or its stack, which names it, or its message. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (!isFields(value)) return ''
  const text = value.stack ?? value.message ?? value.msg
  return typeof text === 'string' ? text : ''
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
