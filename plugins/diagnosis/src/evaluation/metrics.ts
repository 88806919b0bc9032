/** Measures of a classifier that may abstain, over predictions that somebody else made. */

/** What was predicted for one text. */
export interface Prediction {
  /** The true label; null = out of scope. */
  readonly truth: string | null
  /** Labels, the most probable first; at least one. */
  readonly ranking: readonly string[]
  /** Probability given to the first, 0–1. */
  readonly confidence: number
  /** How much in scope the text looks; higher is more. */
  readonly scope: number
}

const isRight = ({ truth, ranking }: Prediction) => ranking[0] === truth
const inScope = (predictions: readonly Prediction[]) => predictions.filter(({ truth }) => truth !== null)
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** Share of in-scope texts whose first label is right, 0–1; 0 without such texts. */
export function accuracy(predictions: readonly Prediction[]): number {
  return topAccuracy(predictions, 1)
}

/** Share of in-scope texts whose true label is among the first k. */
export function topAccuracy(predictions: readonly Prediction[], k: number): number {
  const lines = inScope(predictions)
  return ratio(lines.filter(({ truth, ranking }) => ranking.slice(0, k).includes(truth!)).length, lines.length)
}

/** Mean over the true labels of F1 = 2 · right / (predicted + occurring), on in-scope texts. */
export function macroF1(predictions: readonly Prediction[]): number {
  const lines = inScope(predictions)
  const occurring = tally(lines.map(({ truth }) => truth!))
  const predicted = tally(lines.map(({ ranking }) => ranking[0]!))
  const right = tally(lines.filter(isRight).map(({ truth }) => truth!))
  let sum = 0
  for (const [label, count] of occurring) {
    sum += (2 * (right.get(label) ?? 0)) / (count + (predicted.get(label) ?? 0))
  }
  return ratio(sum, occurring.size)
}

export interface Confusion {
  readonly truth: string
  readonly predicted: string
  readonly count: number
}

/** Pairs of labels that were mistaken, the most frequent first; ties in alphabetical order. */
export function confusions(predictions: readonly Prediction[]): Confusion[] {
  const wrong = inScope(predictions).filter((prediction) => !isRight(prediction))
  const counts = tally(wrong.map(({ truth, ranking }) => JSON.stringify([truth, ranking[0]])))
  return [...counts]
    .map(([pair, count]) => {
      const [truth, predicted] = JSON.parse(pair) as [string, string]
      return { truth, predicted, count }
    })
    .sort((a, b) => b.count - a.count || (a.truth + a.predicted < b.truth + b.predicted ? -1 : 1))
}

function tally(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
