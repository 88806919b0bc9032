/** Two or three likely causes under numbers, with what would settle it. */
import { type Line, line } from '../line'
import type { Circumstance, Turn } from '../turn'
import { saidFor } from './said'
import { textOf, topicOf } from './texts'

export function chooseReply(topics: readonly string[], turn: Turn, circumstance: Circumstance): Line[] {
  const { knowledge } = circumstance.model
  const said = saidFor(undefined, turn, circumstance)
  return [
    said ? line('choose.said', { said }) : line('choose.plain'),
    ...topics.map((id, i) =>
      line('choose.item', { number: i + 1, title: textOf(topicOf(knowledge, id), turn.locale).title }),
    ),
    line('choose.none'),
    line('choose.need'),
  ]
}
