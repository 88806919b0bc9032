/** Windows programs for tests: small, whole and valid unless asked otherwise. */

export interface PeRecipe {
  readonly wide?: boolean
  /** Each 512 bytes or a multiple of it; by default one of code. */
  readonly sections?: readonly SectionRecipe[]
  /** Written as it stands; `right` is computed. By default 0: absent. */
  readonly checksum?: 'right' | number
  /** Bytes behind the last section. */
  readonly overlay?: Uint8Array
  /** Names of functions imported from one library. */
  readonly imports?: number
  readonly managed?: boolean
  /** Offset and size of a certificate table. */
  readonly certificates?: readonly [number, number]
}

export interface SectionRecipe {
  readonly name: string
  readonly bytes: Uint8Array
  readonly executable?: boolean
}

/** Where the headers of every built program stand, bytes. */
export const PE_LAYOUT = { lfanew: 128, coff: 132, optional: 152, checksum: 216 }

const HEADERS = 1024
const ALIGNMENT = 512
const PAGE = 0x1000

export function buildPe(recipe: PeRecipe = {}): Uint8Array {
  const { wide = false, overlay = new Uint8Array() } = recipe
  const sections = [
    ...(recipe.sections ?? [{ name: '.text', bytes: new Uint8Array(512).fill(0x90), executable: true }]),
  ]
  const importsAt = (sections.length + 1) * 0x100000
  if (recipe.imports !== undefined)
    sections.push({ name: '.idata', bytes: importTable(recipe.imports, wide, importsAt) })

  const optionalSize = (wide ? 112 : 96) + 16 * 8
  const raw = sections.map(({ bytes }) => Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT)
  const file = Buffer.alloc(HEADERS + raw.reduce((sum, size) => sum + size, 0) + overlay.length)
  file.write('MZ', 0, 'latin1')
  file.writeUInt32LE(PE_LAYOUT.lfanew, 60)
  file.writeUInt16LE(64, 24)
  file.write('PE\0\0', PE_LAYOUT.lfanew, 'latin1')
  file.writeUInt16LE(wide ? 0x8664 : 0x14c, PE_LAYOUT.coff)
  file.writeUInt16LE(sections.length, PE_LAYOUT.coff + 2)
  file.writeUInt16LE(optionalSize, PE_LAYOUT.coff + 16)

  const optional = file.subarray(PE_LAYOUT.optional, PE_LAYOUT.optional + optionalSize)
  const directories = optional.subarray(wide ? 112 : 96)
  optional.writeUInt16LE(wide ? 0x20b : 0x10b, 0)
  optional.writeUInt32LE(PAGE, 32)
  optional.writeUInt32LE(ALIGNMENT, 36)
  optional.writeUInt32LE(HEADERS, 60)
  optional.writeUInt32LE(16, (wide ? 112 : 96) - 4)
  if (recipe.imports !== undefined) directories.writeUInt32LE(importsAt, 8)
  if (recipe.managed) directories.writeUInt32LE(0x100000, 14 * 8)
  directories.writeUInt32LE(recipe.certificates?.[0] ?? 0, 4 * 8)
  directories.writeUInt32LE(recipe.certificates?.[1] ?? 0, 4 * 8 + 4)

  let offset = HEADERS
  for (const [index, { name, bytes, executable }] of sections.entries()) {
    const row = file.subarray(PE_LAYOUT.optional + optionalSize + index * 40)
    row.write(name, 0, 8, 'latin1')
    row.writeUInt32LE(bytes.length, 8)
    row.writeUInt32LE((index + 1) * 0x100000, 12)
    row.writeUInt32LE(raw[index]!, 16)
    row.writeUInt32LE(offset, 20)
    row.writeUInt32LE(executable ? 0x60000020 : 0x40000040, 36)
    file.set(bytes, offset)
    offset += raw[index]!
  }
  file.set(overlay, offset)
  const checksum = recipe.checksum === 'right' ? rightChecksum(file) : (recipe.checksum ?? 0)
  file.writeUInt32LE(checksum, PE_LAYOUT.checksum)
  return file
}

/** The plain way, word by word with the carry added back at once; the stored checksum must still be 0. */
export function rightChecksum(file: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < file.length; at += 2) {
    sum += file[at]! + (file[at + 1] ?? 0) * 256
    sum = (sum & 0xffff) + (sum >>> 16)
  }
  return sum + file.length
}

function importTable(functions: number, wide: boolean, address: number): Uint8Array {
  const table = Buffer.alloc(64 + (functions + 1) * (wide ? 8 : 4))
  table.writeUInt32LE(address + 64, 0)
  table.writeUInt32LE(address + 48, 12)
  table.write('kernel32.dll', 48, 'latin1')
  for (let index = 0; index < functions; index++) table.writeUInt32LE(0x1000 + index, 64 + index * (wide ? 8 : 4))
  return table
}
