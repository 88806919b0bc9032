/** A growing sparse matrix of small counts: each row is a sorted list of (column, count) in one shared arena. */

/** An entry is column · 2¹⁶ + count, so that sorting by entry is sorting by column. */
export const COLUMN_SHIFT = 16
export const COUNT_MASK = 65_535
export const MAX_COLUMNS = 65_536
const MAX_COUNT = COUNT_MASK
const FIRST_ARENA = 4096

const columnOf = (entry: number): number => entry >>> COLUMN_SHIFT
const countOf = (entry: number): number => entry & COUNT_MASK

/** Rows own blocks of 2ᵏ entries; a block that became too small is kept for the next row that needs its size. */
export class SparseRows {
  arena = new Uint32Array(FIRST_ARENA)
  starts = new Int32Array(1024)
  lengths = new Int32Array(1024)
  #sizes = new Uint8Array(1024)
  #used = 0
  #rows = 0
  readonly #free: number[][] = Array.from({ length: 32 }, () => [])

  /** Makes room for rows 0 … rows - 1; new ones are empty. */
  ensure(rows: number): void {
    if (rows > this.starts.length) {
      const size = Math.max(rows, 2 * this.starts.length)
      this.starts = grown(this.starts, new Int32Array(size))
      this.lengths = grown(this.lengths, new Int32Array(size))
      this.#sizes = grown(this.#sizes, new Uint8Array(size))
    }
    while (this.#rows < rows) {
      this.starts[this.#rows] = this.#allocate(0)
      this.#sizes[this.#rows++] = 0
    }
  }

  get(row: number, column: number): number {
    const at = this.#find(row, column)
    const entry = at < this.#end(row) ? this.arena[at]! : 0
    return columnOf(entry) === column ? countOf(entry) : 0
  }

  /** @throws RangeError when the count would leave 0 … 65,535 */
  increment(row: number, column: number): void {
    const at = this.#find(row, column)
    const end = this.#end(row)
    if (at < end && columnOf(this.arena[at]!) === column) {
      if (countOf(this.arena[at]!) === MAX_COUNT) throw new RangeError(`More than ${MAX_COUNT} in one cell`)
      this.arena[at] = this.arena[at]! + 1
    } else {
      this.#insert(row, at - this.starts[row]!, column * MAX_COLUMNS + 1)
    }
  }

  /** @throws RangeError when the cell is empty */
  decrement(row: number, column: number): void {
    const at = this.#find(row, column)
    const end = this.#end(row)
    if (at === end || columnOf(this.arena[at]!) !== column) throw new RangeError('The cell is empty')
    if (countOf(this.arena[at]!) > 1) {
      this.arena[at] = this.arena[at]! - 1
    } else {
      this.arena.copyWithin(at, at + 1, end)
      this.lengths[row] = this.lengths[row]! - 1
    }
  }

  #end(row: number): number {
    return this.starts[row]! + this.lengths[row]!
  }

  /** First entry whose column is not less; looks at the last entry first, because training goes column by column. */
  #find(row: number, column: number): number {
    let low = this.starts[row]!
    let high = this.#end(row)
    if (high > low && columnOf(this.arena[high - 1]!) < column) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (columnOf(this.arena[middle]!) < column) low = middle + 1
      else high = middle
    }
    return low
  }

  #insert(row: number, offset: number, entry: number): void {
    const length = this.lengths[row]!
    if (length === 1 << this.#sizes[row]!) this.#enlarge(row)
    const start = this.starts[row]!
    this.arena.copyWithin(start + offset + 1, start + offset, start + length)
    this.arena[start + offset] = entry
    this.lengths[row] = length + 1
  }

  #enlarge(row: number): void {
    const from = this.starts[row]!
    const size = this.#sizes[row]!
    const to = this.#allocate(size + 1)
    this.arena.copyWithin(to, from, from + this.lengths[row]!)
    this.#free[size]!.push(from)
    this.starts[row] = to
    this.#sizes[row] = size + 1
  }

  #allocate(size: number): number {
    const reused = this.#free[size]!.pop()
    if (reused !== undefined) return reused
    const start = this.#used
    this.#used += 1 << size
    if (this.#used > this.arena.length) {
      this.arena = grown(this.arena, new Uint32Array(Math.max(this.#used, 2 * this.arena.length)))
    }
    return start
  }
}

function grown<T extends Int32Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
