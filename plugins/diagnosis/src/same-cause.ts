/** Whether two messages are about the same trouble: what their causes have in common. */
import type { Model } from './model'
import { infer, type Posterior } from './posterior'

/**
 * The Bayes factor of one common cause against two causes of their own, for evidence that is independent given its cause:
 * P(e₁, e₂ | one cause) / P(e₁)·P(e₂) = Σ P(t | e₁)·P(t | e₂) / P(t) (Good 1950, "weight of evidence").
 * About 1 where one of the two tells no cause, above it where they point to the same ones, near 0 where to others.
 */
export function sameCauseFactor(model: Model, older: Posterior, newer: Posterior): number {
  const beforehand = probabilities(infer(model, []))
  const before = probabilities(older)
  return newer.topics.reduce((sum, { id, p }) => sum + (p * (before.get(id) ?? 0)) / (beforehand.get(id) ?? 1), 0)
}

function probabilities({ topics }: Posterior): ReadonlyMap<string, number> {
  return new Map(topics.map(({ id, p }) => [id, p]))
}
