/** 为什么: what moved the answer, with bars made of characters, and what else it could be. */
import { explain, type Model, type Share } from '@support-agent/diagnosis'
import { type Line, line } from '../line'
import { render } from '../render'
import type { Circumstance, Turn } from '../turn'
import { spoken } from './reasons'
import { posteriorOf, quotable } from './said'
import { textOf, topicOf, valueLabel, variableTitle } from './texts'

const LONGEST_BAR = 6
const MOST_BARS = 6
const MOST_OTHERS = 3
/** Other topics below this probability are not worth naming. */
const LEAST_OTHER = 0.02

export function explainReply(id: string, turn: Turn, circumstance: Circumstance): Line[] {
  const { model } = circumstance
  const posterior = posteriorOf(turn, circumstance)
  const p = posterior.topics.find((topic) => topic.id === id)?.p ?? 0
  const rows = barRows(explain(model, turn.evidence, id), turn, model)
  const title = textOf(topicOf(model.knowledge, id), turn.locale).title
  const others = posterior.topics
    .filter((topic) => topic.id !== id && topic.p >= LEAST_OTHER)
    .slice(0, MOST_OTHERS)
    .map((topic) =>
      render(
        [
          line('list.percent', {
            title: textOf(topicOf(model.knowledge, topic.id), turn.locale).title,
            percent: percent(topic.p),
          }),
        ],
        turn.locale,
      ),
    )
  return [
    line('explain.title', { title, percent: percent(p) }),
    ...(rows.length ? [...rows, line('explain.legend')] : [line('explain.prior')]),
    ...(others.length
      ? [line('explain.others', { others: others.join(render([line('list.separator')], turn.locale)) })]
      : []),
  ]
}

interface Row {
  readonly nats: number
  readonly line: (bar: string) => Line
}

function barRows(shares: readonly Share[], turn: Turn, model: Model): Line[] {
  const evidence = shares.flatMap((share): Row[] =>
    share.kind === 'evidence' ? [evidenceRow(share, turn, model)] : [],
  )
  const words = spoken(shares, turn).map(({ phrase, nats }): Row => {
    const said = quotable(phrase)
    return { nats, line: (bar) => line('explain.words', { bar, said }) }
  })
  const rows = [...evidence, ...words].sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats)).slice(0, MOST_BARS)
  const longest = Math.max(...rows.map(({ nats }) => Math.abs(nats)))
  return rows.map((row) => row.line(bar(row.nats, longest)))
}

function evidenceRow(share: Extract<Share, { kind: 'evidence' }>, { locale }: Turn, { knowledge }: Model): Row {
  const known = knowledge.variables.find(({ id }) => id === share.variable)
  const value = known?.values.find(({ id }) => id === share.value)
  const params = {
    variable: known ? variableTitle(known, locale) : share.variable,
    value: value ? valueLabel(value, locale) : share.value,
  }
  return {
    nats: share.nats,
    line: (bar) =>
      share.said && share.said !== params.value
        ? line('explain.evidence-said', { bar, ...params, said: quotable(share.said) })
        : line('explain.evidence', { bar, ...params }),
  }
}

/** Full blocks speak for the topic, light ones against it; at least one block. */
function bar(nats: number, longest: number): string {
  const blocks = Math.max(1, Math.round((Math.abs(nats) / longest) * LONGEST_BAR))
  return (nats >= 0 ? '█' : '░').repeat(blocks)
}

function percent(p: number): number {
  return Math.min(99, Math.max(1, Math.round(p * 100)))
}
