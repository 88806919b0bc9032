/** RAR archives of both families, by their headers; entries are stored, or said to be packed. */
import { crc32 } from '../formats/crc32'

export interface RarRecipe {
  readonly name: string
  readonly bytes?: Uint8Array
  readonly encrypted?: boolean
  readonly directory?: boolean
  /** As packed by a method that is not unpacked here. */
  readonly packed?: boolean
  /** Goes on in another volume. */
  readonly split?: boolean
  /** RAR 5: where the link points. RAR 4: the bytes are the target. */
  readonly target?: string
  /** RAR 4: the name's bytes, where they are not the name as it stands. */
  readonly raw?: Uint8Array
  readonly unicode?: boolean
  readonly size?: number
}

export interface RarFrame {
  /** Even the names. */
  readonly locked?: boolean
  /** From 1; a volume of several. */
  readonly volume?: number
  readonly last?: boolean
  /** Without the end block. */
  readonly open?: boolean
}

const NOTHING = new Uint8Array()

function little(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

/** A block of RAR 4: the checksum is the lower half of a CRC-32. */
function block4(type: number, flags: number, fields: Uint8Array, data: Uint8Array = NOTHING): Buffer {
  const rest = Buffer.concat([little(1, type), little(2, flags), little(2, 7 + fields.length), fields])
  return Buffer.concat([little(2, crc32(rest) & 0xffff), rest, data])
}

export function buildRar4(recipes: readonly RarRecipe[], frame: RarFrame = {}): Uint8Array {
  const { locked, volume, last = true, open } = frame
  const isVolume = volume !== undefined
  const main = (isVolume ? 0x11 : 0) | (locked ? 0x80 : 0) | (volume === 1 ? 0x100 : 0)
  const end = block4(0x7b, 0x4000 | (isVolume ? 0x08 : 0) | (last ? 0 : 1), isVolume ? little(2, volume - 1) : NOTHING)
  const body = locked ? [Buffer.alloc(64, 0x5a)] : [...recipes.map(file4), ...(open ? [] : [end])]
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x00', 'latin1'), block4(0x73, main, Buffer.alloc(6)), ...body])
}

function file4(recipe: RarRecipe): Buffer {
  const { bytes = NOTHING, encrypted, directory, packed, split, target, unicode } = recipe
  const raw = recipe.raw ?? Buffer.from(recipe.name)
  const flags = 0x8000 | (encrypted ? 0x04 : 0) | (directory ? 0xe0 : 0) | (split ? 0x02 : 0) | (unicode ? 0x200 : 0)
  const fields = [
    ...[little(4, bytes.length), little(4, recipe.size ?? bytes.length), little(1, 3), little(4, crc32(bytes))],
    ...[little(4, 0), little(1, 29), little(1, packed ? 0x33 : 0x30), little(2, raw.length)],
    ...[little(4, target === undefined ? 0o100644 : 0o120777), raw],
  ]
  return block4(0x74, flags, Buffer.concat(fields), bytes)
}

/** Seven bits a byte, the lowest first. */
export function variable(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  do {
    bytes.push((left % 128) + (left >= 128 ? 128 : 0))
    left = Math.floor(left / 128)
  } while (left > 0)
  return Buffer.from(bytes)
}

function block5(
  type: number,
  flags: number,
  fields: Uint8Array,
  extra: Uint8Array = NOTHING,
  data?: Uint8Array,
): Buffer {
  const header = Buffer.concat([
    ...[variable(type), variable(flags | (extra.length ? 1 : 0) | (data ? 2 : 0))],
    ...(extra.length ? [variable(extra.length)] : []),
    ...(data ? [variable(data.length)] : []),
    ...[fields, extra],
  ])
  const sized = Buffer.concat([variable(header.length), header])
  return Buffer.concat([little(4, crc32(sized)), sized, data ?? NOTHING])
}

export function buildRar5(recipes: readonly RarRecipe[], frame: RarFrame = {}): Uint8Array {
  const { locked, volume, last = true, open } = frame
  const main =
    volume === undefined
      ? variable(0)
      : Buffer.concat([variable(volume > 1 ? 3 : 1), ...(volume > 1 ? [variable(volume - 1)] : [])])
  const end = block5(5, 0, variable(last ? 0 : 1))
  const body = locked
    ? [block5(4, 0, Buffer.concat([variable(0), variable(0), little(1, 15), Buffer.alloc(16)])), Buffer.alloc(64, 0x5a)]
    : [block5(1, 0, main), ...recipes.map(file5), ...(open ? [] : [end])]
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), ...body])
}

function file5(recipe: RarRecipe): Buffer {
  const { bytes = NOTHING, encrypted, directory, packed, split, target } = recipe
  const name = Buffer.from(recipe.name)
  const fields = Buffer.concat([
    ...[
      variable((directory ? 1 : 0) | 4),
      variable(recipe.size ?? bytes.length),
      variable(0o644),
      little(4, crc32(bytes)),
    ],
    ...[variable(packed ? 3 << 7 : 0), variable(1), variable(name.length), name],
  ])
  const record = (type: number, content: Uint8Array) =>
    Buffer.concat([variable(content.length + 1), variable(type), content])
  const extra = Buffer.concat([
    encrypted ? record(1, Buffer.alloc(34)) : NOTHING,
    target === undefined
      ? NOTHING
      : record(5, Buffer.concat([variable(1), variable(0), variable(Buffer.byteLength(target)), Buffer.from(target)])),
  ])
  return block5(2, split ? 0x10 : 0, fields, extra, bytes)
}
