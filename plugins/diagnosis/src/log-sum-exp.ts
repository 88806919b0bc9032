/** Sums of probabilities that are kept as logarithms. */

/** ln Σ exp(values[i]) over the given positions, without overflow; −∞ for none. */
export function logSumExp(values: Float64Array, positions: readonly number[]): number {
  let max = Number.NEGATIVE_INFINITY
  for (const i of positions) max = Math.max(max, values[i]!)
  if (max === Number.NEGATIVE_INFINITY) return max
  let sum = 0
  for (const i of positions) sum += Math.exp(values[i]! - max)
  return max + Math.log(sum)
}
