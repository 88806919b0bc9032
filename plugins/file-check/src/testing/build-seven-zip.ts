/** 7z archives: files in one folder or in several, the header plain, packed or locked. */
import { crc32 } from '../formats/crc32'
import { LZMA_PROPERTIES, packLzma } from './build-lzma'

export interface SevenZipRecipe {
  readonly name: string
  /** Absent for a folder. */
  readonly bytes?: Uint8Array
  readonly symlink?: boolean
}

export interface SevenZipFrame {
  readonly method?: 'copy' | 'lzma'
  readonly encrypted?: boolean
  readonly header?: 'plain' | 'packed' | 'locked'
  /** Every file in a folder of its own. */
  readonly separate?: boolean
}

const NOTHING = new Uint8Array()

function little(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value))
  else buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

/** A number in the format's own way, always with four bytes behind the first where one does not do. */
export function sevenZipNumber(value: number): Buffer {
  return value < 0x80 ? little(1, value) : Buffer.concat([little(1, 0xf0), little(4, value)])
}

const number = sevenZipNumber
const LZMA = Buffer.from([0x23, 0x03, 0x01, 0x01, 5, LZMA_PROPERTIES, 0, 0, 1, 0])
const COPY = Buffer.from([0x01, 0x00])
const AES = Buffer.from([0x24, 0x06, 0xf1, 0x07, 0x01, 2, 0x13, 0x00])

/** The coder, or AES before it: then the packer's input is what AES puts out. */
function folderOf(coder: Buffer, encrypted: boolean): Buffer {
  return encrypted ? Buffer.concat([number(2), coder, AES, number(0), number(1)]) : Buffer.concat([number(1), coder])
}

interface Stream {
  readonly packed: Uint8Array
  readonly bytes: Uint8Array
  readonly files: readonly Uint8Array[]
}

function streamsInfo(streams: readonly Stream[], at: number, coder: Buffer, encrypted: boolean, crcs: boolean): Buffer {
  const sizes = streams.flatMap(({ bytes }) => (encrypted ? [bytes.length, bytes.length] : [bytes.length]))
  const digests = crcs ? [number(0x0a), little(1, 1), ...streams.map(({ bytes }) => little(4, crc32(bytes)))] : []
  const counts = streams.map(({ files }) => number(files.length))
  const parts = streams.flatMap(({ files }) => files.slice(0, -1).map(({ length }) => number(length)))
  return Buffer.concat([
    ...[number(0x06), number(at), number(streams.length), number(0x09)],
    ...[...streams.map(({ packed }) => number(packed.length)), number(0)],
    ...[number(0x07), number(0x0b), number(streams.length), little(1, 0)],
    ...[...streams.map(() => folderOf(coder, encrypted)), number(0x0c), ...sizes.map(number), ...digests, number(0)],
    ...(crcs ? [] : [number(0x08), number(0x0d), ...counts, number(0x09), ...parts, number(0)]),
    number(0),
  ])
}

function property(id: number, content: Uint8Array): Buffer {
  return Buffer.concat([number(id), number(content.length), content])
}

function bits(flags: readonly boolean[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(flags.length / 8))
  flags.forEach((flag, at) => {
    if (flag) bytes[at >> 3]! |= 0x80 >> (at & 7)
  })
  return bytes
}

function filesInfo(recipes: readonly SevenZipRecipe[]): Buffer {
  const names = recipes.map(({ name }) => Buffer.from(`${name}\0`, 'utf16le'))
  const attributes = recipes.map(({ symlink }) => little(4, symlink ? 0xa1ff8000 : 0x20))
  return Buffer.concat([
    ...[number(0x05), number(recipes.length)],
    property(0x0e, bits(recipes.map(({ bytes }) => !bytes))),
    property(0x11, Buffer.concat([little(1, 0), ...names])),
    property(0x15, Buffer.concat([little(1, 1), little(1, 0), ...attributes])),
    number(0),
  ])
}

/** The header of 32 bytes, what was packed, and the header that lists it. */
export function frameSevenZip(packed: Uint8Array, header: Uint8Array): Uint8Array {
  const next = Buffer.concat([little(8, packed.length), little(8, header.length), little(4, crc32(header))])
  const start = Buffer.concat([Buffer.from("7z\xbc\xaf'\x1c\0\x04", 'latin1'), little(4, crc32(next)), next])
  return Buffer.concat([start, packed, header])
}

export function buildSevenZip(recipes: readonly SevenZipRecipe[], frame: SevenZipFrame = {}): Uint8Array {
  const { method = 'copy', encrypted = false, header: kind = 'plain', separate = false } = frame
  const pack = (bytes: Uint8Array) => (method === 'lzma' ? packLzma(bytes) : bytes)
  const coder = method === 'lzma' ? LZMA : COPY
  const contents = recipes.flatMap(({ bytes }) => (bytes ? [bytes] : []))
  const groups = separate ? contents.map((bytes) => [bytes]) : contents.length ? [contents] : []
  const streams = groups.map((files) => {
    const bytes = Buffer.concat(files)
    return { bytes, files, packed: pack(bytes) }
  })
  const packed = Buffer.concat(streams.map((stream) => stream.packed))
  const listed = streams.length
    ? Buffer.concat([number(0x04), streamsInfo(streams, 0, coder, encrypted, false)])
    : NOTHING
  const header = Buffer.concat([number(0x01), listed, filesInfo(recipes), number(0)])
  if (kind === 'plain') return frameSevenZip(packed, header)
  const stream = { bytes: header, files: [header], packed: packLzma(header) }
  const info = streamsInfo([stream], packed.length, LZMA, kind === 'locked', true)
  return frameSevenZip(Buffer.concat([packed, stream.packed]), Buffer.concat([number(0x17), info]))
}
