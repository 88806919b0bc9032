/** A message with a paste from a log: the errors in it, what the user says about them, and the lines that report nothing. */
import { innermostErrors } from './innermost'
import { ownWordsOf } from './own-words'
import { isLog, type LogReading, MAX_LOG, readLog } from './read-log'
import { straightened } from './straighten'
import { isFrame } from './trace'

export interface Paste {
  /** The innermost words of each different error, then the user's own; where nothing is an error, those and the last messages. */
  readonly words: readonly string[]
  /** The different warnings beside the errors, the last ones; where nothing is an error they are among the words. */
  readonly warnings: readonly string[]
  /** What the line at a position, in UTF-16 units, is for. */
  partAt(position: number): Part
}

/** `quiet`: the head line of an entry that reports no error, while others do · `frame`: of a stack trace. */
export type Part = 'telling' | 'quiet' | 'frame'

const MOST_MESSAGES = 8
const LONGEST_FRAME = 1_000

/** @returns undefined where the text holds no paste; of a text over {@link MAX_LOG} units only so much should be given */
export function readPaste(text: string): Paste | undefined {
  if (!isLog(text)) return undefined
  const reading = readLog(straightened(text.slice(0, MAX_LOG)))
  const { entries } = reading
  const own = entries.flatMap(ownWordsOf)
  const errors = innermostErrors(reading)
  const messages = entries.flatMap(({ headed, message }) => (headed ? [message] : []))
  return {
    words: errors.length ? [...errors, ...own] : [...own, ...messages.slice(-MOST_MESSAGES)],
    warnings: errors.length ? warningsOf(reading) : [],
    partAt: partsOf(text, reading),
  }
}

const LONGEST_WARNING = 300

function warningsOf({ entries, errors }: LogReading): string[] {
  const wrong = new Set(errors)
  const messages = entries.flatMap((entry) =>
    entry.level === 'warn' && !wrong.has(entry) ? [entry.message.slice(0, LONGEST_WARNING)] : [],
  )
  return [...new Set(messages)].slice(-MOST_MESSAGES)
}

function partsOf(text: string, { entries, errors }: LogReading): (position: number) => Part {
  const wrong = new Set(errors)
  const quiet = new Set(
    errors.length ? entries.flatMap((entry) => (entry.headed && !wrong.has(entry) ? [entry.number] : [])) : [],
  )
  return (position) => {
    const before = text.lastIndexOf('\n', position - 1)
    const end = text.indexOf('\n', position)
    if (isFrame(text.slice(before + 1, end < 0 ? undefined : end).slice(0, LONGEST_FRAME))) return 'frame'
    return quiet.has(linesBefore(text, before) + 1) ? 'quiet' : 'telling'
  }
}

/** How many lines end at or before the position. */
function linesBefore(text: string, position: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at <= position; at = text.indexOf('\n', at + 1)) count++
  return count
}
