/** Gives feature hashes dense numbers: an open-addressing table over 32-bit hashes. */

const FIRST_CAPACITY = 1024

/**
 * Two features with one 32-bit hash are taken for the same: about one pair is lost in 93,000 features
 * (n² / 2³³), which no score notices.
 */
export class Vocabulary {
  #table: Int32Array
  #hashes: Int32Array
  #size = 0

  constructor(hashes: Int32Array = new Int32Array(0)) {
    let capacity = FIRST_CAPACITY
    while (capacity < 2 * hashes.length) capacity *= 2
    this.#table = new Int32Array(capacity).fill(-1)
    this.#hashes = new Int32Array(capacity / 2)
    for (const hash of hashes) this.add(hash)
  }

  /** Number of different features. */
  get size(): number {
    return this.#size
  }

  /** The hashes in the order of their numbers (a copy). */
  hashes(): Int32Array {
    return this.#hashes.slice(0, this.#size)
  }

  /** The number of a feature, or -1. */
  find(hash: number): number {
    const table = this.#table
    const mask = table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = table[slot]!
      if (id < 0 || this.#hashes[id] === hash) return id
    }
  }

  /** The number of a feature, a new one if need be. */
  add(hash: number): number {
    const known = this.find(hash)
    if (known >= 0) return known
    if (this.#size === this.#hashes.length) this.#grow()
    this.#hashes[this.#size] = hash
    this.#place(hash, this.#size)
    return this.#size++
  }

  #place(hash: number, id: number): void {
    const mask = this.#table.length - 1
    let slot = hash & mask
    while (this.#table[slot]! >= 0) slot = (slot + 1) & mask
    this.#table[slot] = id
  }

  #grow(): void {
    const hashes = new Int32Array(this.#table.length)
    hashes.set(this.#hashes)
    this.#table = new Int32Array(2 * this.#table.length).fill(-1)
    this.#hashes = hashes
    for (let id = 0; id < this.#size; id++) this.#place(hashes[id]!, id)
  }
}
