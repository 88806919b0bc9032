/** How the bot does on labelled cases: each case is judged with numbers that were fitted without it. */
import type { PublicDecision } from '@support-agent/conversation'
import {
  type FitCase,
  fitBalance,
  infer,
  type Model,
  observe,
  type Prediction,
  type TopicId,
} from '@support-agent/diagnosis'
import type { LabelledCase } from '@support-agent/knowledge-base'
import { diagnoseText } from '../diagnose-line'

export const FOLDS = 5

/** One case with what the bot made of it. */
export interface Outcome {
  readonly text: string
  readonly accepts: LabelledCase['accepts']
  /** Best first. */
  readonly ranking: readonly TopicId[]
  readonly p: number
  readonly inScope: number
  readonly addressed: PublicDecision
  readonly unasked: PublicDecision
}

interface Prepared extends FitCase {
  readonly text: string
  readonly at: Date | undefined
}

/** Fits the balance on four fifths of the cases and judges the rest, five times over. */
export function judgeCases(model: Model, cases: readonly LabelledCase[]): Outcome[] {
  const prepared = cases.map(prepare)
  return Array.from({ length: FOLDS }, (_, fold) => {
    const inFold = (_case: unknown, i: number) => i % FOLDS === fold
    const balance = fitBalance(
      model,
      prepared.filter((one, i) => !inFold(one, i)),
    )
    return prepared.filter(inFold).map((one) => judge({ ...model, balance }, one))
  }).flat()
}

export function prepare({ text, accepts, at }: LabelledCase): Prepared {
  const date = at === undefined ? undefined : new Date(at)
  return { text, accepts, at: date, evidence: observe({ text, at: date }) }
}

/** One case with the model as it is. */
export function judge(model: Model, { text, at, accepts, evidence }: Prepared): Outcome {
  const { topics, inScope } = infer(model, evidence)
  return {
    text,
    accepts,
    ranking: topics.map(({ id }) => id),
    p: topics[0]?.p ?? 0,
    inScope,
    addressed: diagnoseText(model, { text, at, addressed: true }).decision,
    unasked: diagnoseText(model, { text, at, addressed: false }).decision,
  }
}

/** Whether the best topic is right; false for cases without a topic. */
export function isRight({ accepts, ranking }: Outcome): boolean {
  return typeof accepts !== 'string' && ranking[0] !== undefined && accepts.includes(ranking[0])
}

/** As the metrics take it: where several topics are right, the one that was found stands for the truth. */
export function asPrediction(outcome: Outcome): Prediction {
  const { accepts, ranking, p, inScope } = outcome
  const truth = typeof accepts === 'string' ? null : isRight(outcome) ? ranking[0]! : (accepts[0] ?? null)
  return { truth, ranking, confidence: p, scope: inScope }
}
