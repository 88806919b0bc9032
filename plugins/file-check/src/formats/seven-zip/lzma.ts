/** LZMA after the format's specification: as much as the caller's buffer holds, the buffer being the dictionary as well. */

const PROBABILITY_BITS = 11
const EVEN = 1 << (PROBABILITY_BITS - 1)
const MOVE_BITS = 5
const TOP = 2 ** 24
const POSITION_STATES = 16
const STATES = 12
const LITERAL_SIZE = 0x300
/** More literal contexts than any encoder sets; each takes 1.5 KB. */
const MOST_LITERAL_BITS = 8
const SHORTEST_MATCH = 2
const LENGTH_STATES = 4
const ALIGN_BITS = 4
const FIRST_MODELLED = 4
const END_MODELLED = 14

export interface LzmaProperties {
  /** Bits of the byte before that choose a literal's context. */
  readonly lc: number
  /** Bits of the position that choose a literal's context, and a match's. */
  readonly lp: number
  readonly pb: number
}

/** The first byte of the properties; undefined where no encoder writes it. */
export function lzmaProperties(byte: number): LzmaProperties | undefined {
  const lc = byte % 9
  const lp = Math.floor(byte / 9) % 5
  const pb = Math.floor(byte / 45)
  return pb > 4 || lc + lp > MOST_LITERAL_BITS ? undefined : { lc, lp, pb }
}

class LengthModel {
  readonly choices = evenly(2)
  readonly low = Array.from({ length: POSITION_STATES }, () => evenly(1 << 3))
  readonly middle = Array.from({ length: POSITION_STATES }, () => evenly(1 << 3))
  readonly high = evenly(1 << 8)
}

function evenly(length: number): Uint16Array {
  return new Uint16Array(length).fill(EVEN)
}

/** The adaptive part: what LZMA2 keeps from one chunk to the next. */
class Model {
  state = 0
  readonly distances: [number, number, number, number] = [0, 0, 0, 0]
  readonly literals: Uint16Array
  readonly isMatch = evenly(STATES * POSITION_STATES)
  readonly isRepeat = evenly(STATES)
  readonly isRepeat0 = evenly(STATES)
  readonly isRepeat0Long = evenly(STATES * POSITION_STATES)
  readonly isRepeat1 = evenly(STATES)
  readonly isRepeat2 = evenly(STATES)
  readonly slots = Array.from({ length: LENGTH_STATES }, () => evenly(1 << 6))
  readonly align = evenly(1 << ALIGN_BITS)
  readonly special = evenly(115)
  readonly matchLength = new LengthModel()
  readonly repeatLength = new LengthModel()

  constructor(readonly properties: LzmaProperties) {
    this.literals = evenly(LITERAL_SIZE << (properties.lc + properties.lp))
  }
}

/** One stream after another into one buffer. */
export class LzmaDecoder {
  /** Bytes put out so far. */
  length = 0
  private model: Model
  private input: Uint8Array = new Uint8Array()
  private at = 0
  /** Where the dictionary begins. */
  private origin = 0
  private range = 0
  private code = 0

  constructor(
    readonly output: Uint8Array,
    properties: LzmaProperties,
  ) {
    this.model = new Model(properties)
  }

  /** Forgets all that was learnt; what was put out stays the dictionary. */
  reset(properties: LzmaProperties): void {
    this.model = new Model(properties)
  }

  /** Forgets what was put out as well: it is no dictionary any more. */
  forget(): void {
    this.origin = this.length
  }

  get properties(): LzmaProperties {
    return this.model.properties
  }

  /** A chunk that stands as it is. */
  copy(bytes: Uint8Array): void {
    const fitting = bytes.subarray(0, this.output.length - this.length)
    this.output.set(fitting, this.length)
    this.length += fitting.length
  }

  /**
   * Puts out until `until` bytes stand in the buffer, the stream ends or the input does.
   * @returns false where the input is no LZMA stream, or is cut: what was put out before stands
   */
  decode(input: Uint8Array, until: number): boolean {
    if (input.length < 5 || input[0] !== 0) return false
    this.input = input
    this.at = 5
    this.range = 0xffffffff
    this.code = new DataView(input.buffer, input.byteOffset).getUint32(1)
    while (this.length < until) {
      const step = this.step(until)
      if (step === 'end') return true
      if (step === 'damaged' || this.at > input.length) return false
    }
    return true
  }

  private step(until: number): 'on' | 'end' | 'damaged' {
    const { model } = this
    const position = (this.length - this.origin) & ((1 << model.properties.pb) - 1)
    const slot = model.state * POSITION_STATES + position
    if (!this.bit(model.isMatch, slot)) {
      this.literal()
      return 'on'
    }
    const length = this.bit(model.isRepeat, model.state) ? this.repeat(slot, position) : this.match(position)
    const [distance] = model.distances
    if (distance === 0xffffffff) return 'end'
    return this.copyBack(distance, length, until) ? 'on' : 'damaged'
  }

