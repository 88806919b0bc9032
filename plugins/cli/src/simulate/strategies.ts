/** Ways to choose the next question: by information per minute, two steps ahead, at random, in a fixed order. */
import {
  afterAnswer,
  answerChances,
  type Belief,
  beliefOf,
  DEFAULT_QUESTION_SETTINGS,
  type Evidence,
  infer,
  type Model,
  openQuestions,
  type QuestionTable,
  type Random,
  rankQuestions,
  shuffle,
  valued,
} from '@support-agent/diagnosis'

/** The next variable to ask; `undefined` when there is none. */
export type Ask = (evidence: readonly Evidence[], asked: ReadonlySet<string>) => string | undefined

/** The product's choice. */
export function greedily(model: Model): Ask {
  return (evidence, skip) => rankQuestions(model, evidence, { skip })[0]?.variable
}

/** The first of the order that is not known yet. */
export function inOrder(model: Model, order: readonly string[]): Ask {
  return (evidence, asked) => {
    const open = new Set(openQuestions(model, evidence, asked).map(({ variable }) => variable))
    return order.find((variable) => open.has(variable))
  }
}

export function atRandom(model: Model, variables: readonly string[], random: Random): Ask {
  const order = [...variables]
  shuffle(order, random)
  return inOrder(model, order)
}

const { unsure } = DEFAULT_QUESTION_SETTINGS

/** Information per minute of a question together with the best one after each of its answers. */
export function twoSteps(model: Model): Ask {
  return (evidence, asked) => {
    const belief = beliefOf(model, infer(model, evidence))
    const open = openQuestions(model, evidence, asked)
    const values = open.map((question) => valueOfTwo(question, open, belief))
    return open[values.indexOf(Math.max(...values))]?.variable
  }
}

function valueOfTwo(question: QuestionTable, open: readonly QuestionTable[], belief: Belief): number {
  const first = valued(question, belief, DEFAULT_QUESTION_SETTINGS)
  const others = open.filter((other) => other !== question)
  let gain = first.gain
  let cost = first.cost
  const follow = (chance: number, after: Belief) => {
    const second = others
      .map((other) => valued(other, after, DEFAULT_QUESTION_SETTINGS))
      .reduce((best, each) => (each.value > best.value ? each : best), { gain: 0, cost: 0, value: 0 })
    gain += chance * second.gain
    cost += chance * second.cost
  }
  follow(unsure, belief)
  answerChances(question, belief).forEach((chance, answer) => {
    if (chance > 0) follow((1 - unsure) * chance, afterAnswer(question, answer, belief))
  })
  return gain / cost
}
