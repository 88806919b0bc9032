/** The header of a 7z archive, unpacked first where it is packed itself. */
import type { Content } from '../../check'
import { ByteReader, Malformed } from '../byte-reader'
import { crc32 } from '../crc32'
import { readFiles, type SevenZipFile } from './files'
import { readNumber } from './numbers'
import { AES, type Folder, readStreams, type Streams } from './streams'
import { unpackStart } from './unpack'

const END = 0x00
const HEADER = 0x01
const ARCHIVE_PROPERTIES = 0x02
const ADDITIONAL_STREAMS = 0x03
const MAIN_STREAMS = 0x04
const FILES = 0x05
const ENCODED_HEADER = 0x17
/** The header, packed once: tools pack it no further. */
const MOST_LAYERS = 2

export interface SevenZipHeader {
  readonly files: readonly SevenZipFile[]
  readonly folders: readonly Folder[]
  /** Where the packed streams end in the file. */
  readonly end: number
}

/** `encrypted`: the header itself · `limit`: it is larger than may be unpacked, or packed in an unknown way */
export type HeaderReading = SevenZipHeader | 'encrypted' | 'limit'

export function isEncrypted({ coders }: Folder): boolean {
  return coders.some(({ method }) => method === AES)
}

/**
 * @param base where packed streams are counted from, in the file
 * @param most bytes that may be unpacked
 * @throws {Malformed}
 */
export async function readHeader(
  content: Content,
  bytes: Uint8Array,
  base: number,
  most: number,
): Promise<HeaderReading> {
  let header = bytes
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const reader = new ByteReader(header)
    const id = readNumber(reader)
    if (id === HEADER) return readPlain(reader, base)
    if (id !== ENCODED_HEADER) throw new Malformed()
    const unpacked = await unpackHeader(content, readStreams(reader, base), most)
    if (typeof unpacked === 'string') return unpacked
    header = unpacked
  }
  throw new Malformed()
}

async function unpackHeader(
  content: Content,
  { folders }: Streams,
  most: number,
): Promise<Uint8Array | 'encrypted' | 'limit'> {
  const [folder] = folders
  if (!folder) throw new Malformed()
  if (isEncrypted(folder)) return 'encrypted'
  if (folder.size > most) return 'limit'
  const unpacked = await unpackStart(content, folder, folder.size)
  if (!unpacked) return 'limit'
  if (unpacked.bytes.length !== folder.size) throw new Malformed()
  if (folder.crc !== undefined && crc32(unpacked.bytes) !== folder.crc) throw new Malformed()
  return unpacked.bytes
}

function readPlain(reader: ByteReader, base: number): SevenZipHeader {
  let id = readNumber(reader)
  if (id === ARCHIVE_PROPERTIES) {
    skipProperties(reader)
    id = readNumber(reader)
  }
  if (id === ADDITIONAL_STREAMS) {
    readStreams(reader, base)
    id = readNumber(reader)
  }
  let streams: Streams = { folders: [], end: base }
  if (id === MAIN_STREAMS) {
    streams = readStreams(reader, base)
    id = readNumber(reader)
  }
  let files: readonly SevenZipFile[] = []
  if (id === FILES) {
    files = readFiles(reader)
    id = readNumber(reader)
  }
  if (id !== END) throw new Malformed()
  return { ...streams, files }
}

function skipProperties(reader: ByteReader): void {
  while (readNumber(reader) !== END) reader.skip(readNumber(reader))
}
