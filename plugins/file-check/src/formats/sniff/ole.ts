/** Tells what a compound file (OLE) holds from the names in its directory, as far as the head shows it. */
import { u16, u32 } from '../little-endian'
import type { TypeId } from './types'

const ENTRY = 128
const MOST_ENTRIES = 256

const BY_NAME: readonly (readonly [TypeId, RegExp])[] = [
  ['encrypted-office', /^EncryptedPackage$/],
  ['msg', /^__properties_version1\.0$/],
  ['doc', /^WordDocument$/],
  ['xls', /^(?:Workbook|Book)$/],
  ['ppt', /^PowerPoint Document$/],
  ['vsd', /^VisioDocument$/],
  ['pub', /^Quill$/],
  ['hwp', /^HwpSummaryInformation$/],
  // An installer's tables: two letters of their names are packed into one of these.
  ['msi', /^[\u3800-\u4840]/],
]

/** @returns `ole` where no name tells */
export function sniffOle(head: Uint8Array): TypeId {
  const names = namesIn(head)
  return BY_NAME.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? 'ole'
}

function namesIn(head: Uint8Array): string[] {
  const shift = u16(head, 30)
  if (shift !== 9 && shift !== 12) return []
  const start = (u32(head, 48) + 1) * 2 ** shift
  const names: string[] = []
  for (let index = 0; index < MOST_ENTRIES; index++) {
    const at = start + index * ENTRY
    if (at + ENTRY > head.length) break
    const length = u16(head, at + 64)
    if (length < 2 || length > 64) continue
    const letters = Array.from({ length: length / 2 - 1 }, (_, letter) => u16(head, at + letter * 2))
    names.push(String.fromCharCode(...letters))
  }
  return names
}
