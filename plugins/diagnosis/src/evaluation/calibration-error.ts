/** Whether probabilities come true: reliability table and expected calibration error (Naeini et al. 2015). */
import type { Prediction } from './metrics'

const BINS = 15

/** One bin of confidence, from < confidence ≤ to. */
export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly count: number
  /** Means over the bin, 0–1; 0 when it is empty. */
  readonly confidence: number
  readonly accuracy: number
}

/** In-scope predictions by confidence, in 15 bins of equal width. */
export function reliability(predictions: readonly Prediction[], bins = BINS): ReliabilityBin[] {
  const lines = predictions.filter(({ truth }) => truth !== null)
  return Array.from({ length: bins }, (_, bin) => {
    const inside = lines.filter(({ confidence }) => binOf(confidence, bins) === bin)
    const right = inside.filter(({ truth, ranking }) => ranking[0] === truth).length
    const count = inside.length
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0)
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      count,
      confidence: count === 0 ? 0 : sum / count,
      accuracy: count === 0 ? 0 : right / count,
    }
  })
}

/** Mean distance of confidence and accuracy over the bins, weighted by their size, 0–1. */
export function expectedCalibrationError(predictions: readonly Prediction[], bins = BINS): number {
  const table = reliability(predictions, bins)
  const all = table.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return 0
  return table.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.accuracy), 0) / all
}

function binOf(confidence: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))
}
