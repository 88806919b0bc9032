/** The files of a 7z archive: names, which of them have bytes, and which are links. */
import { type ByteReader, Malformed } from '../byte-reader'
import { readBits, readCount, readNumber, readOptionalBits } from './numbers'

export interface SevenZipFile {
  /** Hostile. */
  readonly name: string
  /** Whether the next stretch of a folder is its content. */
  readonly hasStream: boolean
  readonly directory: boolean
  readonly symlink: boolean
}

const END = 0x00
const EMPTY_STREAM = 0x0e
const EMPTY_FILE = 0x0f
const NAMES = 0x11
const ATTRIBUTES = 0x15
/** Windows attributes may carry those of Unix in their upper half. */
const UNIX_EXTENSION = 0x8000
const FILE_TYPE = 0o170_000
const SYMLINK = 0o120_000
const REPARSE_POINT = 0x400

const utf16 = new TextDecoder('utf-16le')

interface Properties {
  names: readonly string[]
  emptyStreams: readonly boolean[]
  emptyFiles: readonly boolean[]
  attributes: readonly number[]
}

/** @throws {Malformed} */
export function readFiles(reader: ByteReader): SevenZipFile[] {
  // Each has at least the two bytes that end its name.
  const count = readCount(reader, reader.left / 2)
  const properties: Properties = { names: [], emptyStreams: [], emptyFiles: [], attributes: [] }
  for (let id = readNumber(reader); id !== END; id = readNumber(reader)) {
    const length = readNumber(reader)
    const end = reader.at + length
    if (length > reader.left) throw new Malformed()
    readProperty(reader, id, count, properties)
    if (reader.at > end) throw new Malformed()
    reader.skip(end - reader.at)
  }
  if (count > 0 && properties.names.length < count) throw new Malformed()
  return listFiles(count, properties)
}

function readProperty(reader: ByteReader, id: number, count: number, properties: Properties): void {
  switch (id) {
    case EMPTY_STREAM:
      properties.emptyStreams = readBits(reader, count)
      break
    case EMPTY_FILE:
      properties.emptyFiles = readBits(reader, properties.emptyStreams.filter(Boolean).length)
      break
    case NAMES:
      properties.names = readNames(reader, count)
      break
    case ATTRIBUTES:
      properties.attributes = readAttributes(reader, count)
      break
  }
}

function readNames(reader: ByteReader, count: number): string[] {
  // In another stream: never written by any tool.
  if (reader.u8() !== 0) throw new Malformed()
  return Array.from({ length: count }, () => {
    const start = reader.at
    while (reader.u16() !== 0) {}
    return utf16.decode(reader.bytes.subarray(start, reader.at - 2))
  })
}

function readAttributes(reader: ByteReader, count: number): number[] {
  const stated = readOptionalBits(reader, count)
  if (reader.u8() !== 0) throw new Malformed()
  return stated.map((isStated) => (isStated ? reader.u32() : 0))
}

function listFiles(count: number, { names, emptyStreams, emptyFiles, attributes }: Properties): SevenZipFile[] {
  let empty = 0
  return Array.from({ length: count }, (_, index) => {
    const hasStream = !emptyStreams[index]
    const directory = !hasStream && !emptyFiles[empty++]
    return { name: names[index] ?? '', hasStream, directory, symlink: isSymlink(attributes[index] ?? 0) }
  })
}

function isSymlink(attributes: number): boolean {
  if (attributes & UNIX_EXTENSION && ((attributes >>> 16) & FILE_TYPE) === SYMLINK) return true
  return (attributes & REPARSE_POINT) !== 0
}
