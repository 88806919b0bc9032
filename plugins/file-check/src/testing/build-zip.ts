/** Zip archives of every kind: packed, locked, with lying sizes, overlapping, ZIP64, moved, split. */
import { deflateRawSync } from 'node:zlib'
import { crc32 } from '../formats/crc32'

export interface ZipRecipe {
  /** As UTF-8, or bytes as they are. */
  readonly name: string | Uint8Array
  readonly bytes?: Uint8Array
  readonly deflated?: boolean
  /** The data as it stands in the archive, instead of the bytes packed. */
  readonly packed?: Uint8Array
  readonly encryption?: 'zipcrypto' | 'aes' | 'strong'
  /** Fields of the central header that say other than the truth. */
  readonly size?: number
  readonly compressedSize?: number
  readonly crc?: number
  readonly method?: number
  /** Where the local header is said to stand; nothing is written for such an entry. */
  readonly offset?: number
  readonly symlink?: boolean
  /** Extra field of the central header. */
  readonly extra?: Uint8Array
  /** Sizes follow the data. */
  readonly streamed?: boolean
  readonly utf8?: boolean
}

export interface ZipFrame {
  readonly comment?: string
  /** Bytes before the archive; offsets count them only where it was `fitted`. */
  readonly before?: Uint8Array
  readonly fitted?: boolean
  readonly zip64?: boolean
  /** The number of this volume, from 0. */
  readonly volume?: number
  /** Stated number of entries, where it is not the true one. */
  readonly stated?: number
}

const IN_64 = 0xffffffff
const NOTHING = new Uint8Array()

function little(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value))
  else buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

/** An extra field. */
export function zipExtra(id: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([little(2, id), little(2, bytes.length), bytes])
}

/** The field that a name in UTF-8 has beside the old one. */
export function unicodePath(raw: Uint8Array, name: string): Buffer {
  return zipExtra(0x7075, Buffer.concat([little(1, 1), little(4, crc32(raw)), Buffer.from(name)]))
}

const AES_EXTRA = zipExtra(0x9901, Buffer.from([2, 0, 0x41, 0x45, 3, 8, 0]))

interface Built {
  readonly local: Uint8Array
  readonly central: Uint8Array
}

function flagsOf({ encryption, streamed, utf8, name }: ZipRecipe): number {
  const isUtf8 = utf8 ?? (typeof name === 'string' && /[^\0-\x7f]/.test(name))
  return (encryption ? 1 : 0) | (streamed ? 8 : 0) | (encryption === 'strong' ? 0x40 : 0) | (isUtf8 ? 0x800 : 0)
}

function buildEntry(recipe: ZipRecipe, at: number, zip64: boolean): Built {
  const { bytes = NOTHING, deflated, streamed } = recipe
  const raw = Buffer.from(recipe.name)
  const packed = recipe.packed ?? (deflated ? deflateRawSync(bytes) : bytes)
  const method = recipe.method ?? (recipe.encryption === 'aes' ? 99 : deflated ? 8 : 0)
  const crc = recipe.crc ?? crc32(bytes)
  const size = recipe.size ?? bytes.length
  const compressedSize = recipe.compressedSize ?? packed.length
  const offset = recipe.offset ?? at
  const common = (isLocal: boolean) =>
    Buffer.concat([
      ...[little(2, 20), little(2, flagsOf(recipe)), little(2, method), little(4, 0)],
      ...(isLocal && streamed
        ? [little(4, 0), little(4, 0), little(4, 0)]
        : [little(4, crc), little(4, zip64 ? IN_64 : compressedSize), little(4, zip64 ? IN_64 : size)]),
      little(2, raw.length),
    ])
  const sizes = [little(8, size), little(8, compressedSize)]
  const localExtra = zip64 ? zipExtra(1, Buffer.concat(sizes)) : NOTHING
  const extra = Buffer.concat([
    recipe.encryption === 'aes' ? AES_EXTRA : NOTHING,
    zip64 ? zipExtra(1, Buffer.concat([...sizes, little(8, offset)])) : NOTHING,
    recipe.extra ?? NOTHING,
  ])
  const descriptor = streamed
    ? Buffer.concat([Buffer.from('PK\x07\x08'), little(4, crc), little(4, compressedSize), little(4, size)])
    : NOTHING
  const local = Buffer.concat([
    ...[Buffer.from('PK\x03\x04'), common(true), little(2, localExtra.length), raw, localExtra, packed, descriptor],
  ])
  const host = recipe.symlink ? 0x31e : 20
  const attributes = recipe.symlink ? 0o120777 * 0x10000 : 0
  const central = Buffer.concat([
    ...[Buffer.from('PK\x01\x02'), little(2, host), common(false), little(2, extra.length), little(2, 0)],
    ...[little(2, 0), little(2, 0), little(4, attributes), little(4, zip64 ? IN_64 : offset), raw, extra],
  ])
  return { local: recipe.offset === undefined ? local : NOTHING, central }
}

export function buildZip(recipes: readonly ZipRecipe[], frame: ZipFrame = {}): Uint8Array {
  const { before = NOTHING, fitted = false, zip64 = false, volume = 0, comment = '' } = frame
  const base = fitted ? before.length : 0
  let at = base
  const built = recipes.map((recipe) => {
    const entry = buildEntry(recipe, at, zip64)
    at += entry.local.length
    return entry
  })
  const directory = Buffer.concat(built.map(({ central }) => central))
  const count = frame.stated ?? recipes.length
  const end64 = zip64 ? zip64End(count, directory.length, at) : NOTHING
  const end = Buffer.concat([
    ...[Buffer.from('PK\x05\x06'), little(2, volume), little(2, volume)],
    ...[little(2, zip64 ? 0xffff : count), little(2, zip64 ? 0xffff : count)],
    ...[little(4, zip64 ? IN_64 : directory.length), little(4, zip64 ? IN_64 : at)],
    ...[little(2, comment.length), Buffer.from(comment)],
  ])
  return Buffer.concat([before, ...built.map(({ local }) => local), directory, end64, end])
}

function zip64End(count: number, length: number, offset: number): Buffer {
  return Buffer.concat([
    ...[Buffer.from('PK\x06\x06'), little(8, 44), little(2, 45), little(2, 45), little(4, 0), little(4, 0)],
    ...[little(8, count), little(8, count), little(8, length), little(8, offset)],
    ...[Buffer.from('PK\x06\x07'), little(4, 0), little(8, offset + length), little(4, 1)],
  ])
}
