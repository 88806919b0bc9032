/** From a posterior to a decision: answer, offer a choice, or stay out of it. */
import type { Posterior, RankedTopic } from '@support-agent/diagnosis'
import type { Decision } from './decision'
import type { Settings } from './settings'

/** The most topics offered under numbers. */
const MOST_OFFERED = 3

export interface Circumstances {
  readonly addressed: boolean
  readonly settings: Settings
}

/** Pure: the same posterior and settings give the same decision. */
export function decide(posterior: Posterior, { addressed, settings }: Circumstances): Decision {
  return addressed ? decideAddressed(posterior, settings) : decideUnasked(posterior, settings)
}

function decideAddressed(posterior: Posterior, { thresholds }: Settings): Decision {
  const [best] = posterior.topics
  if (!best || (posterior.inScope < thresholds.scope && !posterior.bareCode)) return { kind: 'out-of-scope' }
  if (best.p >= thresholds.answer) return say(best)
  return { kind: 'choose', topics: likely(posterior.topics).map(({ id }) => id) }
}

function decideUnasked(posterior: Posterior, { mode, thresholds }: Settings): Decision {
  if (mode !== 'confident') return { kind: 'silent', why: 'mode' }
  const [best] = posterior.topics
  if (!best || posterior.inScope < thresholds.unaskedScope || saysLittle(posterior))
    return { kind: 'silent', why: 'not-ours' }
  if (best.p < thresholds.unaskedAnswer) return { kind: 'silent', why: 'unsure' }
  return say(best)
}

/** One word that is known, and nothing else: "撤回", "支持" and the like are said for many reasons. */
function saysLittle({ observations, words }: Posterior): boolean {
  return words < FEWEST_CHARACTERS && observations.every(({ source }) => source === 'clock')
}

/** Nobody tells a problem in fewer characters. */
const FEWEST_CHARACTERS = 5

function say({ id, kind, p }: RankedTopic): Decision {
  return kind === 'guide' ? { kind: 'guide', topic: id, p } : { kind: 'answer', topic: id, p }
}

/** A third topic is worth its line when it is at least this part of the best one. */
const WORTH_OFFERING = 0.25

/** At least two, at most three, the likeliest first. */
function likely(topics: readonly RankedTopic[]): RankedTopic[] {
  const least = (topics[0]?.p ?? 0) * WORTH_OFFERING
  return topics.slice(0, MOST_OFFERED).filter(({ p }, i) => i < 2 || p >= least)
}
