/** Tells the types that are known by how a file ends. */
import { bytesOf, indexOf, lastIndexOf, startsWith } from '../bytes'
import { u16 } from '../little-endian'
import type { TypeId } from './types'
import { sniffZip } from './zip'

const ZIP_END = bytesOf('PK\x05\x06')
const ZIP_END_LENGTH = 22
const DISK_FOOTER = 512
const TGA_FOOTER = bytesOf('TRUEVISION-XFILE.\0')

export function sniffTail(tail: Uint8Array): TypeId | undefined {
  if (startsWith(tail, bytesOf('koly'), tail.length - DISK_FOOTER)) return 'dmg'
  if (startsWith(tail, bytesOf('conectix'), tail.length - DISK_FOOTER)) return 'vhd'
  if (startsWith(tail, TGA_FOOTER, tail.length - TGA_FOOTER.length)) return 'tga'
  const at = lastIndexOf(tail, ZIP_END)
  if (at < 0 || at + ZIP_END_LENGTH + u16(tail, at + 20) > tail.length) return undefined
  // A directory must be there too, or none be needed: four bytes alone are chance.
  const holdsDirectory = u16(tail, at + 10) === 0 || indexOf(tail, bytesOf('PK\x01\x02')) >= 0
  return holdsDirectory ? sniffZip(new Uint8Array(), tail) : undefined
}
