/** What each answer to each question says of each topic: dense tables, made once for a knowledge. */
import type { Knowledge, Variable } from '../knowledge'
import { type Belief, normalise } from './belief'

/** An answer that a user can give: one of the values offered, or none of them. */
export type PossibleAnswer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'none' }

/** A variable that can be asked, with its answers as numbers. */
export interface QuestionTable {
  readonly variable: string
  /** Variables that tell part of the same, whichever of the two says so. */
  readonly overlaps: ReadonlySet<string>
  /** What answering costs the user, in minutes. */
  readonly minutes: number
  /** The values offered, then "none of these" where the variable has values that are not offered. */
  readonly answers: readonly PossibleAnswer[]
  /** P(answer) for a topic that does not mention the variable, in the order of `answers`. */
  readonly usually: Float64Array
  /** Positions of the topics that mention it. */
  readonly stating: Int32Array
  /** P(answer | topic), row by row: the topic `stating[i]` has `answers.length` numbers from `i * answers.length` on. */
  readonly chances: Float64Array
  /** Entropy of the answer, in nats: usually, and of each topic in `stating`. */
  readonly usualEntropy: number
  readonly entropies: Float64Array
}

const prepared = new WeakMap<Knowledge, readonly QuestionTable[]>()

/**
 * The askable variables of a knowledge in its order. A knowledge never changes, so the tables are made at the first call
 * and kept as long as the knowledge is.
 */
export function prepareQuestions(knowledge: Knowledge): readonly QuestionTable[] {
  const known = prepared.get(knowledge)
  if (known) return known
  const overlaps = overlapsOf(knowledge)
  const questions = knowledge.variables.flatMap((variable) => questionOf(variable, knowledge, overlaps) ?? [])
  prepared.set(knowledge, questions)
  return questions
}

function overlapsOf({ variables }: Knowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const overlaps = new Map(variables.map(({ id }) => [id, new Set<string>()]))
  for (const { id, ask } of variables) {
    for (const other of ask?.overlaps ?? []) {
      overlaps.get(id)?.add(other)
      overlaps.get(other)?.add(id)
    }
  }
  return overlaps
}

function questionOf(
  variable: Variable,
  { topics }: Knowledge,
  overlaps: ReadonlyMap<string, ReadonlySet<string>>,
): QuestionTable | undefined {
  const { ask, values } = variable
  if (!ask) return undefined
  const offered = ask.choices.map((choice) => values.findIndex(({ id }) => id === choice)).filter((at) => at >= 0)
  const isComplete = offered.length === values.length
  const answers: PossibleAnswer[] = offered.map((at) => ({ kind: 'value', value: values[at]!.id }))
  if (!isComplete) answers.push({ kind: 'none' })
  const onAnswers = (distribution: readonly number[]) => {
    const shown = offered.map((at) => distribution[at] ?? 0)
    return isComplete ? shown : [...shown, Math.max(0, 1 - sum(shown))]
  }
  const stating = topics.flatMap(({ evidence }, t) => (evidence[variable.id] ? [t] : []))
  const rows = stating.map((t) => onAnswers(topics[t]!.evidence[variable.id]!))
  const usually = Float64Array.from(onAnswers(variable.usually))
  return {
    variable: variable.id,
    overlaps: overlaps.get(variable.id) ?? new Set(),
    minutes: ask.minutes,
    answers,
    usually,
    stating: Int32Array.from(stating),
    chances: Float64Array.from(rows.flat()),
    usualEntropy: entropy(usually),
    entropies: Float64Array.from(rows, entropy),
  }
}

/** P(answer) under the belief, in the order of the question's answers. */
export function answerChances({ answers, usually, stating, chances }: QuestionTable, belief: Belief): Float64Array {
  const width = answers.length
  const result = new Float64Array(width)
  let mentioned = 0
  for (let i = 0; i < stating.length; i++) {
    const p = belief[stating[i]!]!
    mentioned += p
    for (let a = 0; a < width; a++) result[a] = result[a]! + p * chances[i * width + a]!
  }
  const others = Math.max(0, 1 - mentioned)
  for (let a = 0; a < width; a++) result[a] = result[a]! + others * usually[a]!
  return result
}

/** The belief after the answer at position `answer`, by Bayes' rule. */
export function afterAnswer(
  { answers, usually, stating, chances }: QuestionTable,
  answer: number,
  belief: Belief,
): Belief {
  const after = belief.map((p) => p * usually[answer]!)
  for (let i = 0; i < stating.length; i++) {
    const t = stating[i]!
    after[t] = belief[t]! * chances[i * answers.length + answer]!
  }
  return normalise(after)
}

/** −Σ p ln p, in nats. */
export function entropy(distribution: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < distribution.length; i++) {
    const p = distribution[i]!
    if (p > 0) total -= p * Math.log(p)
  }
  return total
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
