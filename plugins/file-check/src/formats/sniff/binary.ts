/** Tells types whose fixed bytes are too few to trust: further fields must make sense too. */
import { lettersOf } from '../bytes'
import { u16, u32 } from '../little-endian'
import type { TypeId } from './types'

/** Asked in this order; the most demanding first. */
const TESTS: readonly (readonly [TypeId, (head: Uint8Array) => boolean])[] = [
  ['pe', isPe],
  ['dos', isDosProgram],
  ['bmp', isBitmap],
  ['icon', (head) => isIcon(head, 1)],
  ['cursor', (head) => isIcon(head, 2)],
  ['truetype', isTrueType],
  ['mpeg-ts', isTransportStream],
  ['tar', isOldTar],
  ['arj', (head) => u16(head, 0) === 0xea60 && u16(head, 2) >= 30 && u16(head, 2) <= 2_600],
  ['lzma', isLzma],
  ['pcx', (head) => head[0] === 0x0a && (head[1] ?? 9) <= 5 && head[2] === 1 && [1, 2, 4, 8].includes(head[3] ?? 0)],
  ['wmf', (head) => u32(head, 0) === 0x00090001 && [0x100, 0x300].includes(u16(head, 4))],
  ['netpbm', (head) => /^P[4-7]\s\s{0,9}(?:#[^\n]{0,200}\n){0,9}(?:\d|WIDTH)/.test(lettersOf(head.subarray(0, 999)))],
  ['aac', isAdts],
  ['mpeg-audio', isMpegAudio],
]

export function sniffBinary(head: Uint8Array): TypeId | undefined {
  return TESTS.find(([, fits]) => fits(head))?.[0]
}

const MZ = 0x5a4d

function isPe(head: Uint8Array): boolean {
  return u16(head, 0) === MZ && head.length >= 64 && u32(head, u32(head, 60)) === 0x00004550
}

/** A stub whose header was cut or whose pointer leads nowhere is a program still. */
function isDosProgram(head: Uint8Array): boolean {
  return u16(head, 0) === MZ && head.length >= 28 && u16(head, 2) < 512 && u16(head, 8) > 0
}

const DIB_HEADERS = [12, 16, 40, 52, 56, 64, 108, 124]

function isBitmap(head: Uint8Array): boolean {
  return u16(head, 0) === 0x4d42 && u32(head, 6) === 0 && DIB_HEADERS.includes(u32(head, 14))
}

function isIcon(head: Uint8Array, kind: 1 | 2): boolean {
  const count = u16(head, 4)
  const data = u32(head, 18)
  return (
    u16(head, 0) === 0 && u16(head, 2) === kind && count > 0 && count <= 64 && head[9] === 0 && data >= 6 + 16 * count
  )
}

function isTrueType(head: Uint8Array): boolean {
  const tag = lettersOf(head.subarray(0, 4))
  if (tag === 'true') return head[4] === 0
  // A first table named in letters follows the count of tables.
  return (
    tag === '\0\x01\0\0' && head[4] === 0 && (head[5] ?? 0) > 0 && /^[\w/ ]{4}$/.test(lettersOf(head.subarray(12, 16)))
  )
}

function isTransportStream(head: Uint8Array): boolean {
  const packets = (start: number, length: number) =>
    head.length > start + 2 * length && [0, 1, 2].every((index) => head[start + index * length] === 0x47)
  return packets(0, 188) || packets(4, 192)
}

/** Tar from before `ustar`: its header adds up to the checksum that it states. */
function isOldTar(head: Uint8Array): boolean {
  if (head.length < 512 || head[0] === 0) return false
  const stated = /^[ \0]{0,7}([0-7]{1,7})/.exec(lettersOf(head.subarray(148, 156)))?.[1]
  if (!stated) return false
  const sum = head.subarray(0, 512).reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0)
  return sum === Number.parseInt(stated, 8)
}

function isLzma(head: Uint8Array): boolean {
  const size = u32(head, 9)
  return (
    head[0] === 0x5d && u16(head, 1) === 0 && head.length > 13 && (size === 0xffffffff || size < 256) && head[13] === 0
  )
}

/** AAC in frames: the second frame must begin where the first ends, or the file end within the first. */
function isAdts(head: Uint8Array): boolean {
  if (!isAdtsFrame(head, 0)) return false
  const next = adtsLength(head, 0)
  return next >= 7 && (next >= head.length || isAdtsFrame(head, next))
}

function isAdtsFrame(head: Uint8Array, at: number): boolean {
  const rate = ((head[at + 2] ?? 0xff) >> 2) & 15
  return head[at] === 0xff && ((head[at + 1] ?? 0) & 0xf6) === 0xf0 && rate < 13
}

function adtsLength(head: Uint8Array, at: number): number {
  return (((head[at + 3] ?? 0) & 3) << 11) | ((head[at + 4] ?? 0) << 3) | ((head[at + 5] ?? 0) >> 5)
}

/** A frame of MPEG audio with no reserved value in its header. */
function isMpegAudio(head: Uint8Array): boolean {
  const [first, second = 0, third = 0] = head
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  return (
    first === 0xff &&
    (second & 0xe0) === 0xe0 &&
    version !== 1 &&
    layer !== 0 &&
    third >> 4 !== 15 &&
    third >> 4 !== 0 &&
    ((third >> 2) & 3) !== 3
  )
}
