/** The bytes of one zip entry, stored or inflated, as far as they are wanted. */
import type { Content } from '../../check'
import { crc32 } from '../crc32'
import { inflateAtMost, inflateExactly } from '../inflate'
import { u16, u32 } from '../little-endian'
import { LOCAL_LENGTH } from './entry'
import type { ZipEntry, ZipRead, ZipReadProblem } from './types'

const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8
/** Local headers often have a few fields more than the central ones. */
const EXTRA_EXPECTED = 64
const LEAST_PIECE = 512
const LARGEST_PIECE = 65_536
/** The first read takes header and data together, where only the start is wanted. */
const FIRST_READ = 1_024

const NOTHING = new Uint8Array()

export async function inspectEntry(content: Content, entry: ZipEntry, max: number): Promise<ZipRead> {
  if (entry.encryption !== 'none') return failed('encrypted')
  if (entry.method !== STORED && entry.method !== DEFLATED) return failed('method')
  const data = await openData(content, entry, max)
  if (!data) return failed('header')
  return entry.method === STORED ? readStored(data, entry, max) : readDeflated(data, entry, max)
}

function failed(problem: ZipReadProblem, bytes: Uint8Array = NOTHING, consumed = bytes.length): ZipRead {
  return { bytes, whole: false, problem, consumed }
}

interface Data {
  readonly content: Content
  /** Where the entry's data begins, and where it ends or the file does. */
  readonly start: number
  readonly end: number
  /** What was read with the header. */
  readonly first: Uint8Array
}

async function openData(content: Content, entry: ZipEntry, max: number): Promise<Data | undefined> {
  const most = max >= entry.size ? LARGEST_PIECE : FIRST_READ
  const wanted = Math.min(entry.compressedSize, Math.max(LEAST_PIECE, max), most)
  const length = Math.min(entry.headerLength + EXTRA_EXPECTED + wanted, content.size - entry.offset)
  if (length < LOCAL_LENGTH) return undefined
  const bytes = await content.read(entry.offset, length, { max: length, why: 'zip entry' })
  if (u32(bytes, 0) !== LOCAL_HEADER) return undefined
  const header = LOCAL_LENGTH + u16(bytes, 26) + u16(bytes, 28)
  const start = entry.offset + header
  const end = Math.min(start + entry.compressedSize, content.size)
  return { content, start, end, first: bytes.subarray(header, header + Math.max(0, end - start)) }
}

/** Pieces from where `at` is on, larger and larger, so that a look at the start costs little. */
function piecesOf({ content, start, end, first }: Data, most: number): () => Promise<Uint8Array | undefined> {
  let at = start
  let piece = LEAST_PIECE
  return async () => {
    const length = Math.min(end - at, piece, start + most - at)
    if (length <= 0) return undefined
    if (at === start && first.length) {
      at += first.length
      return first
    }
    const bytes = await content.read(at, length, { max: LARGEST_PIECE, why: 'zip entry' })
    at += bytes.length
    piece = Math.min(piece * 4, LARGEST_PIECE)
    return bytes
  }
}

async function readStored(data: Data, entry: ZipEntry, max: number): Promise<ZipRead> {
  const next = piecesOf(data, max)
  const pieces: Uint8Array[] = []
  for (let piece = await next(); piece?.length; piece = await next()) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const whole = bytes.length === entry.compressedSize
  if (!whole && bytes.length < Math.min(max, entry.compressedSize)) return failed('cut', bytes)
  const problem = whole ? promiseBroken(bytes, entry) : undefined
  return { bytes: bytes.subarray(0, max), whole, problem, consumed: bytes.length }
}

async function readDeflated(data: Data, entry: ZipEntry, max: number): Promise<ZipRead> {
  const isAtHand = data.first.length === entry.compressedSize && entry.size <= max
  const whole = isAtHand ? inflateExactly(data.first, entry.size) : undefined
  if (whole) return { bytes: whole, whole: true, problem: promiseBroken(whole, entry), consumed: data.first.length }
  const { bytes, state, consumed } = await inflateAtMost(piecesOf(data, data.end - data.start), max)
  switch (state) {
    case 'ended':
      return { bytes, whole: true, problem: promiseBroken(bytes, entry), consumed }
    case 'full':
      return { bytes, whole: false, problem: bytes.length > entry.size ? 'size' : undefined, consumed }
    default:
      return failed(state, bytes, consumed)
  }
}

function promiseBroken(bytes: Uint8Array, { size, crc }: ZipEntry): ZipReadProblem | undefined {
  if (bytes.length !== size) return 'size'
  return crc32(bytes) === crc ? undefined : 'crc'
}
