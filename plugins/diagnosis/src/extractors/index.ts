/** Reads quantities in a text: the list of extractors, and the one function that runs them. */
import type { Reading } from '../evidence'
import { fold } from '../text/fold'
import { code } from './code'
import { type ExtractContext, type Extractor, type Found, overlap, type Quantity } from './extractor'
import { fileName } from './file-name'
import { logLine } from './log-line'
import { moment } from './moment'
import { networkError } from './network-error'
import { percent } from './percent'
import { ping } from './ping'
import { productVersion } from './product-version'
import { rate } from './rate'
import { retcode } from './retcode'
import { retries } from './retries'
import { size } from './size'
import { speed } from './speed'
import { version } from './version'

export { parseNumber } from './chinese-number'
export type { ExtractContext, Extractor, Quantity } from './extractor'
export { momentOf } from './moment'

/** Every extractor; their order is the order of the readings. */
export const EXTRACTORS: readonly Extractor[] = [
  code,
  retcode,
  networkError,
  size,
  version,
  productVersion,
  fileName,
  percent,
  retries,
  rate,
  speed,
  moment,
  ping,
  logLine,
]

/** Every quantity that is read; what a variable's `reads` may name. */
export const QUANTITIES: readonly Quantity[] = EXTRACTORS.flatMap((extractor) => extractor.quantities)

/** More readings than this are a soup, not a message. */
const MAX_READINGS = 100

/**
 * The quantities that a text states. `said` is the slice of `text` at `at`. Of a text over 8,000 UTF-16 units the head and the
 * tail are read. Never throws; linear time.
 */
export function extract(text: string, context: ExtractContext = {}): Reading[] {
  const folded = fold(text)
  const found = EXTRACTORS.map((extractor) =>
    extractor.needs.test(folded.text) ? extractor.read(folded.text, context) : [],
  )
  const all = found.flat()
  return found
    .flatMap((readings, index) =>
      readings.filter((reading) => !yields(reading, EXTRACTORS[index]?.yieldsTo ?? [], all)),
    )
    .slice(0, MAX_READINGS)
    .map(({ quantity, value, at: [start, end] }) => {
      const at = folded.origin(start, end)
      return { quantity, value, said: text.slice(at[0], at[1]), at }
    })
}

function yields(reading: Found, quantities: readonly Quantity[], all: readonly Found[]): boolean {
  return quantities.length > 0 && all.some((other) => quantities.includes(other.quantity) && overlap(reading, other))
}
