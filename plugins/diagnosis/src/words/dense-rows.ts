/** Sums and products over rows of a dense matrix [row · width + column], four rows a pass: memory traffic costs most. */

/** sums += Σ_i factors[i] · matrix[rows[i]]; the rows of the matrix are as wide as `sums`. */
export function addRows(
  matrix: Float32Array,
  rows: Int32Array,
  factors: Float64Array,
  count: number,
  sums: Float64Array,
): void {
  const width = sums.length
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const a = rows[i]! * width
    const b = rows[i + 1]! * width
    const c = rows[i + 2]! * width
    const d = rows[i + 3]! * width
    const fa = factors[i]!
    const fb = factors[i + 1]!
    const fc = factors[i + 2]!
    const fd = factors[i + 3]!
    for (let column = 0; column < width; column++) {
      const ab = fa * matrix[a + column]! + fb * matrix[b + column]!
      const cd = fc * matrix[c + column]! + fd * matrix[d + column]!
      sums[column] = sums[column]! + ab + cd
    }
  }
  for (; i < count; i++) {
    const row = rows[i]! * width
    const factor = factors[i]!
    for (let column = 0; column < width; column++) sums[column] = sums[column]! + factor * matrix[row + column]!
  }
}

/** products[i] = vector · matrix[rows[i]]. */
export function multiplyRows(
  matrix: Float32Array,
  rows: Int32Array,
  vector: Float64Array,
  count: number,
  products: Float64Array,
): void {
  const width = vector.length
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const a = rows[i]! * width
    const b = rows[i + 1]! * width
    const c = rows[i + 2]! * width
    const d = rows[i + 3]! * width
    let sa = 0
    let sb = 0
    let sc = 0
    let sd = 0
    for (let column = 0; column < width; column++) {
      const value = vector[column]!
      sa += value * matrix[a + column]!
      sb += value * matrix[b + column]!
      sc += value * matrix[c + column]!
      sd += value * matrix[d + column]!
    }
    products[i] = sa
    products[i + 1] = sb
    products[i + 2] = sc
    products[i + 3] = sd
  }
  for (; i < count; i++) {
    const row = rows[i]! * width
    let sum = 0
    for (let column = 0; column < width; column++) sum += vector[column]! * matrix[row + column]!
    products[i] = sum
  }
}
