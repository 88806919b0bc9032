/** What each base loses on its own cases when the others are in force beside it. */
import type { Model } from '@support-agent/diagnosis'
import type { Base } from '@support-agent/knowledge-base'
import { isRight, judge, type Outcome, prepare } from './cases'
import { asksFirst, isAmongThree, type Measure, share } from './measures'

/** No base may lose more of its cases to the others. */
const MOST_LOST = 0.01

interface Shares {
  readonly 'top-1': number
  readonly 'top-3': number
  /** Right or, for what is not ours, silent: of all its cases. */
  readonly 'as-labelled': number
}

/**
 * @param alone the model of a base by itself
 * @returns of each base what it has alone, together, and what is lost, which has a bar; gains are losses below nought
 */
export function measureTogether(bases: readonly Base[], together: Model, alone: (base: string) => Model): Measure[] {
  return bases.flatMap((base) => {
    const before = sharesOf(base, alone(base.id))
    const after = sharesOf(base, together)
    return (Object.keys(before) as (keyof Shares)[]).flatMap((id): Measure[] => [
      { id: `${base.id} ${id} alone`, value: before[id] },
      { id: `${base.id} ${id} together`, value: after[id] },
      { id: `${base.id} ${id} lost`, value: before[id] - after[id], bar: { most: MOST_LOST } },
    ])
  })
}

function sharesOf({ cases }: Base, model: Model): Shares {
  const outcomes = cases.map((one) => judge(model, prepare(one)))
  const ours = outcomes.filter(({ accepts }) => typeof accepts !== 'string')
  return {
    'top-1': share(ours, isRight),
    'top-3': share(ours, isAmongThree),
    'as-labelled': share(outcomes, isAsLabelled),
  }
}

function isAsLabelled(outcome: Outcome): boolean {
  if (outcome.accepts === 'out-of-scope') return outcome.unasked === 'silent'
  return outcome.accepts === 'vague' ? asksFirst(outcome) : isRight(outcome)
}