  private literal(): void {
    const { model, output } = this
    const { lc, lp } = model.properties
    const position = this.length - this.origin
    const before = position > 0 ? output[this.length - 1]! : 0
    const context = ((position & ((1 << lp) - 1)) << lc) + (before >> (8 - lc))
    const start = LITERAL_SIZE * context
    let symbol = 1
    if (model.state >= 7) {
      let matched = output[this.length - model.distances[0] - 1] ?? 0
      do {
        const matchedBit = (matched >> 7) & 1
        matched <<= 1
        const bit = this.bit(model.literals, start + ((1 + matchedBit) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (matchedBit !== bit) break
      } while (symbol < 0x100)
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.bit(model.literals, start + symbol)
    output[this.length++] = symbol & 0xff
    model.state = model.state < 4 ? 0 : model.state < 10 ? model.state - 3 : model.state - 6
  }

  private match(position: number): number {
    const { model } = this
    const { distances } = model
    distances.copyWithin(1, 0)
    const length = this.readLength(model.matchLength, position)
    model.state = model.state < 7 ? 7 : 10
    distances[0] = this.readDistance(length)
    return length + SHORTEST_MATCH
  }

  private repeat(slot: number, position: number): number {
    const { model } = this
    const { distances } = model
    const { state } = model
    if (!this.bit(model.isRepeat0, state)) {
      if (!this.bit(model.isRepeat0Long, slot)) {
        model.state = state < 7 ? 9 : 11
        return 1
      }
    } else {
      const which = !this.bit(model.isRepeat1, state) ? 1 : this.bit(model.isRepeat2, state) ? 3 : 2
      const [distance] = distances.splice(which, 1) as [number]
      distances.unshift(distance)
    }
    model.state = state < 7 ? 8 : 11
    return this.readLength(model.repeatLength, position) + SHORTEST_MATCH
  }

  private copyBack(distance: number, length: number, until: number): boolean {
    const { output } = this
    if (distance >= this.length - this.origin) return false
    const end = Math.min(this.length + length, until)
    for (let at = this.length; at < end; at++) output[at] = output[at - distance - 1]!
    this.length = end
    return true
  }

  private readLength(model: LengthModel, position: number): number {
    if (!this.bit(model.choices, 0)) return this.tree(model.low[position]!, 3)
    if (!this.bit(model.choices, 1)) return 8 + this.tree(model.middle[position]!, 3)
    return 16 + this.tree(model.high, 8)
  }

  private readDistance(length: number): number {
    const { model } = this
    const slot = this.tree(model.slots[Math.min(length, LENGTH_STATES - 1)]!, 6)
    if (slot < FIRST_MODELLED) return slot
    const bits = (slot >> 1) - 1
    const base = (2 | (slot & 1)) * 2 ** bits
    if (slot < END_MODELLED) return base + this.reverseTree(model.special, base - slot, bits)
    return base + this.direct(bits - ALIGN_BITS) * 2 ** ALIGN_BITS + this.reverseTree(model.align, 0, ALIGN_BITS)
  }

  private tree(probabilities: Uint16Array, bits: number): number {
    let symbol = 1
    for (let bit = 0; bit < bits; bit++) symbol = (symbol << 1) | this.bit(probabilities, symbol)
    return symbol - (1 << bits)
  }

  private reverseTree(probabilities: Uint16Array, start: number, bits: number): number {
    let node = 1
    let symbol = 0
    for (let bit = 0; bit < bits; bit++) {
      const value = this.bit(probabilities, start + node)
      node = (node << 1) | value
      symbol |= value << bit
    }
    return symbol
  }

  private direct(bits: number): number {
    let symbol = 0
    for (let bit = 0; bit < bits; bit++) {
      this.range >>>= 1
      const isOne = this.code >= this.range
      if (isOne) this.code = (this.code - this.range) >>> 0
      this.normalise()
      symbol = symbol * 2 + (isOne ? 1 : 0)
    }
    return symbol
  }

  private bit(probabilities: Uint16Array, at: number): 0 | 1 {
    const probability = probabilities[at]!
    const bound = (this.range >>> PROBABILITY_BITS) * probability
    if (this.code < bound) {
      this.range = bound
      probabilities[at] = probability + (((1 << PROBABILITY_BITS) - probability) >> MOVE_BITS)
      this.normalise()
      return 0
    }
    this.range -= bound
    this.code -= bound
    probabilities[at] = probability - (probability >> MOVE_BITS)
    this.normalise()
    return 1
  }

  private normalise(): void {
    if (this.range >= TOP) return
    this.range = (this.range * 256) >>> 0
    // Past the end there are zeros; `decode` sees that it read too far.
    this.code = ((this.code << 8) | (this.input[this.at++] ?? 0)) >>> 0
  }
}
