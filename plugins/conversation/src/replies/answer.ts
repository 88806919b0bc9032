/** An answer for a phone: what happened, why we think so, the quickest steps, one caution, what to send next. */
import { explain, type LocaleId, type Topic } from '@support-agent/diagnosis'
import type { Decision } from '../decision'
import { type Line, line } from '../line'
import { lengthOf } from '../render'
import type { Circumstance, Reply, Turn } from '../turn'
import { reasonsOf } from './reasons'
import { saidFor } from './said'
import { textOf, topicOf } from './texts'

/** From this probability on the title is stated, below it is offered. */
const SURE = 0.7
/** The length that a phone shows without scrolling: characters and lines. */
const AIM = { characters: 240, lines: 8 }
const MOST_REASONS = 3

type Told = Extract<Decision, { kind: 'answer' | 'guide' }>

export function answerReply(decision: Told, turn: Turn, circumstance: Circumstance): Reply {
  const topic = topicOf(circumstance.model.knowledge, decision.topic)
  const head = [...lead(decision, topic, turn, circumstance), ...why(decision, topic, turn, circumstance)]
  const tail = caution(topic, turn.locale)
  const ids = topic.remedies.map(({ id }) => id)
  const shown = ids.slice(
    0,
    stepsThatFit(ids, topic, [...head, ...tail], turn.locale, circumstance.settings.firstSteps),
  )
  return {
    lines: [...head, ...steps(topic, shown, turn.locale), ...tail, next(decision, ids.length - shown.length)],
    shown,
  }
}

function lead({ kind, p }: Told, topic: Topic, turn: Turn, circumstance: Circumstance): Line[] {
  const { title, summary } = textOf(topic, turn.locale)
  const said = saidFor(topic.id, turn, circumstance)
  const first = (): Line => {
    if (kind === 'guide') return said ? line('guide.title-said', { said, title }) : line('guide.title', { title })
    if (said) return line(p >= SURE ? 'answer.said-sure' : 'answer.said-maybe', { said, title })
    return line(p >= SURE ? 'answer.sure' : 'answer.maybe', { title })
  }
  return summary ? [first(), line('answer.summary', { summary })] : [first()]
}

function why({ kind }: Told, topic: Topic, turn: Turn, { model }: Circumstance): Line[] {
  if (kind === 'guide') return []
  const reasons = reasonsOf(model, explain(model, turn.evidence, topic.id), turn, MOST_REASONS)
  return reasons ? [line('answer.why', { reasons })] : []
}

/** Numbered from `from`. */
export function steps(topic: Topic, ids: readonly string[], locale: LocaleId, from = 1): Line[] {
  const { remedies } = textOf(topic, locale)
  return ids.map((id, i) => line('answer.step', { number: from + i, step: remedies[id] ?? '' }))
}

/** At least `first` steps, more while the whole stays within the aim. */
function stepsThatFit(
  ids: readonly string[],
  topic: Topic,
  around: readonly Line[],
  locale: LocaleId,
  first: number,
): number {
  let count = Math.min(first, ids.length)
  const fits = (n: number) => {
    const lines = [...around, ...steps(topic, ids.slice(0, n), locale)]
    // One line and some thirty characters are kept for what to send next.
    return lines.length < AIM.lines && lengthOf(lines, locale) + 30 <= AIM.characters
  }
  while (count < ids.length && fits(count + 1)) count++
  return count
}

function caution(topic: Topic, locale: LocaleId): Line[] {
  const own = textOf(topic, locale).caution
  if (own) return [line('answer.caution', { caution: own })]
  return topic.claims.some(({ standing }) => standing === 'disputed') ? [line('answer.disputed')] : []
}

function next({ kind }: Told, left: number): Line {
  if (kind === 'guide') return left > 0 ? line('guide.next-more', { count: left }) : line('guide.next')
  return left > 0 ? line('answer.next-more', { count: left }) : line('answer.next')
}
