/** The words for chances and their numbers: the one place where a word becomes a probability. */
import { type Shape, show } from './shape'
import { suggest } from './suggest'

/** P(value | topic, the variable was observed). */
export const LIKELIHOOD: Readonly<Record<string, number>> = {
  always: 0.97,
  likely: 0.7,
  possible: 0.25,
  rare: 0.05,
  never: 0.003,
}

/** Relative weight of a topic before any evidence. */
export const PRIOR: Readonly<Record<string, number>> = { rare: 1, possible: 3, common: 9 }

/** What `always` leaves to everything else; so much is always kept for the values that a topic does not state. */
const LEAST_REST = 0.03

/** A word of the table, or a number with `from` < n ≤ `to`. */
function chance(words: Readonly<Record<string, number>>, to: number): Shape<number> {
  const names = Object.keys(words)
  return (value, path, report) => {
    if (typeof value === 'number') {
      if (value > 0 && value <= to) return value
      report(path, 'out-of-range', { value: show(value), from: '0', to: String(to) })
      return undefined
    }
    const word = names.find((name) => name === value)
    if (word === undefined) report(path, 'not-one-of', { value: show(value), ...suggest(show(value), names) })
    return word === undefined ? undefined : words[word]
  }
}

export const likelihood = chance(LIKELIHOOD, 1)
/** A weight of `usually`: weights are normalised, so counts serve as well. */
export const weight = chance(LIKELIHOOD, 1_000_000)
export const prior = chance(PRIOR, 1000)

/**
 * A distribution over a variable's values. Stated values keep their numbers, scaled down where they leave less than
 * 0.03 to the others; the rest is spread over the unstated values in proportion to `weights` (> 0). Sums to 1.
 */
export function distribution(stated: readonly (number | undefined)[], weights: readonly number[]): number[] {
  const said = stated.reduce<number>((sum, chance) => sum + (chance ?? 0), 0)
  const unsaid = weights.reduce((sum, each, index) => (stated[index] === undefined ? sum + each : sum), 0)
  const rest = unsaid === 0 ? 0 : said === 0 ? 1 : Math.max(1 - said, LEAST_REST)
  const scale = said === 0 ? 0 : (1 - rest) / said
  return weights.map((each, index) => {
    const chance = stated[index]
    return chance === undefined ? (rest * each) / unsaid : chance * scale
  })
}
