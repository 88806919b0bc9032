/** A person takes over: what the user is told, and the case in one message for those who take it. */
import type { LocaleId } from '@support-agent/diagnosis'
import type { Conversation } from '../conversation'
import { type Line, line } from '../line'
import { render } from '../render'
import type { Circumstance, Turn } from '../turn'
import { evidenceText } from './reasons'
import { posteriorOf, quotable } from './said'
import { textOf, topicOf } from './texts'

/** How many things to collect are named where nobody can take over. */
const MOST_COLLECTED = 3
const MOST_RANKED = 3

export function handOverReply(turn: Turn, circumstance: Circumstance): Line[] {
  const { staff } = circumstance
  if (!staff) return [line('hand-over.nobody'), ...toCollect(turn, circumstance)]
  return staff.backAt ? [line('hand-over.later', { time: staff.backAt })] : [line('hand-over.done')]
}

/** Somebody is configured, and none of them can be told: as honest as where nobody is. */
export function nobodyReached(turn: Turn, circumstance: Circumstance): Line[] {
  return [line('hand-over.unreached'), ...toCollect(turn, circumstance)]
}

/** What to collect, from the guide that says so: that of the likeliest topic's subject, else the first. */
function toCollect(turn: Turn, circumstance: Circumstance): Line[] {
  const { topics, subjects } = circumstance.model.knowledge
  const [likeliest] = turn.evidence.length ? posteriorOf(turn, circumstance).topics : []
  const base = likeliest ? topicOf(circumstance.model.knowledge, likeliest.id).base : subjects[0]?.base
  const guides = topics.filter(({ role }) => role === 'collect')
  const guide = guides.find((one) => one.base === base) ?? guides[0]
  if (!guide) return []
  const { remedies } = textOf(guide, turn.locale)
  const steps = guide.remedies.slice(0, MOST_COLLECTED)
  return steps.map(({ id }, i) => line('answer.step', { number: i + 1, step: remedies[id] ?? '' }))
}

/** Masked words, evidence, posterior and what was tried, for the person who takes over. */
export function staffLines(conversation: Conversation, turn: Turn, circumstance: Circumstance): Line[] {
  const { model } = circumstance
  const { speaker, given } = conversation
  const locale: LocaleId = 'zh-CN'
  const said = turn.evidence.flatMap((piece) => (piece.kind === 'words' ? [quotable(piece.text)] : []))
  const posterior = posteriorOf(turn, circumstance)
  const separator = render([line('list.separator')], locale)
  const observed = posterior.observations.map(({ variable, value, said: words }) => {
    const known = model.knowledge.variables[variable]!
    return evidenceText(
      model,
      { kind: 'evidence', variable: known.id, value: known.values[value]!.id, said: words, nats: 0 },
      locale,
    )
  })
  const ranked = posterior.topics.slice(0, MOST_RANKED).map(({ id, p }) =>
    render(
      [
        line('list.percent', {
          title: textOf(topicOf(model.knowledge, id), locale).title,
          percent: Math.round(p * 100),
        }),
      ],
      locale,
    ),
  )
  const tried = given.flatMap(({ topic, remedy }) => {
    const known = model.knowledge.topics[model.position.get(topic) ?? -1]
    return known ? [known.text[locale].remedies[remedy] ?? remedy] : []
  })
  return [
    line('staff.title', { user: speaker.user, channel: speaker.channel }),
    ...(said.length ? [line('staff.said', { said: said.join(separator) })] : []),
    ...(observed.length ? [line('staff.observed', { observed: observed.join(separator) })] : []),
    ...(turn.evidence.length ? [line('staff.ranked', { ranked: ranked.join(separator) })] : []),
    ...tried.map((step, i) => line('staff.tried', { number: i + 1, step })),
    line('staff.how'),
  ]
}
