/** Names of zip entries: UTF-8 where flagged or in a field of their own, else as the bytes suggest. */
import { decodeText, isAscii, isAsciiAt } from '../archive/names'
import { crc32 } from '../crc32'
import { u8, u32 } from '../little-endian'
import { extraField } from './extra'

const UTF8_FLAG = 1 << 11
const UNICODE_PATH = 0x7075

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * @param raw the name's bytes
 * @param flags the entry's general purpose flags
 * @param extra its extra fields
 */
export function decodeName(raw: Uint8Array, flags: number, extra: Uint8Array): string {
  const unicode = extra.length > 0 && unicodePath(raw, extra)
  if (unicode) return utf8.decode(unicode)
  return flags & UTF8_FLAG && !isAscii(raw) ? utf8.decode(raw) : decodeText(raw)
}

/** The same for a name that stands in longer bytes, without making an array of its own for each plain one. */
export function decodeNameAt(bytes: Buffer, start: number, end: number, flags: number, extra: Uint8Array): string {
  if (extra.length === 0 && isAsciiAt(bytes, start, end)) return bytes.toString('latin1', start, end)
  return decodeName(bytes.subarray(start, end), flags, extra)
}

/** It counts only while it belongs to the name as it stands: a tool that renames may leave an old one behind. */
function unicodePath(raw: Uint8Array, extra: Uint8Array): Uint8Array | undefined {
  const field = extraField(extra, UNICODE_PATH)
  if (!field || field.length < 5 || u8(field, 0) !== 1 || u32(field, 1) !== crc32(raw)) return undefined
  return field.subarray(5)
}
