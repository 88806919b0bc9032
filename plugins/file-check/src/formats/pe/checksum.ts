/** The checksum of a Windows program, summed over the whole file in pieces. */
import type { CheckBudget, Content } from '../../check'
import { u8 } from '../little-endian'

/** Even, so that a word never lies across two pieces. */
const PIECE = 1024 * 1024

/** Files over this size are not summed, bytes. */
export const MOST_SUMMED = 64 * 1024 * 1024

/**
 * One's complement sum of 16-bit words without the stored checksum, plus the size, as `CheckSumMappedFile` of imagehlp does it.
 * @param skip offset of the stored checksum, bytes
 * @returns undefined when the budget is met first
 */
export async function peChecksum(
  content: Content,
  skip: number,
  budget: Pick<CheckBudget, 'isOver'>,
): Promise<number | undefined> {
  const { size } = content
  if (size > MOST_SUMMED) return undefined
  let sum = 0
  for (let offset = 0; offset < size; offset += PIECE) {
    if (budget.isOver()) return undefined
    const piece = await content.read(offset, Math.min(PIECE, size - offset), { max: PIECE, why: 'program checksum' })
    sum += wordSum(piece)
    for (let at = skip; at < skip + 4; at++) {
      if (at >= offset && at < offset + piece.length) sum -= u8(piece, at - offset) << (at % 2 ? 8 : 0)
    }
  }
  // Sums stay under 2^42; each fold adds the carries back.
  while (sum > 0xffff) sum = (sum % 0x10000) + Math.floor(sum / 0x10000)
  return (sum + size) % 0x100000000
}

function wordSum(bytes: Uint8Array): number {
  let low = 0
  let high = 0
  const even = bytes.length - (bytes.length % 2)
  for (let at = 0; at < even; at += 2) {
    low += bytes[at] as number
    high += bytes[at + 1] as number
  }
  if (even < bytes.length) low += bytes[even] as number
  return low + high * 256
}
