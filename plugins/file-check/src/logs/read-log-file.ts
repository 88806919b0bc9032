/** Reads a log file of any size within bounds: its errors, each once, with where it stands and how often. */
import { entriesOf, innermostOf, isFrame, type LogEntry } from '@support-agent/diagnosis/src/logs'
import type { CheckBudget, Content } from '../check'
import type { Encoding } from '../formats/encoding'
import { type CredentialWatch, watchForCredentials } from './credential'
import { linesOf } from './lines'
import type { LogFileError, LogSummary } from './log-summary'
import { encodingOfLog } from './recognise'
import { type Region, readRegions } from './regions'
import { type Counted, newTally, type Tally } from './tally'

const MOST_ERRORS = 50
/** Lines read of one file; a log of ordinary lines has fewer in the parts that are read. */
const MOST_LINES = 150_000
const LINES_PER_LOOK = 256

/**
 * @returns undefined where the file is no log
 * @throws {AttachmentError} where its bytes cannot be had
 */
export async function readLogFile(
  content: Content,
  budget: Pick<CheckBudget, 'isOver'>,
): Promise<LogSummary | undefined> {
  const encoding = encodingOfLog(content.head)
  if (!encoding) return undefined
  const regions = await readRegions(content, budget.isOver)
  const tally = newTally()
  const all = regions.reduce((sum, { bytes }) => sum + bytes.length, 0) >= content.size
  const watch = watchForCredentials()
  const finished = countErrors(regions, { encoding, size: content.size, isOver: budget.isOver, watch }, tally)
  const errors = tally.errors()
  return {
    errors: gravest(errors).map(shown),
    counts: tally.counts,
    encoding,
    credential: watch.found,
    complete: all && finished && !tally.isFull() && errors.length <= MOST_ERRORS,
  }
}

interface Reading {
  readonly encoding: Encoding
  readonly size: number
  readonly isOver: () => boolean
  readonly watch: CredentialWatch
}

/** @returns false where the time or the lines were over before the regions were */
function countErrors(regions: readonly Region[], { encoding, size, isOver, watch }: Reading, tally: Tally): boolean {
  let count = 0
  let finished = true
  for (const region of regions) {
    const offsets: number[] = []
    const lines = function* (): Generator<string> {
      for (const { text, offset } of linesOf(region, encoding, size)) {
        if (count >= MOST_LINES || (count % LINES_PER_LOOK === 0 && isOver())) {
          finished = false
          return
        }
        count++
        offsets.push(offset)
        watch.look(text)
        yield text
      }
    }
    for (const entry of entriesOf(lines())) {
      tally.add(entry, region.offset === 0 ? entry.number : undefined, offsets[entry.number - 1] ?? region.offset)
    }
    if (!finished) return false
  }
  return true
}

/** A fatal error counts as so many ordinary ones. */
const FATAL = 1_000

/** The gravest and the most frequent, in the order of the file. */
function gravest(errors: readonly Counted[]): Counted[] {
  const weight = ({ entry, repeats }: Counted) =>
    repeats + (entry.level === 'fatal' ? FATAL : 0) + (entry.trace ? 1 : 0)
  return [...errors]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_ERRORS)
    .sort((a, b) => a.offset - b.offset)
}

const LONGEST_TEXT = 400
const STACK_LINES = 5
const LONGEST_FRAME = 200

function shown({ entry, line, offset, repeats }: Counted): LogFileError {
  return {
    text: textOf(entry),
    line,
    offset,
    ...(entry.level ? { level: entry.level } : {}),
    repeats,
    stack: entry.more
      .filter(isFrame)
      .slice(0, STACK_LINES)
      .map((frame) => frame.slice(0, LONGEST_FRAME).trim()),
  }
}

/** The line, and below it what happened where the line alone does not say it. */
function textOf(entry: LogEntry): string {
  const line = entry.line.trim()
  const inner = innermostOf(entry).slice(0, LONGEST_TEXT / 2)
  if (line.slice(0, LONGEST_TEXT).includes(inner)) return line.slice(0, LONGEST_TEXT)
  return `${line.slice(0, LONGEST_TEXT - inner.length - 1)}\n${inner}`
}
