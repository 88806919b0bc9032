/** The folders of a 7z archive: which coders unpack which packed streams, and into which files' bytes. */
import { type ByteReader, Malformed } from '../byte-reader'
import { readCount, readNumber, readOptionalBits } from './numbers'

export interface Coder {
  /** Hexadecimal, as lists of methods write it: `030101` is LZMA. */
  readonly method: string
  readonly properties: Uint8Array
  readonly inputs: number
  readonly outputs: number
}

export interface Folder {
  readonly coders: readonly Coder[]
  /** Where its first packed stream stands in the file, and how long it is, bytes. */
  readonly packedAt: number
  readonly packedSize: number
  /** Bytes of its content. */
  readonly size: number
  readonly crc: number | undefined
  /** Sizes of the files in it, one after another. */
  readonly files: readonly number[]
}

export interface Streams {
  readonly folders: readonly Folder[]
  /** Where the packed streams end in the file. */
  readonly end: number
}

export const AES = '06f10701'

const END = 0x00
const PACK_INFO = 0x06
const UNPACK_INFO = 0x07
const SUBSTREAMS = 0x08
const SIZES = 0x09
const CRCS = 0x0a
const FOLDERS = 0x0b
const UNPACK_SIZES = 0x0c
const UNPACK_STREAMS = 0x0d
/** The format allows 32 coders and 32 streams a folder. */
const MOST_CODERS = 32

interface Packed {
  readonly at: number
  readonly sizes: readonly number[]
}

/** A folder before its sizes are known. */
interface Draft {
  readonly coders: readonly Coder[]
  readonly outputs: number
  readonly packedStreams: number
  /** Which output is the folder's content: the one that no coder reads. */
  readonly main: number
}

/**
 * @param base where packed streams are counted from, in the file
 * @throws {Malformed}
 */
export function readStreams(reader: ByteReader, base: number): Streams {
  let packed: Packed = { at: base, sizes: [] }
  let folders: Folder[] = []
  let id = readNumber(reader)
  if (id === PACK_INFO) {
    packed = readPacked(reader, base)
    id = readNumber(reader)
  }
  if (id === UNPACK_INFO) {
    folders = readFolders(reader, packed)
    id = readNumber(reader)
  }
  if (id === SUBSTREAMS) {
    folders = withFiles(reader, folders)
    id = readNumber(reader)
  }
  if (id !== END) throw new Malformed()
  return { folders, end: packed.sizes.reduce((sum, size) => sum + size, packed.at) }
}

function readPacked(reader: ByteReader, base: number): Packed {
  const at = base + readNumber(reader)
  const count = readCount(reader)
  let sizes: number[] = []
  let id = readNumber(reader)
  if (id === SIZES) {
    sizes = Array.from({ length: count }, () => readNumber(reader))
    id = readNumber(reader)
  }
  if (id === CRCS) {
    readCrcs(reader, count)
    id = readNumber(reader)
  }
  if (id !== END) throw new Malformed()
  return { at, sizes }
}

function readCrcs(reader: ByteReader, count: number): (number | undefined)[] {
  return readOptionalBits(reader, count).map((isStated) => (isStated ? reader.u32() : undefined))
}

function readFolders(reader: ByteReader, packed: Packed): Folder[] {
  if (readNumber(reader) !== FOLDERS) throw new Malformed()
  const count = readCount(reader)
  // Folders in another stream were never written by any tool.
  if (reader.u8() !== 0) throw new Malformed()
  const drafts = Array.from({ length: count }, () => readDraft(reader))
  if (readNumber(reader) !== UNPACK_SIZES) throw new Malformed()
  const sizes = drafts.map(({ outputs, main }) => {
    const all = Array.from({ length: outputs }, () => readNumber(reader))
    return all[main] ?? 0
  })
  let id = readNumber(reader)
  let crcs: (number | undefined)[] = []
  if (id === CRCS) {
    crcs = readCrcs(reader, count)
    id = readNumber(reader)
  }
  if (id !== END) throw new Malformed()
  return placed(drafts, packed).map((folder, index) => {
    const size = sizes[index] ?? 0
    return { ...folder, size, crc: crcs[index], files: [size] }
  })
}

function placed(drafts: readonly Draft[], packed: Packed): Pick<Folder, 'coders' | 'packedAt' | 'packedSize'>[] {
  let at = packed.at
  let stream = 0
  return drafts.map(({ coders, packedStreams }) => {
    const sizes = packed.sizes.slice(stream, stream + packedStreams)
    const folder = { coders, packedAt: at, packedSize: sizes[0] ?? 0 }
    at += sizes.reduce((sum, size) => sum + size, 0)
    stream += packedStreams
    return folder
  })
}

function readDraft(reader: ByteReader): Draft {
  const coders = Array.from({ length: readCount(reader, MOST_CODERS) }, () => readCoder(reader))
  const inputs = coders.reduce((sum, coder) => sum + coder.inputs, 0)
  const outputs = coders.reduce((sum, coder) => sum + coder.outputs, 0)
  if (outputs === 0 || inputs > MOST_CODERS || outputs > MOST_CODERS) throw new Malformed()
  const bound = new Set<number>()
  for (let pair = 0; pair < outputs - 1; pair++) {
    readNumber(reader)
    bound.add(readNumber(reader))
  }
  const packedStreams = inputs - (outputs - 1)
  if (packedStreams < 1) throw new Malformed()
  if (packedStreams > 1) for (let stream = 0; stream < packedStreams; stream++) readNumber(reader)
  const main = Array.from({ length: outputs }, (_, output) => output).findIndex((output) => !bound.has(output))
  return { coders, outputs, packedStreams, main }
}

function readCoder(reader: ByteReader): Coder {
  const flags = reader.u8()
  const method = Buffer.from(reader.take(flags & 0x0f)).toString('hex')
  const isComplex = (flags & 0x10) !== 0
  const inputs = isComplex ? readCount(reader, MOST_CODERS) : 1
  const outputs = isComplex ? readCount(reader, MOST_CODERS) : 1
  const properties = flags & 0x20 ? reader.take(readNumber(reader)) : new Uint8Array()
  return { method, inputs, outputs, properties }
}

/** Of a folder's files all sizes are stated but the last, which is what is left. */
function withFiles(reader: ByteReader, folders: readonly Folder[]): Folder[] {
  let counts = folders.map(() => 1)
  let id = readNumber(reader)
  if (id === UNPACK_STREAMS) {
    counts = folders.map(() => readCount(reader, reader.bytes.length))
    id = readNumber(reader)
  }
  const isSized = id === SIZES
  const sized = folders.map((folder, index) => ({
    ...folder,
    files: fileSizes(reader, folder.size, counts[index]!, isSized),
  }))
  if (isSized) id = readNumber(reader)
  while (id !== END) {
    // Only the files' own CRCs may follow; nothing here needs them.
    if (id !== CRCS) throw new Malformed()
    const missing = sized.reduce(
      (sum, { files, crc }) => sum + (files.length === 1 && crc !== undefined ? 0 : files.length),
      0,
    )
    readCrcs(reader, missing)
    id = readNumber(reader)
  }
  return sized
}

function fileSizes(reader: ByteReader, size: number, count: number, isSized: boolean): number[] {
  if (count === 0) return []
  if (!isSized && count > 1) throw new Malformed()
  const files = Array.from({ length: count - 1 }, () => readNumber(reader))
  const rest = size - files.reduce((sum, file) => sum + file, 0)
  if (rest < 0) throw new Malformed()
  return [...files, rest]
}
