/** How much a text is like the training utterances at all, from the scores of its labels. */

/** From this many utterances on the best score alone tells best what is out of scope. */
const LARGE_BASE = 3000
/** Share of the flat posterior in small bases, where labels of unequal size make the best score uneven. */
const FLAT_SHARE = 0.5

/**
 * Higher is more in scope: the best score (a log-ratio against the corpus), in small bases plus half of the log-posterior
 * of the best label at temperature 1, which is flat where no label stands out. 0 without labels.
 */
export function likeness(scores: Float64Array, utterances: number): number {
  if (scores.length === 0) return 0
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < scores.length; i++) if (scores[i]! > highest) highest = scores[i]!
  if (utterances >= LARGE_BASE) return highest
  let sum = 0
  for (let i = 0; i < scores.length; i++) sum += Math.exp(scores[i]! - highest)
  return highest - FLAT_SHARE * Math.log(sum)
}
