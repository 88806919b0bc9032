/** What a change of the knowledge makes better or worse: labelled texts judged before and after it. */

/** What one model makes of one labelled text. */
export interface Verdict {
  /** What is told: a topic's id, or the name of a decision. */
  readonly said: string
  readonly isRight: boolean
}

/** A labelled text whose verdict changed. */
export interface Change<Example> {
  readonly example: Example
  readonly before: Verdict
  readonly after: Verdict
}

export interface Comparison<Example> {
  /** Wrong before, right now. */
  readonly better: readonly Change<Example>[]
  /** Right before, wrong now. */
  readonly worse: readonly Change<Example>[]
  /** Wrong before and wrong now, in another way; or right in another way. */
  readonly moved: readonly Change<Example>[]
  /** How many were judged. */
  readonly judged: number
  /** How many of them were right before and are right now. */
  readonly right: { readonly before: number; readonly after: number }
}

/** @param before,after judge the same examples, each with its own model */
export function compare<Example>(
  before: (example: Example) => Verdict,
  after: (example: Example) => Verdict,
  examples: readonly Example[],
): Comparison<Example> {
  const pairs = examples.map((example) => ({ example, before: before(example), after: after(example) }))
  const changed = pairs.filter((pair) => pair.before.said !== pair.after.said)
  return {
    better: changed.filter((pair) => !pair.before.isRight && pair.after.isRight),
    worse: changed.filter((pair) => pair.before.isRight && !pair.after.isRight),
    moved: changed.filter((pair) => pair.before.isRight === pair.after.isRight),
    judged: pairs.length,
    right: {
      before: pairs.filter((pair) => pair.before.isRight).length,
      after: pairs.filter((pair) => pair.after.isRight).length,
    },
  }
}
