/** The user's own words, quoted back: the piece that shows at once that the answer is about them. */
import { infer, type Posterior, ratioOf } from '@support-agent/diagnosis'
import type { Circumstance, Turn } from '../turn'

const LONGEST_QUOTE = 24

/** A reading that weighs less is not why the answer is what it is: the time of a log line, a number that names the transport. */
const LEAST_NATS = 0.3

/** The posterior that the turn rests on. */
export function posteriorOf(turn: Turn, { model }: Circumstance): Posterior {
  return turn.posterior ?? infer(model, turn.evidence)
}

/** The user's size, code, version or file name: the reading that weighs most for `topic`, else none. */
export function saidFor(topic: string | undefined, turn: Turn, circumstance: Circumstance): string | undefined {
  const { model } = circumstance
  const position = topic === undefined ? undefined : model.position.get(topic)
  const readings = posteriorOf(turn, circumstance)
    .observations.filter(({ said, source, phrase }) => said && source === 'text' && !phrase)
    .map(({ said, variable, value }) => ({
      said,
      weight: position === undefined ? 0 : ratioOf(model, position, variable, value),
    }))
    .filter(({ weight }) => position === undefined || weight >= LEAST_NATS)
    .sort((a, b) => b.weight - a.weight)
  return readings[0] && quotable(readings[0].said)
}

/** Short, on one line, without what could be taken for markup. */
export function quotable(said: string): string {
  const plain = said.replace(/[\s「」"`*_<>]+/gu, ' ').trim()
  const letters = [...plain]
  return letters.length <= LONGEST_QUOTE ? plain : `${letters.slice(0, LONGEST_QUOTE - 1).join('')}…`
}
