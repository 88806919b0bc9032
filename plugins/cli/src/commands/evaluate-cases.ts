/** The evaluation of the knowledge on its own labelled cases. */
import {
  type Confusion,
  confusions,
  type Knowledge,
  type Model,
  type ReliabilityBin,
  reliability,
} from '@support-agent/diagnosis'
import type { Base } from '@support-agent/knowledge-base'
import { asPrediction, FOLDS, isRight, judgeCases, type Outcome } from '../evaluate/cases'
import { type Measure, measure } from '../evaluate/measures'
import { withMemory } from '../evaluate/memo'
import { type ClosePair, closePairs } from '../evaluate/pairs'

export interface WrongCase {
  readonly text: string
  readonly accepts: string
  readonly found: string
  readonly p: number
}

export interface CasesReport {
  readonly scorer: string
  readonly cases: number
  readonly folds: number
  readonly measures: readonly Measure[]
  /** Ordinary group messages that are not ours and that the bot would have answered unasked. */
  readonly falseAnswers: number
  readonly reliability: readonly ReliabilityBin[]
  readonly confusions: readonly Confusion[]
  /** The wrong ones that the model was surest of. */
  readonly worst: readonly WrongCase[]
  readonly pairs: readonly ClosePair[]
  /** Topics that no structured evidence can reach. */
  readonly withoutEvidence: readonly string[]
}

const MOST_WORST = 15
const MOST_PAIRS = 15

export function reportCases(model: Model, bases: readonly Base[], scorer: string): CasesReport {
  const outcomes = judgeCases(
    withMemory(model),
    bases.flatMap(({ cases }) => cases),
  )
  const predictions = outcomes.filter(({ accepts }) => typeof accepts !== 'string').map(asPrediction)
  return {
    scorer,
    cases: outcomes.length,
    folds: FOLDS,
    measures: measure(outcomes),
    falseAnswers: outcomes.filter(({ accepts, unasked }) => accepts === 'out-of-scope' && unasked !== 'silent').length,
    reliability: reliability(predictions),
    confusions: confusions(predictions),
    worst: worst(outcomes),
    pairs: closePairs(model.knowledge, MOST_PAIRS),
    withoutEvidence: withoutEvidence(model.knowledge),
  }
}

function worst(outcomes: readonly Outcome[]): WrongCase[] {
  return outcomes
    .filter((outcome) => typeof outcome.accepts !== 'string' && !isRight(outcome))
    .sort((a, b) => b.p - a.p)
    .slice(0, MOST_WORST)
    .map(({ text, accepts, ranking, p }) => ({ text, accepts: String(accepts), found: ranking[0] ?? '', p }))
}

function withoutEvidence({ topics }: Knowledge): string[] {
  return topics.filter(({ kind, evidence }) => kind === 'cause' && !Object.keys(evidence).length).map(({ id }) => id)
}
