/** Tells films, sounds and pictures apart that share a container: MP4 by its brand, Matroska by its document type. */
import { bytesOf, indexOf, lettersOf } from '../bytes'
import type { TypeId } from './types'

const BRANDS: readonly (readonly [TypeId, RegExp])[] = [
  ['avif', /^avi[fs]/],
  ['heif', /^(?:hei[cxms]|hev[cmsx]|mif1|msf1|miaf)/],
  ['cr3', /^crx /],
]

/** The first boxes that QuickTime films without a brand begin with. */
const FIRST_BOXES = /^(?:moov|mdat|wide|free|skip|pnot)$/

export function sniffMp4(head: Uint8Array): TypeId | undefined {
  const box = lettersOf(head.subarray(4, 8))
  if (box === 'ftyp') {
    const brand = lettersOf(head.subarray(8, 12))
    return BRANDS.find(([, pattern]) => pattern.test(brand))?.[0] ?? 'mp4'
  }
  // A first box shorter than 16 MB, or the data itself: otherwise these letters stand here by chance.
  const plausible = head[0] === 0 || box === 'mdat'
  return plausible && FIRST_BOXES.test(box) ? 'mp4' : undefined
}

const WEBM = bytesOf('webm')

export function sniffMatroska(head: Uint8Array): TypeId {
  return indexOf(head.subarray(0, 64), WEBM) >= 0 ? 'webm' : 'matroska'
}
