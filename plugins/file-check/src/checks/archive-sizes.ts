/** Sizes of an archive's entries: how much it unpacks to, and whether entries share the same bytes. */
import type { Archive, ArchiveEntry } from '../formats/archive/types'

/** Text packs to a thirtieth, a disk image of zeros to a thousandth. */
const BOMB_RATIO = 200
/** Less is no harm, whatever the ratio, bytes. */
const LEAST_BOMB = 32 * 1024 * 1024
/** Bytes of a local header before the name. */
const LOCAL_HEADER = 30

/** @param unpacked bytes @param packed bytes */
export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked >= LEAST_BOMB && unpacked > packed * BOMB_RATIO
}

/** As declared, without what cannot be. */
export function declaredSize({ entries, unpacked }: Archive): number {
  return unpacked ?? entries.reduce((sum, { size }) => sum + size, 0)
}

/** Entries that begin before the one before them ends, or that reach into the list of entries. */
export function overlapping({ entries, dataEnd }: Archive): readonly ArchiveEntry[] {
  if (dataEnd === undefined) return []
  const placed = entries.filter(({ compressedSize }) => compressedSize > 0).sort((a, b) => a.offset - b.offset)
  let end = 0
  return placed.filter((entry) => {
    const isInside = entry.offset < end
    end = Math.max(end, entry.offset + LOCAL_HEADER + entry.compressedSize)
    return isInside
  })
}
