/** Turns scores into calibrated log-probabilities: softmax with one temperature (Guo et al. 2017). */

const LOWEST = 0.05
const HIGHEST = 20
const STEPS = 40
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** ln of the softmax of factor · scores, written into `result` (which may be `scores`). */
export function logSoftmax(
  scores: Float64Array,
  factor: number,
  result: Float64Array = new Float64Array(scores.length),
): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < scores.length; i++) if (scores[i]! > highest) highest = scores[i]!
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const shifted = factor * (scores[i]! - highest)
    result[i] = shifted
    // Below e⁻⁴⁰ nothing is left of a term beside the highest.
    if (shifted > -40) sum += Math.exp(shifted)
  }
  const total = Math.log(sum)
  for (let i = 0; i < result.length; i++) result[i] = result[i]! - total
  return result
}

/** Scores of one text that training did not see, and the index of its true label. */
export interface HeldOutScores {
  readonly scores: Float64Array
  readonly truth: number
}

/**
 * The factor (an inverse temperature, 0.05–20) that gives held-out texts the lowest negative log-likelihood.
 * A prior of (ln factor)² nats keeps a handful of texts from claiming certainty. Without texts: 1.
 */
export function fitFactor(heldOut: readonly HeldOutScores[]): number {
  const loss = (logFactor: number) => {
    const factor = Math.exp(logFactor)
    let sum = logFactor * logFactor
    for (const { scores, truth } of heldOut) sum -= logSoftmax(scores, factor)[truth]!
    return sum
  }
  return Math.exp(goldenSection(loss, Math.log(LOWEST), Math.log(HIGHEST)))
}

/** The place of the minimum of a function with one minimum in [low, high] (Kiefer 1953). */
function goldenSection(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [left, right] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)]
  let [atLeft, atRight] = [f(left), f(right)]
  for (let step = 0; step < STEPS && b - a > 1e-4; step++) {
    if (atLeft < atRight) {
      b = right
      right = left
      atRight = atLeft
      left = b - GOLDEN * (b - a)
      atLeft = f(left)
    } else {
      a = left
      left = right
      atLeft = atRight
      right = a + GOLDEN * (b - a)
      atRight = f(right)
    }
  }
  return (a + b) / 2
}
