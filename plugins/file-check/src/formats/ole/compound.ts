/** A compound file (doc, xls, ppt, msi, encrypted docx): its directory, and its streams by path. */
import type { Content } from '../../check'
import { u16, u32 } from '../little-endian'
import { type Header, readHeader, type Sectors, sectorsOf } from './sectors'

export interface OleStream {
  /** Names from the root on, the stream's own last. */
  readonly path: readonly string[]
  /** Bytes. */
  readonly size: number
  readonly start: number
}

export interface Compound {
  readonly streams: readonly OleStream[]
  /** False where the directory was longer than is looked at, or broken. */
  readonly complete: boolean
  /** The stream's first bytes, at most `max`; fewer where its chain is broken. */
  read(stream: OleStream, max: number): Promise<Uint8Array>
}

const ENTRY = 128
const MOST_ENTRIES = 10_000
const MOST_DEPTH = 32
const NONE = 0xffffffff
const MINI_SECTOR = 64
/** Of the stream that short streams share, bytes: more than all entries at their longest make use of in practice. */
const MOST_MINI = 16 * 1024 * 1024
const STORAGE = 1
const STREAM = 2
const ROOT = 5

/** Format: [MS-CFB]. @returns undefined where it is no compound file, or one without a directory */
export async function openCompound(content: Content): Promise<Compound | undefined> {
  const header = readHeader(content.head)
  if (!header) return undefined
  const sectors = await sectorsOf(content, header)
  const chain = await sectors.chain(header.directoryStart, (MOST_ENTRIES * ENTRY) / header.sectorSize)
  const rows = await sectors.read(chain)
  const root = rowAt(rows, 0)
  if (root?.kind !== ROOT) return undefined
  const { streams, complete } = walk(rows, root)
  const mini = miniStream(sectors, header, root, content.size)
  return {
    streams,
    complete,
    async read({ start, size }, max) {
      const length = Math.min(size, max, content.size)
      if (size < header.miniCutoff) return mini(start, length)
      const bytes = await sectors.read(await sectors.chain(start, Math.ceil(length / header.sectorSize)))
      return bytes.subarray(0, length)
    },
  }
}

interface Row {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

function rowAt(rows: Uint8Array, index: number): Row | undefined {
  const at = index * ENTRY
  if (at + ENTRY > rows.length) return undefined
  const nameLength = Math.min(u16(rows, at + 64), 64)
  return {
    name: Buffer.from(rows.subarray(at, at + Math.max(0, nameLength - 2))).toString('utf16le'),
    kind: rows[at + 66] ?? 0,
    left: u32(rows, at + 68),
    right: u32(rows, at + 72),
    child: u32(rows, at + 76),
    start: u32(rows, at + 116),
    size: u32(rows, at + 120),
  }
}

/** Storages are trees of their children; each row is visited once, so that circles end. */
function walk(rows: Uint8Array, root: Row): { streams: OleStream[]; complete: boolean } {
  const streams: OleStream[] = []
  const seen = new Set<number>()
  const open: { index: number; parents: readonly string[] }[] = [{ index: root.child, parents: [] }]
  let complete = true
  for (let next = open.pop(); next; next = open.pop()) {
    const { index, parents } = next
    if (index === NONE) continue
    const row = rowAt(rows, index)
    if (!row || seen.has(index) || parents.length > MOST_DEPTH) {
      complete = false
      continue
    }
    seen.add(index)
    const path = [...parents, row.name]
    if (row.kind === STREAM) streams.push({ path, size: row.size, start: row.start })
    if (row.kind === STORAGE) open.push({ index: row.child, parents: path })
    open.push({ index: row.left, parents }, { index: row.right, parents })
  }
  return { streams, complete }
}

/** Short streams share the root's own stream, in sectors of 64 bytes with a table of their own. */
function miniStream(sectors: Sectors, header: Header, root: Row, size: number) {
  let loaded: Promise<{ table: Uint8Array; bytes: Uint8Array }> | undefined

  async function load() {
    const length = Math.min(root.size, size, MOST_MINI)
    const part = async (start: number, bytes: number) =>
      sectors.read(await sectors.chain(start, Math.ceil(bytes / header.sectorSize)))
    return { table: await part(header.miniFatStart, length / 16), bytes: await part(root.start, length) }
  }

  return async (start: number, length: number): Promise<Uint8Array> => {
    loaded ??= load()
    const { table, bytes } = await loaded
    const pieces: Uint8Array[] = []
    let sector = start
    for (let left = Math.ceil(length / MINI_SECTOR); left > 0 && sector * MINI_SECTOR < bytes.length; left--) {
      pieces.push(bytes.subarray(sector * MINI_SECTOR, (sector + 1) * MINI_SECTOR))
      if (sector * 4 + 4 > table.length) break
      sector = u32(table, sector * 4)
    }
    return Buffer.concat(pieces).subarray(0, length)
  }
}
