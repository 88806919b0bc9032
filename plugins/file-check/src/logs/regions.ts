/** Which parts of a large file are read: all of a small one; of a larger one the head, the tail and samples between. */
import type { Content } from '../check'

export interface Region {
  /** Bytes from the start of the file. */
  readonly offset: number
  readonly bytes: Uint8Array
}

const MEGABYTE = 1024 ** 2
/** A file up to this size is read as a whole, bytes. */
export const READ_WHOLE = 4 * MEGABYTE
const END = MEGABYTE
const SAMPLES = 16
const SAMPLE = 128 * 1024
const PIECE = MEGABYTE

/** At most {@link READ_WHOLE} bytes, in the order of the file. */
export async function readRegions(content: Content, isOver: () => boolean): Promise<Region[]> {
  const regions: Region[] = []
  for (const [offset, length] of partsOf(content.size)) {
    if (isOver()) break
    regions.push({ offset, bytes: await readPart(content, offset, length) })
  }
  return regions
}

/** Offset and length of each part; they do not overlap. */
export function partsOf(size: number): Array<readonly [number, number]> {
  if (size <= READ_WHOLE) return [[0, size]]
  const between = size - 2 * END
  const samples = Array.from({ length: SAMPLES }, (_, index) => {
    const middle = END + Math.floor(((index + 0.5) * between) / SAMPLES)
    return [middle - SAMPLE / 2, SAMPLE] as const
  })
  return [[0, END], ...samples, [size - END, END]]
}

async function readPart(content: Content, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const part = await content.read(offset + filled, Math.min(PIECE, length - filled), { max: PIECE, why: 'log lines' })
    if (part.length === 0) break
    bytes.set(part, filled)
    filled += part.length
  }
  return bytes.subarray(0, filled)
}
