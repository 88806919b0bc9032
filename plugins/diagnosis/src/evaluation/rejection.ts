/** How well a score tells in scope from out of scope. */
import type { Prediction } from './metrics'

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half
 * (Mann and Whitney 1947). 0.5 when one side is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0) return 0.5
  const all = [
    ...positives.map((score) => ({ score, positive: 1 })),
    ...negatives.map((score) => ({ score, positive: 0 })),
  ]
  all.sort((a, b) => a.score - b.score)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    let inTie = 0
    for (; to < all.length && all[to]!.score === all[from]!.score; to++) inTie += all[to]!.positive
    // Ranks from + 1 … to share their mean.
    ranks += (inTie * (from + 1 + to)) / 2
    from = to
  }
  return (ranks - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length)
}

/** AUROC of the scope of in-scope texts against that of the others. */
export function scopeAuroc(predictions: readonly Prediction[]): number {
  const scopes = (out: boolean) => predictions.filter(({ truth }) => (truth === null) === out).map(({ scope }) => scope)
  return auroc(scopes(false), scopes(true))
}

/** The threshold that accepts about `share` of these scores: accepted is score ≥ threshold. */
export function acceptingThreshold(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((a, b) => a - b)
  const index = Math.min(sorted.length - 1, Math.floor((1 - share) * sorted.length))
  return sorted[index] ?? Number.NEGATIVE_INFINITY
}

export interface Rejection {
  /** Share of out-of-scope texts that are rejected, 0–1. */
  readonly outOfScopeRecall: number
  /** Out-of-scope texts that are accepted and so answered falsely. */
  readonly falseAnswers: number
  /** Share of in-scope texts that are accepted. */
  readonly inScopeKept: number
}

/** What happens when texts below the threshold are rejected. */
export function rejectionAt(predictions: readonly Prediction[], threshold: number): Rejection {
  const out = predictions.filter(({ truth }) => truth === null)
  const inside = predictions.filter(({ truth }) => truth !== null)
  const accepted = (lines: readonly Prediction[]) => lines.filter(({ scope }) => scope >= threshold).length
  return {
    outOfScopeRecall: out.length === 0 ? 0 : 1 - accepted(out) / out.length,
    falseAnswers: accepted(out),
    inScopeKept: inside.length === 0 ? 0 : accepted(inside) / inside.length,
  }
}
