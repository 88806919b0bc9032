/** Small questions about bytes: does a pattern stand here, where does it stand. */

export function startsWith(bytes: Uint8Array, pattern: Uint8Array, at = 0): boolean {
  if (at < 0 || at + pattern.length > bytes.length) return false
  for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) return false
  return true
}

/** The bytes of letters below U+0100, one each. */
export function bytesOf(letters: string): Uint8Array {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}

/** Letters below U+0100, one for each byte. */
export function lettersOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** @returns −1 where it does not stand from `from` on */
export function indexOf(bytes: Uint8Array, pattern: Uint8Array, from = 0): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(pattern, from)
}

/** @returns −1 where it stands nowhere */
export function lastIndexOf(bytes: Uint8Array, pattern: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(pattern)
}
