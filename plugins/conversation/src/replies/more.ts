/** The steps that a first answer left out. */
import type { Decision } from '../decision'
import { line } from '../line'
import type { Circumstance, Reply, Turn } from '../turn'
import { stepLines } from './steps'
import { textOf, topicOf } from './texts'

export function moreReply(
  { topic: id, steps: left }: Extract<Decision, { kind: 'more' }>,
  { locale }: Turn,
  circumstance: Circumstance,
): Reply {
  const topic = topicOf(circumstance.model.knowledge, id)
  const { title } = textOf(topic, locale)
  if (!left.length) return { lines: [line('more.all', { title })], shown: [] }
  const from = topic.remedies.length - left.length + 1
  return { lines: [line('more.title', { title }), ...stepLines(topic, left, locale, circumstance, from)], shown: left }
}
