/** From a message to evidence: raw words and readings, free of any knowledge, so that a conversation can keep them. */
import type { Evidence, EvidenceSource, Reading } from './evidence'
import { extract, momentOf } from './extractors'
import { type Part, readPaste } from './logs'
import { normalise } from './text'

export interface Utterance {
  /** The message's own words, as sent. */
  readonly text: string
  /** When it was sent; without it the time of day is no evidence. */
  readonly at?: Date | undefined
}

/**
 * Reads one message. Of a paste from a log the words are the innermost errors and the user's own, without what wraps them;
 * its warnings are kept beside them.
 * @returns its normalised words (none for an empty text), what the extractors read, and the time of day where it is known
 */
export function observe({ text, at }: Utterance): Evidence[] {
  const paste = readPaste(text)
  const words = normalise(paste ? paste.words.join('\n') : text)
  const readings = extract(text, { at }).filter(({ quantity, at: [start] }) => {
    return !paste || !NOISE[paste.partAt(start)].includes(quantity)
  })
  const evidence: Evidence[] = []
  if (words) evidence.push({ kind: 'words', text: words })
  const warnings = normalise(paste?.warnings.join('\n') ?? '')
  if (warnings) evidence.push({ kind: 'beside', text: warnings })
  for (const reading of readings) evidence.push(fromReading(reading, 'text'))
  const saysWhen = readings.some((reading) => reading.quantity === 'moment')
  const moment = at && words && !saysWhen ? momentOf(at) : undefined
  if (moment) evidence.push({ kind: 'reading', quantity: 'moment', value: moment, said: '', source: 'clock' })
  return evidence
}

/** Quantities that a paste is full of where it does not tell of the error: statuses of requests, the program's own files. */
const NOISE: Readonly<Record<Part, readonly string[]>> = {
  telling: [],
  quiet: ['code', 'retcode', 'network-error'],
  frame: ['code', 'retcode', 'file-name', 'extension', 'size'],
}

function fromReading({ quantity, value, said }: Reading, source: EvidenceSource): Evidence {
  return { kind: 'reading', quantity, value, said, source }
}
