/** Which steps of a topic are told: the quickest that help first, none that was given before; a guide in its own order. */
import { type LocaleId, remediesByValue, type Topic } from '@support-agent/diagnosis'
import type { Conversation } from '../conversation'
import { type Line, line } from '../line'
import type { Circumstance } from '../turn'
import { textOf } from './texts'

export interface OpenSteps {
  /** Ids in the order of success per minute. */
  readonly left: readonly string[]
  /** How many are left out because they were tried in an earlier case of the last days. */
  readonly triedBefore: number
}

export function openSteps(topic: Topic, conversation: Conversation, { settings, now }: Circumstance): OpenSteps {
  if (topic.kind === 'guide') return { left: topic.remedies.map(({ id }) => id), triedBefore: 0 }
  const ordered = remediesByValue(topic)
  const given = conversation.given.filter((one) => one.topic === topic.id).map(({ remedy }) => remedy)
  const before = conversation.past
    .filter((past) => past.topic === topic.id && now - past.at <= settings.remembered)
    .flatMap(({ tried }) => tried)
  const fresh = ordered.filter((id) => !given.includes(id))
  const left = fresh.filter((id) => !before.includes(id))
  return { left, triedBefore: fresh.length - left.length }
}

/** From this many solved cases on, a group's own experience is worth telling. */
const ENOUGH_SOLVED = 5

/** The steps as lines, numbered from `from`, with what helped in this group. */
export function stepLines(
  topic: Topic,
  ids: readonly string[],
  locale: LocaleId,
  { experience }: Circumstance,
  from = 1,
): Line[] {
  const { remedies } = textOf(topic, locale)
  const known = experience?.[topic.id]
  return ids.map((id, i) => {
    const params = { number: from + i, step: remedies[id] ?? '' }
    const count = known?.solvedBy[id] ?? 0
    if (!known || count < ENOUGH_SOLVED) return line('answer.step', params)
    return line('answer.step-proven', { ...params, met: known.met, count })
  })
}
