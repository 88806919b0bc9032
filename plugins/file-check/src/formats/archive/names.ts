/** Names in archives that do not say their encoding: UTF-8 where it is valid, else GB18030 of Chinese Windows. */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gb18030 = new TextDecoder('gb18030')

export function isAscii(raw: Uint8Array): boolean {
  return isAsciiAt(raw, 0, raw.length)
}

export function isAsciiAt(raw: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (raw[at]! >= 0x80) return false
  return true
}

export function decodeText(raw: Uint8Array): string {
  if (isAscii(raw)) return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  try {
    return strictUtf8.decode(raw)
  } catch {
    return gb18030.decode(raw)
  }
}
