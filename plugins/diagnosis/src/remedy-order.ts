/** The order in which one topic's own remedies are told. */
import type { Remedy } from './knowledge'

/** Ids by success per minute, quickest help first; of equals, as the knowledge has them. */
export function remediesByValue({ remedies }: { readonly remedies: readonly Remedy[] }): string[] {
  return [...remedies].sort((a, b) => b.success / b.minutes - a.success / a.minutes).map(({ id }) => id)
}
