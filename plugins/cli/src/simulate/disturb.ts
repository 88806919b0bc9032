/** Likelihoods as they might really be: each word moved a step up or down now and then, so that no author is simply right. */
import type { Random } from '@support-agent/diagnosis'
import { distribution, LIKELIHOOD } from '@support-agent/knowledge-base'

/** P(a likelihood is moved), half of the moves up and half down. */
const MOVED = 0.3
/** What a likelihood that is no word is multiplied with or divided by; the words lie about so far apart in odds. */
const FACTOR = 2
const STEPS = Object.values(LIKELIHOOD).sort((a, b) => a - b)
const TOLERANCE = 1e-9

/**
 * One likelihood as it might really be. A word moves to its neighbour in the table and stays at its ends, a number is
 * doubled or halved and stays between the first and the last word.
 */
export function disturbLikelihood(likelihood: number, random: Random): number {
  const draw = random()
  if (draw >= MOVED) return likelihood
  const isUp = draw < MOVED / 2
  const at = STEPS.findIndex((step) => Math.abs(step - likelihood) < TOLERANCE)
  if (at >= 0) return STEPS[at + (isUp ? 1 : -1)] ?? likelihood
  const moved = isUp ? likelihood * FACTOR : likelihood / FACTOR
  return Math.min(STEPS.at(-1)!, Math.max(STEPS[0]!, moved))
}

/** What is usual as it might really be: weights doubled or halved, then scaled to the sum 1. */
export function disturbUsual(usually: readonly number[], random: Random): number[] {
  const weights = usually.map((weight) => {
    const draw = random()
    if (draw >= MOVED) return weight
    return draw < MOVED / 2 ? weight * FACTOR : weight / FACTOR
  })
  return distribution(weights, weights)
}

/** A topic's distribution with what its author stated disturbed and the rest spread like what is usual. */
export function disturbDistribution(
  stated: readonly number[],
  usually: readonly number[],
  usual: readonly number[],
  random: Random,
): number[] {
  const moved = statedOf(stated, usually).map((likelihood) =>
    likelihood === undefined ? undefined : disturbLikelihood(likelihood, random),
  )
  return distribution(moved, usual)
}

/**
 * What an author stated, from the compiled distribution: what is left is spread in proportion to what is usual, so values
 * that share their ratio to it were not stated. A value that is left alone is known by not looking like a word.
 */
export function statedOf(compiled: readonly number[], usually: readonly number[]): (number | undefined)[] {
  const ratios = compiled.map((p, value) => p / (usually[value] ?? 1))
  const isLike = (ratio: number, other: number) => Math.abs(ratio / other - 1) < 1e-6
  const shared = ratios.map((ratio) => ratios.filter((other) => isLike(other, ratio)).length)
  const most = Math.max(...shared)
  const rest = most > 1 ? ratios[shared.indexOf(most)] : ratios.find((_, value) => !isWord(compiled[value]!))
  return compiled.map((p, value) => (rest !== undefined && isLike(ratios[value]!, rest) ? undefined : p))
}

function isWord(p: number): boolean {
  return STEPS.some((step) => Math.abs(step - p) < TOLERANCE)
}
