/** A plan in a few lines: what gets better, what gets worse, what looks misplaced. */
import type { LabelledText } from '@support-agent/conversation'
import type { Change, Comparison, Knowledge, LocaleId } from '@support-agent/diagnosis'
import { describeProblem, type Edit, type Operation, type Problem } from '@support-agent/knowledge-base'
import { describeEdit, describeOperation, type EditView, titleOf, verdictInWords } from '../describe-edit'
import { clipped, momentInWords, percent, word } from '../words'
import type { Plan } from '../workshop'
import { authorOf } from './history'

/** So many sentences of each kind are shown. */
const MOST_CHANGES = 3
const MOST_WARNINGS = 3
const MOST_PROBLEMS = 5

/** @param edits those before it */
export function planLines(plan: Plan, edits: readonly Edit[], locale: LocaleId): string[] {
  const { draft, comparison, named: knowledge, warnings, notes } = plan
  return [
    word(locale, 'plan.title', { what: describeEdit(draft, { knowledge, locale, edits }) }),
    ...comparisonLines(comparison, knowledge, locale),
    ...warnings.slice(0, MOST_WARNINGS).map((warning) => {
      const said = { text: clipped(warning.text), topic: titleOf(knowledge, warning.topic, locale) }
      return warning.kind === 'duplicate'
        ? word(locale, 'plan.duplicate', said)
        : word(locale, 'plan.closer', { ...said, percent: percent(warning.p) })
    }),
    ...more(warnings.length - MOST_WARNINGS, locale),
    ...notes
      .slice(0, MOST_PROBLEMS)
      .map((note) => word(locale, 'plan.note', { what: problemInWords(note, { ...draft, knowledge }, locale) })),
    ...(draft.scope === 'global' ? [] : [word(locale, 'plan.here')]),
    ...(draft.why ? [word(locale, 'plan.why', { why: draft.why })] : []),
  ]
}

export function comparisonLines(
  { better, worse, moved, judged }: Comparison<LabelledText>,
  knowledge: Knowledge,
  locale: LocaleId,
): string[] {
  if (!better.length && !worse.length && !moved.length) return [word(locale, 'plan.nothing', { judged })]
  const counts = { judged, better: better.length, worse: worse.length, moved: moved.length }
  const changes = (key: 'plan.better' | 'plan.worse', list: readonly Change<LabelledText>[]) => [
    ...list.slice(0, MOST_CHANGES).map(({ example, before, after }) =>
      word(locale, key, {
        text: clipped(example.text),
        before: verdictInWords(before.said, knowledge, locale),
        after: verdictInWords(after.said, knowledge, locale),
      }),
    ),
    ...more(list.length - MOST_CHANGES, locale),
  ]
  return [word(locale, 'plan.counts', counts), ...changes('plan.worse', worse), ...changes('plan.better', better)]
}

/** What was to be done, so that a problem can say with which part of it. */
export interface Refused {
  readonly operations: readonly Operation[]
  readonly knowledge: Knowledge
}

export function refusedLines(problems: readonly Problem[], refused: Refused, locale: LocaleId): string[] {
  return [
    word(locale, 'refused.title'),
    ...problems
      .slice(0, MOST_PROBLEMS)
      .map((one) => word(locale, 'refused.item', { why: problemInWords(one, refused, locale) })),
    ...more(problems.length - MOST_PROBLEMS, locale),
  ]
}

/** What others changed since a plan was looked at, the newest first. @param since at least one, in their order */
export function conflictLines(since: readonly Edit[], view: EditView): string[] {
  const { locale } = view
  const shown = since.slice(-MOST_CHANGES).reverse()
  return [
    ...shown.map((edit, i) =>
      word(locale, i === 0 ? 'plan.conflict' : 'plan.conflict-too', {
        ...{ who: authorOf(edit, locale), when: momentInWords(edit.at), edit: edit.id },
        what: describeEdit(edit, view),
      }),
    ),
    ...more(since.length - shown.length, locale),
    word(locale, 'plan.again'),
  ]
}

/** Whoever typed one command knows what is meant; of several operations, or in YAML, the place is told. */
function problemInWords({ path, ...rest }: Problem, { operations, knowledge }: Refused, locale: LocaleId): string {
  const why = describeProblem({ ...rest, params: named(rest.params, knowledge, locale), path: [] }, locale)
  const [first] = path
  if (typeof first !== 'number' || !operations.length) {
    const place = path.map((key) => (typeof key === 'number' ? word(locale, 'place.item', { number: key + 1 }) : key))
    return place.length ? word(locale, 'place', { place: place.join(' '), why }) : why
  }
  const operation = operations.length > 1 ? operations[first] : undefined
  return operation ? word(locale, 'place', { place: describeOperation(operation, knowledge, locale), why }) : why
}

/** Topics by their titles, as the lists show them. */
function named(params: Problem['params'], knowledge: Knowledge, locale: LocaleId): Problem['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      value === undefined ? value : titleOf(knowledge, value, locale),
    ]),
  )
}

function more(count: number, locale: LocaleId): string[] {
  return count > 0 ? [word(locale, 'plan.more', { count })] : []
}
