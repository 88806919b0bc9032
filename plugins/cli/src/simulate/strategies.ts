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

/** Of questions that are as good together, the one that tells more by itself goes first. */
const SOONER = 1e-6

/**
 * The most information from a question together with the best one after each of its answers, whatever they cost: a rival
 * in accuracy needs no eye on the minutes. The last of `most` questions has nothing after it.
 */
export function twoSteps(model: Model, most: number): Ask {
  return (evidence, asked) => {
    const belief = beliefOf(model, infer(model, evidence))
    const open = openQuestions(model, evidence, asked)
    const isLast = asked.size + 1 >= most
    const gains = open.map((question) => {
      const gain = informationGain(question, belief)
      return isLast ? gain : gain * (1 + SOONER) + gainAfter(question, open, belief) / (1 - unsure)
    })
    return open[gains.indexOf(Math.max(...gains))]?.variable
  }
}

/** What the best question after this one is expected to tell. */
function gainAfter(question: QuestionTable, open: readonly QuestionTable[], belief: Belief): number {
  const others = open.filter((other) => other !== question && !question.overlaps.has(other.variable))
  const best = (after: Belief) => (1 - unsure) * Math.max(0, ...others.map((other) => informationGain(other, after)))
  return answerChances(question, belief).reduce(
    (sum, chance, answer) =>
      chance > 0 ? sum + (1 - unsure) * chance * best(afterAnswer(question, answer, belief)) : sum,
    unsure * best(belief),
  )
}
