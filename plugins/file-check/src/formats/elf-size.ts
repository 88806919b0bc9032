/** Programs of Linux and Android: how long the file has to be for its tables. */
import { u16, u32, u64 } from './little-endian'

const HEADER = { narrow: 52, wide: 64 } as const
const IS_WIDE = 2
const LITTLE_ENDIAN = 1

/**
 * Bytes that header, program table and section table need at least.
 * @param head begins with the magic; big-endian programs are not looked at
 */
export function elfSize(head: Uint8Array): number {
  const isWide = head[4] === IS_WIDE
  const header = isWide ? HEADER.wide : HEADER.narrow
  if (head[5] !== LITTLE_ENDIAN || head.length < header) return header
  const tables = isWide
    ? [tableEnd(u64(head, 32), u16(head, 54), u16(head, 56)), tableEnd(u64(head, 40), u16(head, 58), u16(head, 60))]
    : [tableEnd(u32(head, 28), u16(head, 42), u16(head, 44)), tableEnd(u32(head, 32), u16(head, 46), u16(head, 48))]
  return Math.max(header, ...tables)
}

function tableEnd(offset: number, entrySize: number, count: number): number {
  return count === 0 ? 0 : offset + entrySize * count
}
