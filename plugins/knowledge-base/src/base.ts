/** What a base is once compiled, and the labelled sentences that come with it. */
import type { LocaleId, SubjectText, Topic, TopicId, Variable } from '@support-agent/diagnosis'
import type { ExampleDecision } from './schema'

/** A sentence of a topic's file and the decision that it must lead to. */
export interface Example {
  readonly topic: TopicId
  readonly text: string
  readonly decision: ExampleDecision
}

/** A sentence that training never sees, and what it may be recognised as. */
export interface LabelledCase {
  readonly text: string
  readonly accepts: readonly TopicId[] | 'vague' | 'out-of-scope'
  /** The moment at which it was said, ISO 8601 with offset. */
  readonly at?: string | undefined
}

export interface Base {
  readonly id: string
  readonly title: string
  readonly text: Readonly<Record<LocaleId, SubjectText>>
  readonly languages: readonly string[]
  /** A base that is switched off is compiled and checked like the others, but not in force unless it is named. */
  readonly enabled: boolean
  /** Bases whose variables and not-ours topics this one uses. */
  readonly extends: readonly string[]
  /** Full ids of not-ours topics that this base is about: they are not in force beside it. */
  readonly ours: readonly TopicId[]
  /** Name of a document → its full title. */
  readonly documents: Readonly<Record<string, string>>
  readonly topics: readonly Topic[]
  readonly variables: readonly Variable[]
  readonly examples: readonly Example[]
  readonly cases: readonly LabelledCase[]
}

/** Every base of a knowledge folder, in the order of their ids. */
export type Bases = readonly Base[]

/** In force with every selection: its variables and its not-ours topics. */
export const COMMON_BASE = 'common'

/** The base itself and all that it extends, directly or through others; unknown names are left out. */
export function withExtended<B>(
  id: string,
  bases: ReadonlyMap<string, B>,
  extendsOf: (base: B) => readonly string[],
): B[] {
  const reached = new Map<string, B>()
  const visit = (name: string): void => {
    const base = bases.get(name)
    if (base === undefined || reached.has(name)) return
    reached.set(name, base)
    extendsOf(base).forEach(visit)
  }
  visit(id)
  return [...reached.values()]
}
