/** What to do next in a case: ask, act, or hand it to a person. */
import type { Evidence } from '../evidence'
import type { TopicId } from '../knowledge'
import type { Model } from '../model'
import { infer, type Posterior } from '../posterior'
import { afterAnswer, answerChances, type QuestionTable } from './answers'
import { type Belief, beliefOf } from './belief'
import {
  DEFAULT_QUESTION_SETTINGS,
  openQuestions,
  type QuestionSettings,
  type RankedQuestion,
  valued,
} from './question'
import { DEFAULT_REPAIR_SETTINGS, type RepairSettings, rankRepairs, remedyKey, repairsWorthTrying } from './repair'

export type Move =
  /** Ask for this variable: it is expected to save `saves` minutes of the repair, its own cost deducted. */
  | { readonly kind: 'ask'; readonly variable: string; readonly saves: number }
  /** Give this remedy of the topic, whose probability is p; a guide is given as a whole, without one. */
  | { readonly kind: 'act'; readonly topic: TopicId; readonly remedy?: string | undefined; readonly p: number }
  | { readonly kind: 'hand-over' }

/** What has happened in the case beside what the evidence tells. */
export interface Progress {
  /** Variables that were asked, whatever came of it. */
  readonly asked: ReadonlySet<string>
  /** Remedies that were given, by {@link remedyKey}; those that failed are taken from the evidence as well. */
  readonly tried: ReadonlySet<string>
  /** Variables that are not asked here, without having been asked. */
  readonly apart?: ReadonlySet<string> | undefined
}

export interface PolicySettings extends QuestionSettings, RepairSettings {
  /** The most questions of a case. */
  readonly mostQuestions: number
  /** P of the best topic from which on nothing is asked any more, 0–1. */
  readonly sure: number
  /** How many of the most valuable questions are weighed against acting: the best by information may save no minute. */
  readonly weighed: number
}

export const DEFAULT_POLICY_SETTINGS: PolicySettings = {
  ...DEFAULT_QUESTION_SETTINGS,
  ...DEFAULT_REPAIR_SETTINGS,
  mostQuestions: 5,
  sure: 0.85,
  weighed: 3,
}

export const NO_PROGRESS: Progress = { asked: new Set(), tried: new Set() }

/**
 * One step of decision-theoretic troubleshooting (Heckerman, Breese and Rommelse 1995): of the questions with the highest
 * information gain per cost the first that saves minutes is asked, one step looked ahead: its cost and the expected cost
 * of repair after the answer are less than the expected cost of repair now. Else the remedy with the highest success per
 * minute is given, and where that pays no more, the case is handed over. A guide is given when it is the likeliest topic.
 * Asks nothing twice and gives no remedy twice. Pure.
 */
export function nextMove(
  model: Model,
  evidence: readonly Evidence[],
  progress: Progress = NO_PROGRESS,
  settings: PolicySettings = DEFAULT_POLICY_SETTINGS,
  posterior: Posterior = infer(model, evidence),
): Move {
  const [best] = posterior.topics
  if (!best) return { kind: 'hand-over' }
  const belief = beliefOf(model, posterior)
  const tried = triedIn(evidence, progress)
  const mayAsk = progress.asked.size < settings.mostQuestions && best.p < settings.sure
  const question = mayAsk ? worthAsking(model, evidence, belief, progress, tried, settings) : undefined
  if (question) return question
  if (best.kind === 'guide' && !isTried(best.id, tried)) return { kind: 'act', topic: best.id, p: best.p }
  if (repairsWorthTrying(model, belief, tried, settings).count === 0) return { kind: 'hand-over' }
  const [repair] = rankRepairs(model, belief, tried, settings)
  if (!repair) return { kind: 'hand-over' }
  const { topic, remedy } = repair
  return { kind: 'act', topic, remedy, p: belief[model.position.get(topic) ?? -1] ?? 0 }
}

/** Given before, in this case or another: by what was recorded, and by what the user said was of no use. */
function triedIn(evidence: readonly Evidence[], { tried }: Progress): ReadonlySet<string> {
  const all = new Set(tried)
  for (const piece of evidence) if (piece.kind === 'failed') all.add(remedyKey(piece.topic, piece.remedy))
  return all
}

function isTried(topic: TopicId, tried: ReadonlySet<string>): boolean {
  return [...tried].some((key) => key.startsWith(remedyKey(topic, '')))
}

function worthAsking(
  model: Model,
  evidence: readonly Evidence[],
  belief: Belief,
  { asked, apart }: Progress,
  tried: ReadonlySet<string>,
  settings: PolicySettings,
): Extract<Move, { kind: 'ask' }> | undefined {
  const candidates = openQuestions(model, evidence, asked, apart)
    .map((question) => ({ question, ranked: valued(question, belief, settings) }))
    .sort((a, b) => b.ranked.value - a.ranked.value)
    .slice(0, settings.weighed)
  const now = repairsWorthTrying(model, belief, tried, settings).minutes
  for (const { question, ranked } of candidates) {
    const saves = now - expectedMinutesAfter(model, question, ranked, belief, tried, settings, now)
    if (saves > 0) return { kind: 'ask', variable: question.variable, saves }
  }
  return undefined
}

/** The question's cost and the expected cost of repair after its answer, in minutes. */
function expectedMinutesAfter(
  model: Model,
  question: QuestionTable,
  { cost }: RankedQuestion,
  belief: Belief,
  tried: ReadonlySet<string>,
  settings: PolicySettings,
  now: number,
): number {
  const answered = answerChances(question, belief).reduce(
    (sum, chance, answer) =>
      chance > 0
        ? sum + chance * repairsWorthTrying(model, afterAnswer(question, answer, belief), tried, settings).minutes
        : sum,
    0,
  )
  return cost + settings.unsure * now + (1 - settings.unsure) * answered
}
