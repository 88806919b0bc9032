/** The best fixed order of questions: greedy, fitted on users of their own. */
import {
  afterAnswer,
  type Belief,
  beliefOf,
  type Evidence,
  infer,
  type Model,
  openQuestions,
  prepareQuestions,
  type QuestionTable,
} from '@support-agent/diagnosis'
import type { SimulatedUser } from './user'

interface Fitted {
  readonly user: SimulatedUser
  readonly truth: number
  /** What the user's first words have not told. */
  readonly open: ReadonlySet<string>
  belief: Belief
}

/**
 * Question after question the one after which most users' true causes are the likeliest topic; of equals, the one that
 * gives them the highest mean probability.
 */
export function fitOrder(model: Model, users: readonly SimulatedUser[], length: number): string[] {
  const fitted = users.map((user): Fitted => {
    const open = openQuestions(model, user.start, new Set()).map(({ variable }) => variable)
    const belief = beliefOf(model, infer(model, user.start))
    return { user, truth: model.position.get(user.truth) ?? -1, open: new Set(open), belief }
  })
  const left = new Set(prepareQuestions(model.knowledge))
  const order: string[] = []
  while (order.length < length && left.size) {
    const [best] = [...left]
      .map((question) => ({ question, score: score(question, fitted) }))
      .sort((a, b) => b.score - a.score)
    if (!best) break
    for (const one of fitted) one.belief = answered(best.question, one)
    // What tells part of the same is not asked after it.
    for (const question of left) {
      if (question === best.question || best.question.overlaps.has(question.variable)) left.delete(question)
    }
    order.push(best.question.variable)
  }
  return order
}

function score(question: QuestionTable, fitted: readonly Fitted[]): number {
  return fitted.reduce((sum, one) => {
    const belief = answered(question, one)
    const p = belief[one.truth] ?? 0
    return sum + (isHighest(belief, one.truth) ? 1 : 0) + p / fitted.length
  }, 0)
}

function answered(question: QuestionTable, { user, open, belief }: Fitted): Belief {
  const evidence = user.answers.get(question.variable)
  if (!evidence || !open.has(question.variable)) return belief
  return afterAnswer(question, answerPosition(question, evidence), belief)
}

function answerPosition({ answers }: QuestionTable, evidence: Evidence): number {
  return answers.findIndex((answer) =>
    evidence.kind === 'value' ? answer.kind === 'value' && answer.value === evidence.value : answer.kind === 'none',
  )
}

function isHighest(belief: Belief, at: number): boolean {
  return belief.every((p, t) => t === at || p < belief[at]!)
}
