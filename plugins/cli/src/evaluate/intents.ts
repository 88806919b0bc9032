/** Measures a scorer on any intent set: two files of {text, label} lines, label null = out of scope. */
import { readFileSync } from 'node:fs'
import {
  heldBackThreshold,
  type IntentLine,
  type IntentReport,
  labelledLines,
  labelsOf,
  predict,
  reportIntents,
  type Scorer,
  type TrainScorer,
} from '@support-agent/diagnosis'
import { UsageError } from '../command'
import { reasonOf, say } from '../words'

export interface TimedReport extends IntentReport {
  /** Median time to score one text, in microseconds. */
  readonly medianMicroseconds: number
}

/** Decides which training lines are held back. */
const SEED = 1

/** No line of the test file tunes anything. */
export function judgeIntents(trainFile: string, testFile: string, trainScorer: TrainScorer): TimedReport {
  const lines = labelledLines(readLines(trainFile))
  const test = readLines(testFile)
  const threshold = heldBackThreshold(lines, trainScorer, SEED)
  const scorer = trainScorer(labelsOf(lines), lines)
  return { ...reportIntents(predict(scorer, test), threshold), medianMicroseconds: medianTime(scorer, test) }
}

function medianTime(scorer: Scorer, lines: readonly IntentLine[]): number {
  const times = lines.map(({ text }) => {
    const start = process.hrtime.bigint()
    scorer.score(text)
    return Number(process.hrtime.bigint() - start) / 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** @throws UsageError naming the file and the line that is wrong */
function readLines(file: string): IntentLine[] {
  const lines = read(file).split(/\r?\n/)
  return lines.flatMap((line, i) => {
    if (!line.trim()) return []
    const value = parse(line)
    if (!isIntentLine(value))
      throw new UsageError(`${file}: ${say('wrong-line', { line: i + 1, what: say('no-intent') })}`)
    return [value]
  })
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(say('unreadable', { file, what: reasonOf(error) }))
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isIntentLine(value: unknown): value is IntentLine {
  if (typeof value !== 'object' || value === null) return false
  const { text, label } = value as Record<string, unknown>
  return typeof text === 'string' && (typeof label === 'string' || label === null)
}
