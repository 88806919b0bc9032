/** Where a picture or a film ends by its own account: what stands behind is not part of it. */
import type { Content } from '../check'
import { lettersOf } from './bytes'
import { u32 } from './little-endian'
import type { TypeId } from './sniff/types'

/** Pictures without a stated length are walked through as far as this, bytes. */
const WALKED = 1024 * 1024
const MOST_BOXES = 64
const MOST_STEPS = 100_000

/** @returns undefined where it cannot be told: another type, a broken file, or one that is longer than is walked */
export async function endOf(id: TypeId, content: Content): Promise<number | undefined> {
  switch (id) {
    case 'bmp':
      return u32(content.head, 2) || undefined
    case 'webp':
    case 'wav':
    case 'avi':
      return 8 + u32(content.head, 4) + (u32(content.head, 4) % 2)
    case 'mp4':
    case 'heif':
    case 'avif':
      return endOfBoxes(content)
    case 'png':
      return endOfPng(await beginning(content))
    case 'jpeg':
      return endOfJpeg(await beginning(content))
    case 'gif':
      return endOfGif(await beginning(content))
    default:
      return undefined
  }
}

async function beginning(content: Content): Promise<Uint8Array> {
  const length = Math.min(WALKED, content.size)
  return length <= content.head.length ? content.head : content.read(0, length, { max: WALKED, why: 'picture' })
}

function bigEndian32(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((number, index) => number * 256 + (bytes[at + index] ?? 0), 0)
}

async function endOfBoxes(content: Content): Promise<number | undefined> {
  let at = 0
  for (let box = 0; box < MOST_BOXES && at + 8 <= content.size; box++) {
    const header = await content.read(at, 16, { max: 16, why: 'box of a film' })
    if (!/^[a-zA-Z0-9 ©]{4}$/.test(lettersOf(header.subarray(4, 8)))) return at
    const short = bigEndian32(header, 0)
    const length = short === 1 ? bigEndian32(header, 8) * 2 ** 32 + bigEndian32(header, 12) : short
    if (length < 8) return undefined
    at += length
  }
  return undefined
}

function endOfPng(bytes: Uint8Array): number | undefined {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bigEndian32(bytes, at)
    if (lettersOf(bytes.subarray(at + 4, at + 8)) === 'IEND') return end
    at = end
  }
  return undefined
}

/** Segments state their length; the data of a scan goes on to the next marker that is none of its own. */
function endOfJpeg(bytes: Uint8Array): number | undefined {
  let at = 2
  for (let step = 0; step < MOST_STEPS && at + 4 <= bytes.length + 2; step++) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xd9) return at + 2
    if (marker === 0xff) at++
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else {
      at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
      if (marker === 0xda) at = nextMarker(bytes, at)
    }
  }
  return undefined
}

function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at
  }
  return bytes.length
}

function endOfGif(bytes: Uint8Array): number | undefined {
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let at = 13 + colours(bytes[10] ?? 0)
  for (let step = 0; step < MOST_STEPS && at < bytes.length; step++) {
    const block = bytes[at]
    if (block === 0x3b) return at + 1
    if (block === 0x21) at = afterBlocks(bytes, at + 2)
    else if (block === 0x2c) at = afterBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0))
    else return undefined
  }
  return undefined
}

/** Blocks of at most 255 bytes, each behind its length; an empty one ends them. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return at + 1
}
