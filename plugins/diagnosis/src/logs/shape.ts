/** The contract of a shape of log lines, and the helper that most of them use. */
import { type LogLevel, levelNamed, levelOfLetter } from './level'

export interface LineHead {
  /** Absent where the shape has no column for it. */
  readonly level?: LogLevel | undefined
  /** Who speaks: a logger, a component, a nickname. */
  readonly logger?: string | undefined
  readonly message: string
}

export interface LineShape {
  /** The name of its file. */
  readonly id: string
  /** Reads a line without colours and carriers; undefined where it has another shape. Linear, never throws. */
  read(line: string): LineHead | undefined
}

/**
 * A shape whose head one of the patterns matches, anchored at the start: what follows is the message.
 * Groups: `level` (a word), `letter` (a level's letter), `logger`. A word that names no level is no match.
 */
export function byPattern(id: string, ...patterns: readonly RegExp[]): LineShape {
  return {
    id,
    read(line) {
      for (const pattern of patterns) {
        const match = pattern.exec(line)
        const head = match && headOf(match, line)
        if (head) return head
      }
      return undefined
    },
  }
}

function headOf(match: RegExpExecArray, line: string): LineHead | undefined {
  const { level: word, letter, logger } = match.groups ?? {}
  const level = word === undefined ? letter && levelOfLetter(letter) : levelNamed(word)
  if (!level && (word !== undefined || letter !== undefined)) return undefined
  return {
    ...(level ? { level } : {}),
    ...(logger?.trim() ? { logger: logger.trim() } : {}),
    message: line.slice(match[0].length).trim(),
  }
}
