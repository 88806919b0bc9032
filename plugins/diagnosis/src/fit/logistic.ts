/** Logistic regression with a small ridge, by Newton's method (iteratively reweighted least squares). */

const MOST_STEPS = 50
const RIDGE = 0.01
/** Newton has arrived when no weight moves by more. */
const TOLERANCE = 1e-8

/** @returns σ(z) */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z))
}

/**
 * Weights w that minimise Σ −ln P(y | x·w) + ridge·|w|²/2; add a column of ones for an intercept.
 * @param rows one row of features an example, all of one length
 * @param labels what each example is, 0 or 1
 */
export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly (0 | 1)[]): number[] {
  const size = rows[0]?.length ?? 0
  let weights: number[] = new Array<number>(size).fill(0)
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, hessian } = derivatives(rows, labels, weights)
    const change = solve(hessian, gradient)
    weights = weights.map((weight, i) => weight - change[i]!)
    if (Math.max(...change.map(Math.abs)) < TOLERANCE) break
  }
  return weights
}

function derivatives(rows: readonly (readonly number[])[], labels: readonly number[], weights: readonly number[]) {
  const gradient = weights.map((weight) => RIDGE * weight)
  const hessian = weights.map((_, i) => weights.map((__, j): number => (i === j ? RIDGE : 0)))
  rows.forEach((row, n) => {
    const p = logistic(row.reduce((sum, x, i) => sum + x * weights[i]!, 0))
    const curvature = Math.max(p * (1 - p), 1e-6)
    row.forEach((x, i) => {
      gradient[i] = gradient[i]! + (p - labels[n]!) * x
      row.forEach((y, j) => {
        hessian[i]![j] = hessian[i]![j]! + curvature * x * y
      })
    })
  })
  return { gradient, hessian }
}

/** Solves A·x = b for a positive definite A by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const n = rows.length
  for (let column = 0; column < n; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row, i) => (Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? column + i : best), column)
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let i = column + 1; i < n; i++) {
      const factor = rows[i]![column]! / rows[column]![column]!
      for (let j = column; j <= n; j++) rows[i]![j] = rows[i]![j]! - factor * rows[column]![j]!
    }
  }
  const solution = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const known = solution.reduce((sum, x, j) => (j > i ? sum + rows[i]![j]! * x : sum), 0)
    solution[i] = (rows[i]![n]! - known) / rows[i]![i]!
  }
  return solution
}
