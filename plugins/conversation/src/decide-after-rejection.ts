/** What to do when the user says that it is none of what was offered. */
import type { Evidence, Posterior } from '@support-agent/diagnosis'
import type { Decision } from './decision'
import type { Settings } from './settings'

/** After this many refused choices the list is exhausted: better ask for the exact words. */
const MOST_REFUSALS = 2

/** Answers the likeliest of the rest, offers the next ones, or gives up offering. */
export function decideAfterRejection(
  posterior: Posterior,
  evidence: readonly Evidence[],
  { thresholds }: Settings,
): Decision {
  const refusals = evidence.filter((piece) => piece.kind === 'rejected')
  const refused = new Set(refusals.flatMap(({ topics }) => topics))
  const rest = posterior.topics.filter(({ id }) => !refused.has(id))
  const [best] = rest
  if (!best || refusals.length >= MOST_REFUSALS) return { kind: 'none-left' }
  if (best.p >= thresholds.answer) {
    return { kind: best.kind === 'guide' ? 'guide' : 'answer', topic: best.id, p: best.p }
  }
  return { kind: 'choose', topics: rest.slice(0, 3).map(({ id }) => id) }
}
