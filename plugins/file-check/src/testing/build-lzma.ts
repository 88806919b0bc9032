/** A plain LZMA packer: literals and whole matches, enough to test that they are unpacked. */

const EVEN = 1 << 10
const LC = 3
const PB = 2
/** The first byte of the properties of what it packs. */
export const LZMA_PROPERTIES = (PB * 5 + 0) * 9 + LC
const SHORTEST = 2
const LONGEST = 2 + 15 + 256
const FARTHEST = 1 << 16

class RangeEncoder {
  readonly out: number[] = []
  private low = 0n
  private range = 0xffffffff

  bit(model: Uint16Array, at: number, bit: number): void {
    const bound = (this.range >>> 11) * model[at]!
    if (bit) {
      this.low += BigInt(bound)
      this.range -= bound
      model[at]! -= model[at]! >> 5
    } else {
      this.range = bound
      model[at]! += ((1 << 11) - model[at]!) >> 5
    }
    this.normalise()
  }

  direct(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.range >>>= 1
      if ((value >>> bit) & 1) this.low += BigInt(this.range)
      this.normalise()
    }
  }

  tree(model: Uint16Array, bits: number, value: number, from = 0): void {
    let node = 1
    for (let bit = bits - 1; bit >= 0; bit--) {
      const one = (value >> bit) & 1
      this.bit(model, from + node, one)
      node = (node << 1) | one
    }
  }

  reverseTree(model: Uint16Array, from: number, bits: number, value: number): void {
    let node = 1
    for (let bit = 0; bit < bits; bit++) {
      const one = (value >> bit) & 1
      this.bit(model, from + node, one)
      node = (node << 1) | one
    }
  }

  /** The first byte is a zero, as the format wants it. */
  finish(): Uint8Array {
    for (let byte = 0; byte < 4; byte++) this.shift()
    return Uint8Array.from([0, ...this.out])
  }

  private normalise(): void {
    if (this.range >= 2 ** 24) return
    this.range = (this.range * 256) >>> 0
    this.shift()
  }

  /** Puts out the highest byte; a carry goes into the bytes before. */
  private shift(): void {
    if (this.low > 0xffffffffn) {
      this.low &= 0xffffffffn
      let at = this.out.length - 1
      while (at >= 0 && this.out[at] === 0xff) this.out[at--] = 0
      if (at >= 0) this.out[at]!++
    }
    this.out.push(Number(this.low >> 24n))
    this.low = (this.low & 0xffffffn) << 8n
  }
}

const evenly = (length: number) => new Uint16Array(length).fill(EVEN)

/** With an end marker, where asked for. */
export function packLzma(bytes: Uint8Array, endMarker = false): Uint8Array {
  const encoder = new RangeEncoder()
  const literals = evenly(0x300 << LC)
  const isMatch = evenly(12 * 16)
  const isRepeat = evenly(12)
  const choices = evenly(2)
  const low = Array.from({ length: 16 }, () => evenly(8))
  const middle = Array.from({ length: 16 }, () => evenly(8))
  const high = evenly(256)
  const slots = Array.from({ length: 4 }, () => evenly(64))
  const special = evenly(128)
  const align = evenly(16)
  let state = 0
  let last = 0

  const length = (value: number, position: number) => {
    encoder.bit(choices, 0, value < 8 ? 0 : 1)
    if (value < 8) return encoder.tree(low[position]!, 3, value)
    encoder.bit(choices, 1, value < 16 ? 0 : 1)
    return value < 16 ? encoder.tree(middle[position]!, 3, value - 8) : encoder.tree(high, 8, value - 16)
  }

  const distance = (value: number, lengthCode: number) => {
    const top = value < 4 ? 0 : 31 - Math.clz32(value)
    const slot = value < 4 ? value : top * 2 + ((value >>> (top - 1)) & 1)
    encoder.tree(slots[Math.min(lengthCode, 3)]!, 6, slot)
    if (slot < 4) return
    const bits = (slot >> 1) - 1
    const base = ((2 | (slot & 1)) << bits) >>> 0
    const rest = (value - base) >>> 0
    if (slot < 14) encoder.reverseTree(special, base - slot, bits, rest)
    else {
      encoder.direct(rest >>> 4, bits - 4)
      encoder.reverseTree(align, 0, 4, rest & 15)
    }
  }

  const match = (far: number, long: number, at: number) => {
    const position = at & 3
    encoder.bit(isMatch, state * 16 + position, 1)
    encoder.bit(isRepeat, state, 0)
    state = state < 7 ? 7 : 10
    length(long - SHORTEST, position)
    distance(far, long - SHORTEST)
    last = far
  }

  const literal = (at: number) => {
    encoder.bit(isMatch, state * 16 + (at & 3), 0)
    const from = 0x300 * ((bytes[at - 1] ?? 0) >> (8 - LC))
    let symbol = 1
    let matched = state >= 7 ? bytes[at - last - 1]! : -1
    for (let bit = 7; bit >= 0; bit--) {
      const one = (bytes[at]! >> bit) & 1
      const other = matched < 0 ? -1 : (matched >> 7) & 1
      encoder.bit(literals, from + (other < 0 ? 0 : (1 + other) << 8) + symbol, one)
      symbol = (symbol << 1) | one
      matched = other === one ? (matched << 1) & 0xff : -1
    }
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
  }

  const seen = new Map<number, number>()
  for (let at = 0; at < bytes.length; ) {
    const key = bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    const before = at + 2 < bytes.length ? seen.get(key) : undefined
    seen.set(key, at)
    let long = 0
    if (before !== undefined && at - before <= FARTHEST) {
      while (long < LONGEST && at + long < bytes.length && bytes[before + long] === bytes[at + long]) long++
    }
    if (long >= 3 && before !== undefined) match(at - before - 1, long, at)
    else literal(at)
    at += Math.max(1, long >= 3 ? long : 1)
  }
  if (endMarker) match(0xffffffff, SHORTEST, bytes.length)
  return encoder.finish()
}
