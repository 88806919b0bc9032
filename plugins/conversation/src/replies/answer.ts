/** An answer for a phone: what happened, why we think so, the quickest steps, one caution, what to send next. */
import { explain, type LocaleId, type Topic } from '@support-agent/diagnosis'
import type { Conversation } from '../conversation'
import type { Decision } from '../decision'
import { type Line, line } from '../line'
import { lengthOf } from '../render'
import type { Circumstance, Reply, Turn } from '../turn'
import { reasonsOf } from './reasons'
import { saidFor } from './said'
import { openSteps, stepLines } from './steps'
import { textOf, topicOf } from './texts'

/** From this probability on the title is stated, below it is offered. */
const SURE = 0.7
/** The length that a phone shows without scrolling: characters and lines. */
const AIM = { characters: 240, lines: 8 }
const MOST_REASONS = 3

type Told = Extract<Decision, { kind: 'answer' | 'guide' }>

export function answerReply(decision: Told, turn: Turn, conversation: Conversation, circumstance: Circumstance): Reply {
  const topic = topicOf(circumstance.model.knowledge, decision.topic)
  const { left, triedBefore } = openSteps(
    topic,
    turn.begins ? { ...conversation, given: [] } : conversation,
    circumstance,
  )
  const head = isNextStep(decision)
    ? nextLead(topic, conversation, turn)
    : fullLead(decision, topic, turn, circumstance)
  const tail = [
    ...(triedBefore ? [line('answer.tried-before', { count: triedBefore })] : []),
    ...caution(decision, topic, turn),
  ]
  const shown = left.slice(0, stepsThatFit(left, topic, [...head, ...tail], turn.locale, circumstance))
  const steps = stepLines(topic, shown, turn.locale, circumstance)
  return { lines: [...head, ...steps, ...tail, next(decision, left.length - shown.length, shown.length)], shown }
}

function isNextStep(decision: Told): boolean {
  return decision.kind === 'answer' && decision.afterFailure === true
}

/** After a failure the cause is named only when it is another one. */
function nextLead(topic: Topic, { answer }: Conversation, { locale }: Turn): Line[] {
  if (answer?.topic === topic.id) return [line('answer.next-try')]
  return [line('answer.next-topic', { title: textOf(topic, locale).title })]
}

function fullLead(decision: Told, topic: Topic, turn: Turn, circumstance: Circumstance): Line[] {
  // What was found in a file tells what happened and why.
  if (turn.file) return [plainLead(decision, topic, turn)]
  return [...lead(decision, topic, turn, circumstance), ...why(decision, topic, turn, circumstance)]
}

function lead({ kind, p }: Told, topic: Topic, turn: Turn, circumstance: Circumstance): Line[] {
  const { title, summary } = textOf(topic, turn.locale)
  const said = saidFor(topic.id, turn, circumstance)
  const first = (): Line => {
    if (!said) return plainLead({ kind, p }, topic, turn)
    if (kind === 'guide') return line('guide.title-said', { said, title })
    return line(p >= SURE ? 'answer.said-sure' : 'answer.said-maybe', { said, title })
  }
  return summary ? [first(), line('answer.summary', { summary })] : [first()]
}

function plainLead({ kind, p }: Pick<Told, 'kind' | 'p'>, topic: Topic, { locale }: Turn): Line {
  const { title } = textOf(topic, locale)
  if (kind === 'guide') return line('guide.title', { title })
  return line(p >= SURE ? 'answer.sure' : 'answer.maybe', { title })
}

function why({ kind }: Told, topic: Topic, turn: Turn, { model }: Circumstance): Line[] {
  if (kind === 'guide') return []
  const reasons = reasonsOf(model, explain(model, turn.evidence, topic.id), turn, MOST_REASONS)
  return reasons ? [line('answer.why', { reasons })] : []
}

/** At least the first steps, more while the whole stays within the aim. */
function stepsThatFit(
  ids: readonly string[],
  topic: Topic,
  around: readonly Line[],
  locale: LocaleId,
  circumstance: Circumstance,
): number {
  const first = Math.min(circumstance.settings.firstSteps, ids.length)
  if (topic.kind !== 'guide') return first
  let count = first
  const fits = (n: number) => {
    const lines = [...around, ...stepLines(topic, ids.slice(0, n), locale, circumstance)]
    // One line and some thirty characters are kept for what to send next.
    return lines.length < AIM.lines && lengthOf(lines, locale) + 30 <= AIM.characters
  }
  while (count < ids.length && fits(count + 1)) count++
  return count
}

function caution(decision: Told, topic: Topic, { locale }: Turn): Line[] {
  if (isNextStep(decision)) return []
  const own = textOf(topic, locale).caution
  if (own) return [line('answer.caution', { caution: own })]
  return topic.claims.some(({ standing }) => standing === 'disputed') ? [line('answer.disputed')] : []
}

function next({ kind }: Told, left: number, shown: number): Line {
  if (kind === 'guide') return left > 0 ? line('guide.next-more', { count: left }) : line('guide.next')
  if (!shown) return line('answer.nothing-left')
  return left > 0 ? line('answer.next-more', { count: left }) : line('answer.next')
}
