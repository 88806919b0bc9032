/** Ways to choose the next question: by information per minute, two steps ahead, at random, in a fixed order. */
import {
  afterAnswer,
  answerChances,
  type Belief,
  beliefOf,
  DEFAULT_QUESTION_SETTINGS,
  type Evidence,
  infer,
  informationGain,
  type Model,
  openQuestions,
  type QuestionTable,
  type Random,
  rankQuestions,
  shuffle,
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

/**
 * The most information from a question together with the best one after each of its answers, whatever they cost: a rival
 * in accuracy needs no eye on the minutes.
 */
export function twoSteps(model: Model): Ask {
  return (evidence, asked) => {
    const belief = beliefOf(model, infer(model, evidence))
    const open = openQuestions(model, evidence, asked)
    const gains = open.map((question) => gainOfTwo(question, open, belief))
    return open[gains.indexOf(Math.max(...gains))]?.variable
  }
}

function gainOfTwo(question: QuestionTable, open: readonly QuestionTable[], belief: Belief): number {
  const others = open.filter((other) => other !== question)
  const best = (after: Belief) => Math.max(0, ...others.map((other) => informationGain(other, after)))
  const followed = answerChances(question, belief).reduce(
    (sum, chance, answer) => (chance > 0 ? sum + chance * best(afterAnswer(question, answer, belief)) : sum),
    0,
  )
  return (1 - unsure) * (informationGain(question, belief) + followed) + unsure * best(belief)
}
