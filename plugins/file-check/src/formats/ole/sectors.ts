/** Where the bytes of a compound file's streams stand: the sector size, the allocation table and chains through it. */
import type { Content } from '../../check'
import { u16, u32 } from '../little-endian'

export interface Header {
  readonly sectorSize: number
  readonly directoryStart: number
  readonly miniCutoff: number
  readonly miniFatStart: number
  readonly difatStart: number
  /** The first sectors of the allocation table, as the header lists them. */
  readonly fatSectors: readonly number[]
}

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER = 512
const LISTED_IN_HEADER = 109
/** Sector numbers from here on are marks: end of chain, free, a table's own. */
const FIRST_MARK = 0xfffffffa

export function isCompound(head: Uint8Array): boolean {
  return MAGIC.every((byte, at) => head[at] === byte)
}

/** Format: [MS-CFB] 2.2. @returns undefined where it is no compound file, or the sector size is none that exists */
export function readHeader(head: Uint8Array): Header | undefined {
  if (!isCompound(head) || head.length < HEADER) return undefined
  const shift = u16(head, 30)
  if (shift !== 9 && shift !== 12) return undefined
  const listed = Array.from({ length: LISTED_IN_HEADER }, (_, index) => u32(head, 76 + index * 4))
  return {
    sectorSize: 1 << shift,
    directoryStart: u32(head, 48),
    miniCutoff: u32(head, 56),
    miniFatStart: u32(head, 60),
    difatStart: u32(head, 68),
    fatSectors: listed.filter((sector) => sector < FIRST_MARK),
  }
}

/** A run of bytes within a file. */
export interface Run {
  readonly offset: number
  readonly length: number
}

export interface Sectors {
  /**
   * The sectors from `start` on, at most `most`; fewer where the chain ends, leaves the file or comes back to itself.
   */
  chain(start: number, most: number): Promise<number[]>
  /** The bytes of sectors, joined. */
  read(sectors: readonly number[]): Promise<Uint8Array>
}

/** The allocation table is read a sector at a time, as chains come through it. */
export async function sectorsOf(content: Content, header: Header): Promise<Sectors> {
  const { sectorSize } = header
  const entriesEach = sectorSize / 4
  const count = Math.ceil(content.size / sectorSize)
  const table = await allocationSectors(content, header, Math.ceil(count / entriesEach))
  const loaded = new Map<number, Uint8Array>()

  async function load(index: number): Promise<Uint8Array> {
    const sector = table[index]
    const row = sector === undefined ? new Uint8Array() : await readSectors(content, [sector], sectorSize)
    loaded.set(index, row)
    return row
  }

  return {
    async chain(start, most) {
      const sectors: number[] = []
      const seen = new Set<number>()
      let sector = start
      while (sector < count && sectors.length < most && !seen.has(sector)) {
        seen.add(sector)
        sectors.push(sector)
        const index = Math.floor(sector / entriesEach)
        const row = loaded.get(index) ?? (await load(index))
        const at = (sector % entriesEach) * 4
        if (at + 4 > row.length) break
        sector = u32(row, at)
      }
      return sectors
    },
    read: (sectors) => readSectors(content, sectors, sectorSize),
  }
}

/** The sectors of the allocation table: those in the header, then those in a chain of sectors of their own. */
async function allocationSectors(content: Content, header: Header, most: number): Promise<number[]> {
  const sectors = header.fatSectors.slice(0, most)
  const { sectorSize } = header
  const entriesEach = sectorSize / 4 - 1
  let next = header.difatStart
  // Each turn adds entries or ends, so `most` bounds the turns as well; a circle only fills the list with repetitions.
  while (next < FIRST_MARK && sectors.length < most) {
    const list = await readSectors(content, [next], sectorSize)
    if (list.length < sectorSize) break
    for (let index = 0; index < entriesEach && sectors.length < most; index++) sectors.push(u32(list, index * 4))
    next = u32(list, entriesEach * 4)
  }
  return sectors
}

async function readSectors(content: Content, sectors: readonly number[], sectorSize: number): Promise<Uint8Array> {
  const runs = runsOf(sectors, sectorSize)
  const pieces: Uint8Array[] = []
  for (const { offset, length } of runs) {
    const end = Math.min(content.size, offset + length)
    if (end <= offset) break
    const piece =
      end <= content.head.length
        ? content.head.subarray(offset, end)
        : await content.read(offset, end - offset, { max: length, why: 'compound file' })
    pieces.push(piece)
  }
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)
}

/** Sectors that follow one another are read at once. */
function runsOf(sectors: readonly number[], sectorSize: number): Run[] {
  const runs: { offset: number; length: number }[] = []
  for (const sector of sectors) {
    const offset = (sector + 1) * sectorSize
    const last = runs.at(-1)
    if (last && last.offset + last.length === offset) last.length += sectorSize
    else runs.push({ offset, length: sectorSize })
  }
  return runs
}
