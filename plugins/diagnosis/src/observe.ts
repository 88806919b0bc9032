/** From a message to evidence: raw words and readings, free of any knowledge, so that a conversation can keep them. */
import type { Evidence, EvidenceSource, Reading } from './evidence'
import { extract, momentOf } from './extractors'
import { normalise } from './text'

export interface Utterance {
  /** The message's own words, as sent. */
  readonly text: string
  /** When it was sent; without it the time of day is no evidence. */
  readonly at?: Date | undefined
}

/**
 * Reads one message.
 * @returns its normalised words (none for an empty text), what the extractors read, and the time of day where it is known
 */
export function observe({ text, at }: Utterance): Evidence[] {
  const words = normalise(text)
  const readings = extract(text, { at })
  const evidence: Evidence[] = []
  if (words) evidence.push({ kind: 'words', text: words })
  for (const reading of readings) evidence.push(fromReading(reading, 'text'))
  const saysWhen = readings.some((reading) => reading.quantity === 'moment')
  const moment = at && words && !saysWhen ? momentOf(at) : undefined
  if (moment) evidence.push({ kind: 'reading', quantity: 'moment', value: moment, said: '', source: 'clock' })
  return evidence
}

function fromReading({ quantity, value, said }: Reading, source: EvidenceSource): Evidence {
  return { kind: 'reading', quantity, value, said, source }
}
