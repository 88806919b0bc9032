/** Tar archives: v7, ustar, GNU with long names, pax; one header after another. */
import type { Content } from '../check'
import { decodeText } from './archive/names'
import { type Archive, type ArchiveEntry, type ArchiveLimits, type ArchiveProblem, UNREAD } from './archive/types'
import { Malformed } from './byte-reader'

const BLOCK = 512
const LONGEST_EXTENSION = 65_536
/** Each header is a read of its own. */
const MOST_HEADERS = 20_000

interface Header {
  readonly name: string
  readonly target: string
  readonly type: string
  readonly size: number
  readonly hasSparseBlocks: boolean
}

/** What the headers before an entry say of it, instead of its own. */
interface Overrides {
  name?: string
  target?: string
  size?: number
}

interface Walk {
  readonly entries: ArchiveEntry[]
  readonly problems: ArchiveProblem[]
  complete: boolean
}

/** @returns undefined where the first block is no header of a tar archive */
export async function openTar(content: Content, limits: ArchiveLimits): Promise<Archive | undefined> {
  if (!isTarHeader(content.head.subarray(0, BLOCK))) return undefined
  const walk: Walk = { entries: [], problems: [], complete: true }
  try {
    await walkHeaders(content, limits, walk)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    walk.problems.push({ kind: error.kind, offset: walk.entries.at(-1)?.offset ?? 0 })
  }
  return {
    format: 'tar',
    ...walk,
    encryptedNames: false,
    volume: undefined,
    async read(entry, max) {
      const at = entry.offset + BLOCK
      const length = Math.min(entry.size, max, content.size - at)
      if (length <= 0 || entry.directory) return UNREAD
      const bytes = await content.read(at, length, { max: length, why: 'tar entry' })
      return { bytes, whole: bytes.length === entry.size, consumed: bytes.length }
    },
  }
}

/** The checksum is right, counted with signed or with unsigned bytes, and there is a name. */
function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false
  const stated = readNumber(block.subarray(148, 156))
  let unsigned = 0
  let signed = 0
  for (let at = 0; at < BLOCK; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : block[at]!
    unsigned += byte
    signed += (byte << 24) >> 24
  }
  return stated === unsigned || stated === signed
}

async function walkHeaders(content: Content, limits: ArchiveLimits, walk: Walk): Promise<void> {
  let overrides: Overrides = {}
  let at = 0
  for (let count = 0; at + BLOCK <= content.size; count++) {
    if (walk.entries.length >= limits.entries || count >= MOST_HEADERS || limits.isOver()) {
      walk.complete = false
      return
    }
    const block = await content.read(at, BLOCK, { max: BLOCK, why: 'tar header' })
    if (block.every((byte) => byte === 0)) return
    if (!isTarHeader(block)) throw new Malformed()
    const header = readHeader(block)
    const isExtension = 'xgLK'.includes(header.type)
    const size = isExtension ? header.size : (overrides.size ?? header.size)
    const dataAt = at + BLOCK + (header.hasSparseBlocks ? await sparseBlocks(content, at + BLOCK) : 0)
    const end = dataAt + Math.ceil(size / BLOCK) * BLOCK
    if (dataAt + size > content.size) {
      walk.problems.push({
        kind: 'cut',
        offset: content.size,
        entry: overrides.name ?? header.name,
        needs: dataAt + size,
      })
    }
    if (isExtension) overrides = { ...overrides, ...(await readExtension(content, header, dataAt)) }
    else {
      if (header.type !== 'V') walk.entries.push(entryOf(header, overrides, size, dataAt - BLOCK))
      overrides = {}
    }
    at = end
  }
}

function entryOf(header: Header, overrides: Overrides, size: number, offset: number): ArchiveEntry {
  const symlink = header.type === '2'
  const isLink = symlink || header.type === '1'
  return {
    name: overrides.name ?? header.name,
    size: isLink ? 0 : size,
    compressedSize: isLink ? 0 : size,
    encryption: 'none',
    directory: header.type === '5',
    symlink,
    target: symlink ? (overrides.target ?? header.target) : undefined,
    offset,
  }
}

function readHeader(block: Uint8Array): Header {
  const isUstar = Buffer.from(block.subarray(257, 262)).toString('latin1') === 'ustar'
  // GNU keeps times where ustar keeps the name's beginning.
  const prefix = isUstar && block[262] === 0 ? readText(block.subarray(345, 500)) : ''
  const name = readText(block.subarray(0, 100))
  const type = String.fromCharCode(block[156]!)
  const size = readNumber(block.subarray(124, 136))
  if (!(size >= 0)) throw new Malformed()
  return {
    name: prefix ? `${prefix}/${name}` : name,
    target: readText(block.subarray(157, 257)),
    type,
    // Links and devices have no data, whatever their size says.
    size: '12346'.includes(type) ? 0 : size,
    hasSparseBlocks: type === 'S' && block[482] === 1,
  }
}

function readText(field: Uint8Array): string {
  const end = field.indexOf(0)
  return decodeText(end < 0 ? field : field.subarray(0, end))
}

/** Octal digits, or a big-endian number where the first bit is set; NaN where it is neither. */
function readNumber(field: Uint8Array): number {
  const first = field[0]!
  if (first & 0x80) {
    if (first & 0x40) return -1
    return field.reduce((value, byte, at) => value * 256 + (at === 0 ? byte & 0x3f : byte), 0)
  }
  const text = readText(field).trim()
  if (text === '') return 0
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : Number.NaN
}

/** The map of a sparse file goes on in blocks of its own. */
async function sparseBlocks(content: Content, start: number): Promise<number> {
  let length = BLOCK
  while (length < LONGEST_EXTENSION && start + length <= content.size) {
    const block = await content.read(start + length - BLOCK, BLOCK, { max: BLOCK, why: 'tar sparse map' })
    if (block[504] !== 1) return length
    length += BLOCK
  }
  throw new Malformed()
}

async function readExtension(content: Content, { type, size }: Header, at: number): Promise<Overrides> {
  const length = Math.min(size, content.size - at)
  if (length > LONGEST_EXTENSION || length <= 0) return {}
  const bytes = await content.read(at, length, { max: LONGEST_EXTENSION, why: 'tar extension' })
  switch (type) {
    case 'L':
      return { name: readText(bytes) }
    case 'K':
      return { target: readText(bytes) }
    case 'x':
      return readPax(bytes)
    default:
      return {}
  }
}

/** Lines of `length key=value`, the length counting the whole line. */
function readPax(bytes: Uint8Array): Overrides {
  const overrides: Overrides = {}
  let at = 0
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at)
    const length = space < 0 ? Number.NaN : Number(readText(bytes.subarray(at, Math.min(space, at + 12))))
    if (!(length > space - at + 1) || at + length > bytes.length) return overrides
    const [key, value] = split(decodeText(bytes.subarray(space + 1, at + length - 1)))
    if (key === 'path' || key === 'GNU.sparse.name') overrides.name = value
    else if (key === 'linkpath') overrides.target = value
    else if (key === 'size') overrides.size = paxSize(value)
    at += length
  }
  return overrides
}

function split(line: string): [string, string] {
  const sign = line.indexOf('=')
  return [line.slice(0, Math.max(0, sign)), line.slice(sign + 1)]
}

function paxSize(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new Malformed()
  return Number(value)
}
