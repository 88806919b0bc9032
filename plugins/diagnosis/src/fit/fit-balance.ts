/** Fits the balance between words, priors and structured evidence, and the scope decision, on labelled cases. */
import type { Balance, ScopeFeatures } from '../balance'
import type { Evidence } from '../evidence'
import type { TopicId } from '../knowledge'
import type { Model } from '../model'
import { infer } from '../posterior'
import { fitLogistic } from './logistic'

export interface FitCase {
  readonly evidence: readonly Evidence[]
  /** The topics that are right; `vague` is ours without one, `out-of-scope` is not ours. */
  readonly accepts: readonly TopicId[] | 'vague' | 'out-of-scope'
}

type Tuned = 'words' | 'phrase' | 'text'

/**
 * The values tried for each exponent. Evidence in the text keeps a floor: on sentences like those of training the words say
 * the same, on a size or a code that nobody wrote down the evidence is all there is. The prior's is not fitted: cases have
 * as many lines for rare topics as for common ones.
 */
const GRID: Readonly<Record<Tuned, readonly number[]>> = {
  words: [0.5, 0.7, 0.85, 1, 1.15, 1.3, 1.5],
  phrase: [0.3, 0.4, 0.5, 0.7, 1],
  text: [0.5, 0.6, 0.7, 0.85, 1],
}
const ROUNDS = 2
/** No topic is impossible: bounds the loss of a single case. */
const LEAST_PROBABILITY = 1e-4

/**
 * Exponents by coordinate search on the negative log-likelihood of the right topics, then the scope by logistic
 * regression on all cases. Deterministic.
 */
export function fitBalance(model: Model, cases: readonly FitCase[]): Balance {
  const ours = cases.filter(({ accepts }) => typeof accepts !== 'string')
  let balance = model.balance
  for (let round = 0; round < ROUNDS; round++) {
    for (const tuned of Object.keys(GRID) as Tuned[]) {
      balance = best(
        GRID[tuned].map((value) => withExponent(balance, tuned, value)),
        (candidate) => loss({ ...model, balance: candidate }, ours),
      )
    }
  }
  return { ...balance, scope: fitScope({ ...model, balance }, cases) }
}

function withExponent(balance: Balance, tuned: Tuned, value: number): Balance {
  return tuned === 'text' ? { ...balance, source: { ...balance.source, text: value } } : { ...balance, [tuned]: value }
}

function loss(model: Model, cases: readonly FitCase[]): number {
  return cases.reduce((sum, { evidence, accepts }) => {
    const p = infer(model, evidence).topics.reduce(
      (total, topic) => (accepts.includes(topic.id) ? total + topic.p : total),
      0,
    )
    return sum - Math.log(Math.max(p, LEAST_PROBABILITY))
  }, 0)
}

function best<T>(candidates: readonly T[], cost: (candidate: T) => number): T {
  const costs = candidates.map(cost)
  return candidates[costs.indexOf(Math.min(...costs))]!
}

const FEATURES: readonly (keyof ScopeFeatures)[] = ['ours', 'known']

function fitScope(model: Model, cases: readonly FitCase[]): Balance['scope'] {
  const rows = cases.map(({ evidence }) => {
    const { scope } = infer(model, evidence)
    return [1, ...FEATURES.map((feature) => scope[feature])]
  })
  const [intercept = 0, ...weights] = fitLogistic(
    rows,
    cases.map(({ accepts }) => (accepts === 'out-of-scope' ? 0 : 1)),
  )
  const [ours = 0, known = 0] = weights
  return { intercept, ours, known }
}
