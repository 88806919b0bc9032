/** A short digest of text, to tell whether two are equal. Not for secrets: anyone can make two texts that collide. */

/** 64 bits (two 32-bit FNV-1a hashes of different seed over UTF-16 units) as 16 hexadecimal digits. */
export function digest(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 13)
  }
  return hex(high) + hex(low)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
