/** Stands in for the plugin's trainer: learns in this thread, once for the same training, so that nothing arrives later. */
import { type LearnedWeights, trainWeights, type WeightTraining } from '@support-agent/diagnosis'

const known = new Map<string, LearnedWeights>()

export function trainInWorker(training: WeightTraining): { weights: PromiseLike<LearnedWeights>; cancel(): void } {
  const key = training.utterances.map(({ label, text }) => `${label} ${text}`).join('\n')
  const weights = known.get(key) ?? trainWeights(training)
  known.set(key, weights)
  return { weights: here(weights), cancel: () => {} }
}

/** At once, not a turn later: else counts would answer the first message, unless the weights happen to lie in the cache. */
function here<T>(value: T): PromiseLike<T> {
  const then = (take: (value: T) => unknown) => Promise.resolve(take(value))
  return { then } as PromiseLike<T>
}
