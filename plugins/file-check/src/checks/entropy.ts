/** How mixed the bytes are: measured, set beside what is usual for the type and beside the band that is talked of. */
import { type Check, type CheckBudget, type Content, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { typeOfContent } from '../formats/content-type'
import { countBytes, normalisedEntropy, type UsualEntropy, usualEntropyOf } from '../formats/entropy'
import { isLoose } from '../formats/expected-type'
import { extensionOf } from '../formats/name/file-name'
import { type FileType, typesForExtension } from '../formats/sniff/types'

export const entropy: Check = {
  id: 'entropy',
  finds: ['entropy', 'entropy-abnormal'],
  needsContent: true,
  async run({ name, content }, { budget }) {
    if (!content || content.size === 0) return NOTHING_FOUND
    const { value, complete } = await measure(content, budget)
    const type = await typeOfContent(content)
    const usual = usualOf(type, extensionOf(name))
    const findings = [measured(value, usual), ...abnormal(value, usual, content.size)]
    return { findings, complete }
  },
}

/** Files up to this size are read whole, bytes. */
const WHOLE = 1024 * 1024
const PIECE = 65_536
/** Of larger ones samples: 64 KB in all are exact to 0.001, and cheap where each byte is fetched from afar. */
const SAMPLES = 16
/** A whole page of most formats that have pages, so that no part of a page is left out; and one of the cache. */
const SAMPLE = 4_096
/** The golden ratio's fraction: its multiples never fall into step with a pattern that recurs. */
const UNEVEN = 0.618_034

async function measure(content: Content, budget: CheckBudget): Promise<{ value: number; complete: boolean }> {
  const counts = countBytes(content.head)
  for (const { offset, length } of piecesBehindHead(content)) {
    if (budget.isOver()) return { value: normalisedEntropy(counts), complete: false }
    countBytes(await content.read(offset, length, { max: PIECE, why: 'entropy' }), counts)
  }
  return { value: normalisedEntropy(counts), complete: true }
}

function piecesBehindHead({ size, head }: Content): { offset: number; length: number }[] {
  if (size <= WHOLE) {
    const count = Math.ceil((size - head.length) / PIECE)
    return Array.from({ length: count }, (_, index) => {
      const offset = head.length + index * PIECE
      return { offset, length: Math.min(PIECE, size - offset) }
    })
  }
  // One from each of as many equal parts, each time at another place within it.
  const part = (size - head.length - SAMPLE) / SAMPLES
  return Array.from({ length: SAMPLES }, (_, index) => ({
    offset: Math.floor((head.length + (index + ((index * UNEVEN) % 1)) * part) / SAMPLE) * SAMPLE,
    length: SAMPLE,
  }))
}

/** A content of no known type is held to what its name promises, where that is one thing. */
function usualOf(type: FileType, extension: string): UsualEntropy | undefined {
  if (type.kind !== 'unknown') return usualEntropyOf(type)
  if (isLoose(extension)) return undefined
  const [promised, ...others] = typesForExtension(extension).map(usualEntropyOf)
  return others.every((usual) => usual === promised) ? promised : undefined
}

/** The band of which an article says that a server accepts nothing else. */
const BAND = { low: 0.68, high: 0.72 }

function measured(value: number, usual: UsualEntropy | undefined): Finding {
  const rounded = digits(value)
  const isInBand = rounded >= BAND.low && rounded <= BAND.high
  const base = { value: rounded, bandLow: BAND.low, bandHigh: BAND.high, inBand: isInBand ? 'yes' : 'no' }
  if (!usual) return { id: 'entropy', severity: 'info', measured: base }
  return { id: 'entropy', severity: 'info', measured: { ...base, variant: 'usual', low: usual.low, high: usual.high } }
}

/** Fewer bytes say too little. */
const LEAST_BYTES = 4_096

function abnormal(value: number, usual: UsualEntropy | undefined, size: number): Finding[] {
  if (!usual?.isBounded || size < LEAST_BYTES || value <= usual.high) return []
  return [
    {
      id: 'entropy-abnormal',
      severity: 'notice',
      measured: { value: digits(value), low: usual.low, high: usual.high },
      emits: [{ variable: 'file_content', value: 'odd-entropy' }],
    },
  ]
}

function digits(value: number): number {
  return Math.round(value * 1000) / 1000
}
